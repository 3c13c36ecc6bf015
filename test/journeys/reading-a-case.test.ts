import { dialog } from '../../src/adapters/teams/turns/dialogs';
import { sendReport } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { organisation, type PersonName } from '../support/organisation';
import { everyDialog, type Visited } from '../support/walk-dialogs';
import { playCase } from '../support/whole-case';

const everybody = ['nora', 'jonas', 'silje', 'kari', 'anne'] as const;

const call = (on: string) => ({
  about: 'Kommentarer i møter i høst.',
  'meetAt.date': on,
  'meetAt.time': '09:00',
  place: 'Rom 2',
});

/** Everything that can be reached from a case is read, by everybody in it, again and again while it goes on. */
describe('reading a case, from the call of the accused to its end', () => {
  let local: LocalTrygg;
  let play: ReturnType<typeof playCase>;
  let caseId: string;

  beforeAll(async () => {
    local = await startLocalTrygg();
    for (const name of everybody) await local.person(name).install();
    caseId = await sendReport(local.person('nora'), { accused: ['jonas', 'silje'], what: 'De ler av meg.' });
    await local.trygg.trygg.idle();
    play = playCase(local, caseId, { complainant: 'nora', handler: 'kari', hr: 'anne' });
    await play.hearComplainant();
    await play.considerProtection();
    await local.moveTo('2026-01-08T12:00:00.000Z');
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  const reached = async (who: PersonName): Promise<string> => {
    const dialogs = await everyDialog(local, who, caseId);
    expect(dialogs.flatMap(problemIn)).toEqual([]);
    return dialogs.map(({ card }) => card).join('\n');
  };
  const problemIn = ({ screen }: Visited) => (screen.screen === 'dialogProblem' ? [screen.problem] : []);

  it('the accused reach nothing before they are called', async () => {
    const [only] = await everyDialog(local, 'jonas', caseId);
    expect(only?.screen).toMatchObject({ screen: 'dialogProblem', problem: 'notYours' });
  });

  it('whoever is called without the name reads neither it nor why, and nothing of another accused', async () => {
    const why = 'Navnet kan føre til press.';
    await play.task('kari', 'CallAccused', { ...call('2026-01-09'), naming: 'postponed', reasons: why }, 'a1');
    await play.task('kari', 'CallAccused', { ...call('2026-01-14'), naming: 'named' }, 'a2');
    const jonas = await reached('jonas');
    expect(jonas).toContain('Kommentarer i møter i høst.');
    expect(jonas).toContain('Du får vite senere hvem klager er.');
    for (const secret of [why, organisation.nora.name, organisation.silje.name, 'De ler av meg.', 'fortalte fritt']) {
      expect(jonas).not.toContain(secret);
    }
    expect(await reached('silje')).toContain(organisation.nora.name);
    expect(await reached('kari')).toContain(why);
  });

  it('whoever is invited answers with the invitation before their eyes, and the leader reads the answer', async () => {
    await play.task('jonas', 'AnswerInvitation', { way: 'otherTime', words: 'Fredag passer bedre.' });
    expect(await reached('jonas')).toContain('Fredag passer bedre.');
    expect(await reached('kari')).toContain('Fredag passer bedre.');
    expect(await reached('nora')).not.toContain('Fredag passer bedre.');
  });

  it('nobody reads the other half of a decision before their own is given', async () => {
    for (const [subject, who] of [
      ['a1', 'jonas'],
      ['a2', 'silje'],
    ] as const) {
      await local.moveTo('2026-01-15T12:00:00.000Z');
      const held = { 'heldAt.date': '2026-01-15', 'heldAt.time': '10:00', place: 'Rom 2' };
      await play.task('kari', 'HoldConversation', held, subject);
      await play.task('kari', 'WriteMinutes', { text: `Dette fortalte ${subject}.` }, subject);
      await play.task(who, 'SignMinutes', { way: 'signWithRemark', remark: `Merknad fra ${subject}.` });
      await play.task('kari', 'WriteInvestigationNote', { about: 'Møtene.', grounds: 'Begge er hørt.' }, subject);
    }
    await play.task('kari', 'NameComplainant', { naming: 'withheld', reasons: 'Hun er redd for ham.' }, 'a1');
    await play.task('kari', 'DecideCase', { grounds: 'no', reasons: 'Lederens eget syn.' }, 'a1');
    expect(await reached('anne')).not.toContain('Lederens eget syn.');
    await play.task('anne', 'DecideCase', { grounds: 'no', reasons: 'Synet til HR.' }, 'a1');
    for (const who of ['anne', 'kari'] as const) {
      const read = await reached(who);
      expect(read).toContain('Lederens eget syn.');
      expect(read).toContain('Synet til HR.');
    }
    for (const who of ['nora', 'jonas', 'silje'] as const)
      expect(await reached(who)).not.toMatch(/Lederens eget syn|Synet til HR/);
  });

  it('each party reads their own minutes and their own letter, with the right to appeal', async () => {
    await play.tellOutcome('a1');
    const [nora, jonas, silje] = [await reached('nora'), await reached('jonas'), await reached('silje')];
    for (const read of [nora, jonas]) expect(read).toMatch(/Utfallet av saken er dette\..*punkt 3\.2\.5/s);
    expect(silje).not.toContain('Utfallet av saken er dette.');
    expect(jonas).toContain('Merknad fra a1.');
    expect(silje).toContain('Merknad fra a2.');
    expect(nora).not.toContain('Merknad fra');
    expect(jonas).not.toMatch(/\ba2\b/);
  });

  it('what was written comes back where there is no form any more', async () => {
    const data = {
      verb: 'TakeStep',
      caseId,
      command: 'WriteInvestigationNote',
      step: 'writeInvestigationNote',
      subject: 'a1',
      round: '1',
      about: 'Skrevet en gang til.',
    };
    const turn = { personId: organisation.kari.id, language: 'nb', data } as const;
    const screen = await dialog(local.trygg.trygg, 'TakeStep', turn);
    expect(screen).toMatchObject({ screen: 'dialogProblem', problem: 'alreadyDone' });
    expect(JSON.stringify(screen)).toContain('Skrevet en gang til.');
  });

  it('somebody without a part in it reaches nothing, whatever they ask for', async () => {
    const data = { caseId, step: 'decideCase', subject: 'a1', round: '1', command: 'DecideCase' };
    for (const verb of ['OpenCase', 'ReadRecord', 'ReadComplaint', 'Prepare', 'OpenTask', 'TakeStep']) {
      const turn = { personId: 'nobody', language: 'nb', data } as const;
      const screen = await dialog(local.trygg.trygg, verb, turn);
      expect(screen).toEqual({ screen: 'dialogProblem', problem: 'notYours', waitsFor: [] });
    }
  });
});
