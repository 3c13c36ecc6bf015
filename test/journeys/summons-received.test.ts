import { button } from '../support/acts';
import { type DisciplinePlay, heldOn, summonsFor, toDiscipline } from '../support/discipline-play';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import type { PersonName } from '../support/organisation';

/** Each working day from one to another, so that every reminder in between goes out. */
async function daysPass(local: LocalTrygg, from: string, to: string): Promise<void> {
  for (let at = new Date(`${from}T09:00:00.000Z`); at <= new Date(`${to}T09:00:00.000Z`); ) {
    await local.moveTo(at.toISOString());
    at = new Date(at.getTime() + 86_400_000);
  }
}

function playing() {
  let local: LocalTrygg | undefined;
  let play: DisciplinePlay | undefined;
  return {
    async begin(): Promise<void> {
      local = await startLocalTrygg();
      play = await toDiscipline(local);
      await play.begins();
    },
    async end(): Promise<void> {
      await local?.stop();
      expect(local?.channel.violations).toEqual([]);
    },
    get here() {
      if (!local || !play) throw new Error('nothing has begun');
      const [trygg, ours] = [local, play];
      return {
        local: trygg,
        play: ours,
        tasks: async (who: PersonName): Promise<readonly string[]> =>
          (await trygg.trygg.trygg.views.inbox(trygg.person(who).person.id)).tasks.map(({ step }) => step),
        cards: (who: PersonName): string => JSON.stringify(trygg.person(who).messages),
      };
    },
  };
}

/** 3.2.2-6: Jonas opens the summons only when eight days are left. */
describe('a summons that is received too late for its meeting', () => {
  const played = playing();
  beforeAll(played.begin);
  afterAll(played.end);

  it('Jonas confirms, and is told that the meeting gets a new time', async () => {
    const { local, play } = played.here;
    await play.summons('2026-01-28');
    await local.moveTo('2026-01-20T09:00:00.000Z');
    await local.person('jonas').press(button('OpenTask', { command: 'ConfirmReceipt' }));
    await local.person('jonas').submitDialog(button('TakeStep'));
    expect(play.card('jonas')).toContain('Samtalen får derfor en ny tid, og du får en ny innkalling.');
    local.person('jonas').closeDialog();
    await local.trygg.trygg.idle();
    const read = await play.reads('jonas');
    expect(read).toContain('Du fikk innkallingen under to uker før samtalen, så du får en ny.');
  });

  it('Kari is asked to move it, is told why, and is never asked to hold it', async () => {
    const { local, play, tasks, cards } = played.here;
    expect(await tasks('kari')).toEqual(['moveLateMeeting']);
    const why =
      'Innkallingen ble mottatt tirsdag 20. januar 2026. Samtalen kan tidligst holdes tirsdag 3. februar 2026.';
    expect(await play.opens('kari', 'moveLateMeeting')).toContain(why);
    await daysPass(local, '2026-01-21', '2026-01-29');
    expect(cards('kari')).not.toContain('Hold disiplinærsamtalen');
    expect(cards('kari')).toContain('Fristen var fredag 23. januar, for 6 dager siden');
    const early = { command: 'HoldMeeting', step: 'holdMeeting', inputs: heldOn('2026-01-28') };
    expect(await play.presses('kari', early)).toContain('Samtalen må først få en ny tid');
  });

  it('moved, it gets a summons with two weeks of its own, and staying away from it decides nothing', async () => {
    const { local, play, tasks } = played.here;
    await play.task('kari', 'MoveLateMeeting');
    expect(await play.opens('anne', 'drawUpSummons')).toContain('mottatt tirsdag 20. januar 2026');
    await play.summons('2026-02-16');
    await play.task('jonas', 'ConfirmReceipt');
    expect(await tasks('kari')).toEqual(['holdMeeting']);
    await local.moveTo('2026-02-16T12:00:00.000Z');
    const absent = { command: 'RecordAbsence', step: 'recordAbsence', round: 2, inputs: { what: 'Han kom ikke.' } };
    const refused = await play.presses('kari', absent);
    expect(refused).toContain('Dette kan ikke gjøres ennå');
    expect(refused).toContain('Bare når samtalen har vært flyttet før');
    await play.task('kari', 'HoldMeeting', heldOn('2026-02-16'));
    expect(await tasks('kari')).toEqual(['writeMinutesOfMeeting']);
  });
});

/** P-2: Jonas answers nothing. */
describe('a summons that nobody confirms', () => {
  const played = playing();
  beforeAll(played.begin);
  afterAll(played.end);

  it('Jonas is reminded before the day, and asked once more after it', async () => {
    const { local, play, tasks } = played.here;
    await play.summons('2026-02-04');
    const before = local.person('jonas').messages.length;
    await daysPass(local, '2026-01-13', '2026-01-19');
    expect(local.person('jonas').messages.length).toBeGreaterThan(before);
    expect(await tasks('jonas')).toEqual(['confirmReceipt']);
    expect(await tasks('kari')).toEqual([]);
    await daysPass(local, '2026-01-20', '2026-01-26');
    const asked = (await play.state()).strands.a1?.instances['confirmReceipt/a1/1']?.asked;
    expect(asked).toHaveLength(2);
    expect(await tasks('kari')).toEqual([]);
  });

  it('then Kari has it as a task to hand it over on paper, by a day, and is reminded', async () => {
    const { local, play, tasks, cards } = played.here;
    await daysPass(local, '2026-01-27', '2026-01-30');
    expect(await tasks('kari')).toEqual(['recordHandover']);
    expect(cards('kari')).toContain('Før inn at innkallingen er gitt på papir');
    expect(await play.opens('kari', 'recordHandover')).toContain('Frist');
    await local.moveTo('2026-02-02T09:00:00.000Z');
    const given = { 'handedOverAt.date': '2026-02-02', 'handedOverAt.time': '09:30', seenBy: 'Siri i resepsjonen' };
    await local.person('kari').press(button('OpenTask', { step: 'recordHandover' }));
    await local.person('kari').submitDialog(button('TakeStep'), { inputs: given });
    expect(play.card('kari')).toContain('Det er under to uker til samtalen, så den må få en ny tid.');
    local.person('kari').closeDialog();
    await local.trygg.trygg.idle();
    expect(await tasks('jonas')).toEqual([]);
    expect(await tasks('kari')).toEqual(['moveLateMeeting']);
  });

  it('the next one is handed over at once, and the two weeks have begun', async () => {
    const { local, play, tasks } = played.here;
    await play.task('kari', 'MoveLateMeeting');
    await play.task('anne', 'DrawUpSummons', summonsFor('2026-02-23'));
    await play.task('kari', 'SendSummons', { way: 'send' });
    expect(await tasks('kari')).toEqual(['recordHandover']);
    expect(await tasks('jonas')).toEqual(['confirmReceipt']);
    await local.moveTo('2026-02-03T09:00:00.000Z');
    const given = { 'handedOverAt.date': '2026-02-03', 'handedOverAt.time': '09:30', seenBy: 'Siri i resepsjonen' };
    await play.task('kari', 'RecordHandover', given);
    expect(await tasks('kari')).toEqual(['holdMeeting']);
    await local.moveTo('2026-02-23T12:00:00.000Z');
    await play.task('kari', 'HoldMeeting', heldOn('2026-02-23'));
    expect((await play.state()).strands.a1?.instances['holdMeeting/a1/2']?.done?.how).toBe('done');
  });
});
