import { button, doTask, type Outcome, openInCase, sendReport } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import type { PersonName } from '../support/organisation';
import { WatchedStore } from '../support/watched-store';

let local: LocalTrygg;
let caseId: string;
const store = new WatchedStore();
const person = (name: PersonName) => local.person(name);
const settled = () => local.trygg.trygg.idle();
const commits = () => store.asked.filter((method) => method === 'insertCommit').length;
const state = async () => local.trygg.trygg.views.caseFor(person('kari').person.id, caseId);
const half = { felt: 'harassment', improper: 'yes', reasons: 'Gjentatte kommentarer.' };
const held = { 'heldAt.date': '2026-01-07', 'heldAt.time': '10:00', place: 'Rom 1', companion: '' };
const text = (seen: unknown) => JSON.stringify(seen);
const failed = 'Det gikk ikke akkurat nå';

async function open(name: PersonName, command: string): Promise<void> {
  await person(name).press(button('OpenTask', { command }));
}
function send(name: PersonName, inputs: Readonly<Record<string, string>>): Promise<Outcome> {
  return person(name).submitDialog(button('TakeStep'), { inputs });
}

beforeAll(async () => {
  local = await startLocalTrygg(undefined, { around: { store: store.around } });
  for (const name of ['nora', 'kari', 'anne'] as const) await person(name).install();
  caseId = await sendReport(person('nora'), { accused: ['jonas'], what: 'Han ler av meg.' });
  await settled();
  local.clock.moveTo('2026-01-07T12:00:00.000Z');
});
afterAll(async () => {
  await local.stop();
  expect(local.channel.violations).toEqual([]);
});

describe('at the same moment', () => {
  it('a form sent twice is carried out once, and both clicks get the receipt', async () => {
    await open('kari', 'AcknowledgeReceipt');
    const both = await Promise.all([send('kari', {}), send('kari', {})]);
    await settled();
    for (const answer of both) expect(text(answer)).not.toMatch(/Det gikk ikke|gjort allerede/);
    expect((await state())?.instances['acknowledgeReceipt/matter/1']?.done?.how).toBe('done');
    const receipts = person('nora').messages.filter((message) => text(message).includes(caseId));
    expect(receipts).toHaveLength(2);
  });

  it('the same task opened on two machines: the first is carried out, the other is told so', async () => {
    await open('anne', 'SignReceipt');
    const first = person('anne').dialog;
    await open('anne', 'SignReceipt');
    expect(first).not.toEqual(person('anne').dialog);
    const data = (card: unknown) => /\{[^{}]*"verb":"TakeStep"[^{}]*\}/.exec(text(card))?.[0] ?? '{}';
    const answers = await Promise.all(
      [first, person('anne').dialog].map((dialog) =>
        person('anne').dialogStep('task/submit', JSON.parse(data(dialog?.card))),
      ),
    );
    await settled();
    expect(answers.filter((answer) => text(answer).includes('Dette er gjort allerede'))).toHaveLength(1);
  });

  it('the two halves of the assessment are both kept', async () => {
    await open('kari', 'AssessComplaint');
    await open('anne', 'AssessComplaint');
    const both = await Promise.all([send('kari', half), send('anne', { ...half, felt: 'bullying' })]);
    await settled();
    for (const answer of both) expect(text(answer)).not.toMatch(/Det gikk ikke|gjort allerede/);
    const instance = (await state())?.instances['assessComplaint/matter/1'];
    expect(instance?.halves?.handler?.answers.felt).toBe('harassment');
    expect(instance?.halves?.hrAdviser?.answers.felt).toBe('bullying');
    expect(instance?.done?.how).toBe('done');
  });

  it('a signature meets a correction of the minutes: one of them wins, and the other is told', async () => {
    await doTask(person('kari'), 'TellOfCompanion');
    await settled();
    await doTask(person('kari'), 'HoldConversation', held);
    await settled();
    await doTask(person('kari'), 'WriteMinutes', { text: 'Første utgave.' });
    await settled();
    await open('nora', 'SignMinutes');
    await openInCase(person('kari'), caseId, 'WriteMinutes');
    const before = commits();
    const [signed, corrected] = await Promise.all([
      send('nora', { way: 'sign' }),
      send('kari', { text: 'Andre utgave.' }),
    ]);
    await settled();
    const after = await state();
    const signature = after?.instances['signMinutesOfComplainant/complainant/1']?.done;
    const document = after?.documents['writeMinutesOfComplainant/complainant/1'];
    if (signature) {
      expect(signature.answers.sha256).toBe(document?.sha256);
      expect(document?.text).toBe('Første utgave.');
      expect(text(corrected)).toContain('Dette er gjort allerede');
    } else {
      expect(document?.text).toBe('Andre utgave.');
      // She is shown what stands there now, to sign that or not.
      expect(text(signed)).toContain('Andre utgave.');
      expect(text(signed)).toContain('Teksten er endret etter at du åpnet den.');
    }
    expect(text([signed, corrected])).not.toContain(failed);
    expect(commits()).toBeGreaterThan(before);
  });

  it('a signature on minutes that were corrected since is not taken for the new ones', async () => {
    const other = await sendReport(person('nora'), { accused: ['silje'], what: 'En annen sak.' });
    await settled();
    const task = async (name: PersonName, command: string, inputs: Readonly<Record<string, string>> = {}) => {
      await person(name).press(button('OpenTask', { command, caseId: other }));
      await send(name, inputs);
      await settled();
    };
    await task('kari', 'AcknowledgeReceipt');
    await task('kari', 'TellOfCompanion');
    local.clock.moveTo('2026-01-08T12:00:00.000Z');
    await task('kari', 'HoldConversation', { ...held, 'heldAt.date': '2026-01-08' });
    await task('kari', 'WriteMinutes', { text: 'Dette sa Nora.' });
    await person('nora').press(button('OpenTask', { command: 'SignMinutes', caseId: other }));
    await openInCase(person('kari'), other, 'WriteMinutes');
    await send('kari', { text: 'Dette sa Nora ikke.' });
    await settled();
    const answer = await send('nora', { way: 'sign' });
    await settled();
    expect(text(answer)).toContain('Dette sa Nora ikke.');
    const after = await local.trygg.trygg.views.caseFor(person('nora').person.id, other);
    expect(after?.instances['signMinutesOfComplainant/complainant/1']?.done).toBeUndefined();
    expect(text(answer)).toContain('Teksten er endret etter at du åpnet den.');
    expect(text(answer)).not.toContain('"value":"sign","wrap"');
  });
});
