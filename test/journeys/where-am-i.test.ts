import { button } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import type { PersonName } from '../support/organisation';
import { beginCase, type playCase } from '../support/whole-case';

/** *Where are we now?*, from the case in the chat, at three points of its way. */
describe('where a case is', () => {
  let local: LocalTrygg;
  let caseId: string;
  let play: ReturnType<typeof playCase>;

  beforeAll(async () => {
    local = await startLocalTrygg();
    ({ caseId, play } = await beginCase(local, ['jonas', 'silje'], { accused: ['jonas'], what: 'Han ler av meg.' }));
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  /** What stands on the card, top down. */
  const way = async (who: PersonName): Promise<string> => {
    await play.openCase(who);
    await local.person(who).submitDialog(button('ShowWay', { caseId }));
    const card = JSON.stringify(local.person(who).dialog?.card);
    expect(card).toContain('"OpenCase"');
    local.person(who).closeDialog();
    return [...card.matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text).join(' · ');
  };
  /** Asked for with no button that leads there. */
  const asked = async (who: PersonName): Promise<string> => {
    const answer = JSON.stringify(await local.person(who).dialogStep('task/fetch', { verb: 'ShowWay', caseId }));
    local.person(who).closeDialog();
    return answer;
  };

  it('when the report came: it is looked into, and the accused knows of nothing', async () => {
    await play.task('kari', 'AcknowledgeReceipt');
    for (const who of ['nora', 'kari'] as const) {
      const shown = await way(who);
      expect(shown).toContain('● · Klagen undersøkes · Nå · Lederen som har saken, snakker med partene');
      expect(shown).toContain('○ · Saken avgjøres · Kan komme');
      expect(shown).not.toMatch(/isiplin|Formell|Uformell|anke/);
    }
    expect(await asked('jonas')).not.toContain('Klagen undersøkes');
  });

  it('when the accused was heard: they see the same way, with what can come of it', async () => {
    await play.task('anne', 'SignReceipt');
    await play.task('kari', 'AssessComplaint', { felt: 'harassment', improper: 'yes', reasons: 'Foran andre.' });
    await play.task('anne', 'AssessComplaint', { felt: 'harassment', improper: 'yes', reasons: 'Foran andre.' });
    await play.task('kari', 'TellOfCompanion');
    await local.moveTo('2026-01-07T12:00:00.000Z');
    const held = { 'heldAt.date': '2026-01-07', 'heldAt.time': '10:00', place: 'Rom 1' };
    await play.task('kari', 'HoldConversation', held, 'complainant');
    await play.task('kari', 'WriteMinutes', { text: 'Nora fortalte fritt.' }, 'complainant');
    await play.task('nora', 'SignMinutes', { way: 'sign' }, 'complainant');
    await play.considerProtection();
    await play.callAndHear('a1', '2026-01-08', '2026-01-09');
    await play.task('jonas', 'SignMinutes', { way: 'sign' });
    await play.decide('a1', 'no');
    const jonas = await way('jonas');
    expect(jonas).toContain('✓ · Klagen undersøkes · Ferdig 9. januar 2026 · ● · Saken avgjøres · Nå');
    expect(jonas).toContain('○ · Uformell samtale · Kan komme · ○ · Formell sak · Kan komme');
    const nora = await way('nora');
    expect(nora).toContain('○ · Disiplinær oppfølging · Kan komme');
    expect(nora).not.toMatch(/Formell sak|Uformell samtale/);
  });

  it('when it was closed: all is done, with its days, and each reads until when they can appeal', async () => {
    await play.tellOutcome('a1');
    await play.task('kari', 'OfferCounselling', { offer: 'Samtale.' }, 'a1');
    await play.close('a1');
    for (const who of ['nora', 'jonas'] as const) {
      const shown = await way(who);
      expect(shown).toContain('✓ · Avsluttet med notat · Ferdig 9. januar 2026');
      expect(shown).toContain('Du kan anke til og med fredag 23. januar 2026.');
      expect(shown).not.toContain('●');
    }
    expect(await asked('silje')).not.toContain('Klagen undersøkes');
  });
});
