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

  it('what Nora tells HR that is wrong is taken down there, stands with it as hers, and belongs to her copy', async () => {
    const { anne, nora, kari } = { anne: local.person('anne'), nora: local.person('nora'), kari: local.person('kari') };
    const wrong = 'Det var i august. ${what} <b>Ikke</b> [i juni](https://evil.example) {{DATE(2026-01-01)}}';
    await anne.say('innsyn');
    await anne.press(button('Access'));
    await anne.submitDialog(button('AccessOf', { subject: 'complainant' }));
    await anne.submitDialog(button('OpenTask', { command: 'AskToRectify', step: 'askToRectifyAsComplainant' }));
    const listed = dialog('anne');
    for (const told of ['Klagen, ', 'Referatet fra samtalen', 'Noe annet']) expect(listed).toContain(told);
    expect(listed).not.toContain('Beskyttelse');
    const about = 'writeMinutesOfComplainant/complainant/1';
    await anne.submitDialog(button('TakeStep'), { inputs: { about, what: wrong } });
    expect(dialog('anne')).toContain('Uttalelsen er ført inn i saken.');
    anne.closeDialog();
    await local.trygg.trygg.idle();
    const minutes = { verb: 'ReadRecord', caseId, step: 'writeMinutesOfComplainant', subject: 'complainant', round: 1 };
    await kari.dialogStep('task/fetch', minutes);
    expect(dialog('kari')).toContain('mener at noe her er feil');
    await kari.submitDialog(button('ReadRecord', { step: 'askToRectifyAsComplainant' }));
    expect(dialog('kari')).toContain(JSON.stringify(wrong.replaceAll('{{', '{ {')).slice(1, 20));
    await nora.dialogStep('task/fetch', minutes);
    expect(dialog('nora')).toContain('Du la til en uttalelse om dette');
    for (const name of ['kari', 'nora', 'anne'] as const) {
      local.person(name).closeDialog();
      expect(JSON.stringify(local.person(name).messages)).not.toContain('august');
    }
    expect((await fileOf('complainant')).ink).toContain(inkOf('Det var i august.'));
    expect((await fileOf('a1')).ink).not.toContain(inkOf('Det var i august.'));
  });

  it('Jonas says himself what is wrong, from what he reads, and nobody else is offered it', async () => {
    const jonas = local.person('jonas');
    await jonas.dialogStep('task/fetch', { verb: 'ReadRecord', caseId, step: 'callAccused', subject: 'a1', round: 1 });
    await jonas.submitDialog(button('OpenTask', { command: 'AskToRectify', about: 'callAccused/a1/1' }));
    await jonas.submitDialog(button('TakeStep'), { inputs: { about: 'callAccused/a1/1', what: 'Jeg var ikke der.' } });
    expect(dialog('jonas')).toContain('Uttalelsen din er lagt til i saken.');
    jonas.closeDialog();
    await local.trygg.trygg.idle();
    await local.person('kari').dialogStep('task/fetch', { verb: 'OpenCase', caseId });
    expect(dialog('kari')).not.toContain('"AskToRectify"');
    local.person('kari').closeDialog();
    await local.person('anne').dialogStep('task/fetch', { verb: 'OpenCase', caseId });
    expect(dialog('anne')).not.toContain('"AskToRectify"');
    local.person('anne').closeDialog();
    expect((await fileOf('a1')).ink).toContain(inkOf('Jeg var ikke der.'));
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
    const looks = await (await local.trygg.trygg.looks.of(caseId)).opened();
    const own = looks.filter(({ by }) => by === organisation.anne.id).map(({ what }) => what);
    expect(own).toEqual(expect.arrayContaining(['Access', 'AccessOf', 'SendFile']));
  });
});
