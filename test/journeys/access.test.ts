import { button } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { organisation, type PersonName } from '../support/organisation';
import { inkOf, pagesIn } from '../support/pdf-text';
import { beginCase, type playCase } from '../support/whole-case';

const account = 'kanarifugl i klagen';
const minutesOfJonas = 'kanarifugl i referatet til Jonas';
const assessment = 'Gjentatte kommentarer foran andre.';
const letter = 'Utfallet av saken er dette.';

/** GDPR, article 15: what concerns a person and only that, for HR on the case to check before it is handed over. */
describe('access', () => {
  let local: LocalTrygg;
  let caseId: string;
  let play: ReturnType<typeof playCase>;
  const dialog = (name: PersonName) => JSON.stringify(local.person(name).dialog?.card ?? {});

  const fileOf = async (subject: string) => {
    const anne = local.person('anne');
    await anne.say('innsyn');
    await anne.press(button('Access'));
    await anne.submitDialog(button('AccessOf', { subject }));
    await anne.submitDialog(button('Download', { step: 'access' }));
    await anne.submitDialog(button('SendFile'));
    anne.closeDialog();
    await anne.answerFile('accept');
    await local.trygg.downloaded();
    const file = anne.files.at(-1);
    return {
      name: file?.name ?? '',
      ink: pagesIn(file?.content ?? Buffer.alloc(0))
        .map(inkOf)
        .join(''),
    };
  };

  beforeAll(async () => {
    local = await startLocalTrygg();
    const report = { accused: ['jonas', 'silje'], what: account } as const;
    ({ play, caseId } = await beginCase(local, ['jonas', 'silje', 'bjorn', 'per'], report));
    await play.hearComplainant();
    await play.considerProtection();
    const call = {
      about: 'Kommentarer.',
      'meetAt.date': '2026-01-09',
      'meetAt.time': '10:00',
      place: 'Rom 2',
      naming: 'named',
    };
    await local.moveTo('2026-01-08T12:00:00.000Z');
    await play.task('kari', 'CallAccused', call, 'a1');
    await local.moveTo('2026-01-09T09:30:00.000Z');
    const held = { 'heldAt.date': '2026-01-09', 'heldAt.time': '10:00', place: 'Rom 2' };
    await play.task('kari', 'HoldConversation', held, 'a1');
    await play.task('kari', 'WriteMinutes', { text: minutesOfJonas }, 'a1');
    await play.task('jonas', 'SignMinutes', { way: 'sign' }, 'a1');
    await play.decide('a1', 'no');
    await play.tellOutcome('a1');
  }, 120_000);
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations.filter(({ code }) => code !== 'upload-range')).toEqual([]);
  });

  it('HR on the case finds everybody who knows of it, and nobody who does not', async () => {
    await local.person('anne').say('innsyn');
    await local.person('anne').press(button('Access'));
    expect(dialog('anne')).toMatch(/Jonas Berg.*Nora Lund/);
    expect(dialog('anne')).not.toContain('Silje Moen');
    expect(JSON.stringify(local.person('anne').messages)).not.toContain('Jonas Berg');
    const unknown = { verb: 'AccessOf', caseId, subject: 'a2' };
    expect(JSON.stringify(await local.person('anne').dialogStep('task/fetch', unknown))).not.toContain('Silje');
  });

  it('is told what to check, and sees what would be handed over', async () => {
    await local.person('anne').say('innsyn');
    await local.person('anne').press(button('Access'));
    await local.person('anne').submitDialog(button('AccessOf', { subject: 'a1' }));
    expect(dialog('anne')).toContain('Sjekk før du gir det videre');
    expect(dialog('anne')).toContain(caseId);
    expect(dialog('anne')).not.toContain('Melding');
    local.person('anne').closeDialog();
  });

  it('of the complainant holds the complaint, their minutes and letter, and nothing of the accused', async () => {
    const { name, ink } = await fileOf('complainant');
    expect(name).toMatch(/^Trygg-innsyn-T-/);
    for (const told of [account, 'Klager fortalte fritt.', letter, 'Nora Lund', 'Datatilsynet', caseId]) {
      expect([told, ink.includes(inkOf(told))]).toEqual([told, true]);
    }
    for (const kept of [minutesOfJonas, assessment, 'Begge har forklart seg.', 'Samlet vurdering.']) {
      expect([kept, ink.includes(inkOf(kept))]).toEqual([kept, false]);
    }
  });

  it('of the accused holds their minutes and letter, and not the complaint', async () => {
    const { ink } = await fileOf('a1');
    for (const told of [minutesOfJonas, letter, 'Jonas Berg', 'Kommentarer.', 'Rom 2']) {
      expect([told, ink.includes(inkOf(told))]).toEqual([told, true]);
    }
    for (const kept of [account, 'Klager fortalte fritt.', assessment, 'Silje Moen', 'Begge har forklart seg.']) {
      expect([kept, ink.includes(inkOf(kept))]).toEqual([kept, false]);
    }
  });

  it.each(['bjorn', 'kari', 'nora', 'jonas', 'per'] as const)('is not %s’s to take', async (name) => {
    const ask = (data: object) => local.person(name).dialogStep('task/fetch', { caseId, subject: 'a1', ...data });
    const list = JSON.stringify(await ask({ verb: 'Access' }));
    expect(list).not.toMatch(/Jonas Berg|Nora Lund|T-\w{4}/);
    const one = JSON.stringify(await ask({ verb: 'AccessOf' }));
    const none = JSON.stringify(
      await local.person(name).dialogStep('task/fetch', { verb: 'AccessOf', caseId: 'T-0000-0000', subject: 'a1' }),
    );
    expect(one).toBe(none);
    const file = JSON.stringify(await ask({ verb: 'Download', step: 'access', round: 1 }));
    expect(file).toBe(none);
  });

  it('is on record as a look of HR’s', async () => {
    const looks = await local.trygg.trygg.looks.of(caseId);
    const own = looks.filter(({ by }) => by === organisation.anne.id).map(({ what }) => what);
    expect(own).toEqual(expect.arrayContaining(['Access', 'AccessOf', 'SendFile']));
  });
});
