import { sendReport } from '../support/acts';
import { buildProgram, KillableTrygg } from '../support/killable-trygg';
import type { PersonName } from '../support/organisation';
import { playCase } from '../support/whole-case';

const concluding = { conclusion: 'false', reasons: 'Meldingene var hans egne.', whyKnowingly: 'Han sa det selv.' };

/** Chapter 3.2.6: Tomasz accused Jonas; Hanne and Bjørn conclude that he knew it was false; Kari and Anne get what comes of it. */
describe('a false accusation, where Trygg is killed (-9) on the way to the case that comes of it', () => {
  let killable: KillableTrygg;

  beforeAll(async () => {
    buildProgram();
    killable = await KillableTrygg.open();
  }, 300_000);
  afterAll(() => killable.close());

  const casesOnDisk = async () => (await killable.look(['kari'])).cases.map(({ caseId }) => caseId);
  const pausing = async (minutes: number) =>
    killable.moveTo(new Date(Date.parse('2026-01-09T10:00:00.000Z') + minutes * 60_000).toISOString());

  it('after the conclusion is on disk, before the new case is written, and right after it: it begins once', async () => {
    for (const name of ['tomasz', 'hanne', 'bjorn', 'jonas', 'kari', 'anne'] as const)
      await killable.person(name).install();
    const old = await sendReport(killable.person('tomasz'), { accused: ['jonas'], what: 'Han ler av meg.' });
    let isGivenUp = false;
    const stage = {
      person: (name: PersonName) => killable.person(name, isGivenUp),
      moveTo: (instant: string) => killable.moveTo(instant),
      trygg: { trygg: { idle: () => killable.settle(), views: { caseFor: () => Promise.resolve(undefined) } } },
    };
    await killable.settle();
    const play = playCase(stage, old, { complainant: 'tomasz', handler: 'hanne', hr: 'bjorn' });
    await play.hearComplainant();
    await play.considerProtection();
    await play.callAndHear('a1', '2026-01-08', '2026-01-09');
    await play.task('jonas', 'SignMinutes', { way: 'sign' });
    await play.decide('a1', 'no');
    await play.tellOutcome('a1');
    await play.offer('hanne', 'ConcludeFalse', concluding);
    expect(await casesOnDisk()).toEqual([old]);

    isGivenUp = true;
    await killable.arm({ name: 'store.insertCommit:after', nth: 1 });
    // He gets no answer, and leaves it at that.
    await expect(play.offer('bjorn', 'ConcludeFalse', concluding)).rejects.toThrow('sent back');
    killable.person('bjorn').closeDialog();
    expect([killable.deaths, await casesOnDisk()]).toEqual([1, [old]]);

    await killable.arm({ name: 'store.insertCommit:before', nth: 1 });
    await pausing(10);
    expect([killable.deaths, await casesOnDisk()]).toEqual([2, [old]]);

    await killable.arm({ name: 'store.insertCommit:after', nth: 1 });
    await pausing(20);
    expect(killable.deaths).toBe(3);
    const begun = await casesOnDisk();
    expect(begun).toHaveLength(2);

    await pausing(30);
    await killable.recover();
    const { cases, openTasks } = await killable.look(['kari']);
    const linked = cases.find(({ caseId }) => caseId !== old);
    expect([cases.map(({ caseId }) => caseId), linked?.commits]).toEqual([begun, 1]);
    expect(openTasks).toEqual([`${linked?.caseId} startDiscipline`]);
    const cards = killable
      .person('kari')
      .messages.filter(
        ({ from, attachments }) => from === 'bot' && JSON.stringify(attachments).includes('StartDiscipline'),
      );
    expect(cards).toHaveLength(1);
    const offered = JSON.stringify(killable.person('bjorn').messages);
    expect(offered).toContain(old);
    expect(offered).not.toContain(`${linked?.caseId}`);
  }, 300_000);
});
