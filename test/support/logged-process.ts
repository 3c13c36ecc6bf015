import { generateKeyPairSync } from 'node:crypto';
import { openTelemetry } from '../../src/adapters/telemetry/open-telemetry';
import type { Messenger } from '../../src/application/messenger';
import { endOnSurprise } from '../../src/quiet-console';
import { button, doTask, sendReport } from './acts';
import { LocalCollector } from './local-collector';
import { type LocalTrygg, startLocalTrygg } from './local-trygg';
import { organisation, type PersonName } from './organisation';
import { knock, message, token } from './raw-http';
import { WatchedStore } from './watched-store';

/**
 * A whole journey in a process of its own, with a canary in every field that people fill in and in every error, so
 * that its output can be searched. Tells its parent what must not stand there.
 */

const canary = (place: string) => `KANARI ${place}`;
const store = new WatchedStore();
let brokenMessenger = false;

const messenger = (real: Messenger): Messenger => ({
  send: (to, view) => (brokenMessenger ? Promise.reject(new Error(canary('messenger'))) : real.send(to, view)),
  update: (to, id, view) =>
    brokenMessenger ? Promise.reject(new Error(canary('messenger'))) : real.update(to, id, view),
});

async function journey(local: LocalTrygg): Promise<string> {
  const person = (name: PersonName) => local.person(name);
  const settled = () => local.trygg.trygg.idle();
  for (const name of Object.keys(organisation) as PersonName[]) await person(name).install();
  await person('nora').say(canary('typed, and long enough to be taken for an account of what happened'));
  await person('nora').say(`hva er mobbing ${canary('asked')}`);
  await person('nora').say(`jeg orker ikke mer, ${canary('cried')}`);
  await person('nora').post({
    type: 'message',
    text: canary('beside a file'),
    attachments: [
      { contentType: 'image/png', contentUrl: `https://example.invalid/${canary('file')}`, name: canary('name') },
    ],
  });
  await person('nora').say('mine saker');
  const inputs = Object.fromEntries(
    ['whenInWords', 'place', 'witnessNames', 'injury', 'position', 'unit'].map((field) => [field, canary(field)]),
  );
  const report = { accused: ['jonas'] as const, accusedNames: canary('accused'), what: canary('what'), inputs };
  const caseId = await sendReport(person('nora'), report);
  await settled();
  const reasons = canary('reasons');
  const half = { felt: 'harassment', improper: 'yes', reasons };
  const held = { 'heldAt.date': '2026-01-07', 'heldAt.time': '10:00', place: canary('room'), companion: canary('who') };
  local.clock.moveTo('2026-01-07T12:00:00.000Z');
  const path: readonly (readonly [PersonName, string, Readonly<Record<string, string>>])[] = [
    ['kari', 'AcknowledgeReceipt', {}],
    ['anne', 'SignReceipt', {}],
    ['kari', 'AssessComplaint', half],
    ['anne', 'AssessComplaint', half],
    ['kari', 'TellOfCompanion', {}],
    ['kari', 'HoldConversation', held],
    ['kari', 'WriteMinutes', { text: canary('minutes') }],
    ['nora', 'SignMinutes', { way: 'signWithRemark', remark: canary('remark') }],
  ];
  for (const [name, command, answers] of path) {
    await doTask(person(name), command, answers);
    await settled();
  }
  await person('jonas').dialogStep('task/fetch', { verb: 'ReadComplaint', caseId });
  await local.moveTo('2026-02-07T12:00:00.000Z');
  await local.restart();
  return caseId;
}

async function hostile(local: LocalTrygg): Promise<void> {
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const odd = canary('odd');
  await knock(local, `Bearer ${token(local, {}, { key: foreign })}`, JSON.stringify(message(local)));
  await knock(local, `Bearer ${token(local, {}, { key: foreign, keyId: odd })}`, JSON.stringify(message(local)));
  await knock(local, `Bearer ${token(local, { iss: odd })}`, odd);
  await knock(local, `Bearer ${token(local)}`, `{"${odd}":`);
  for (const fields of [
    { type: odd },
    { type: 'invoke', name: odd, value: { [odd]: odd } },
    { name: odd, locale: odd, text: odd },
    { type: 'invoke', name: 'task/submit', value: { data: { verb: odd, caseId: odd, step: odd } } },
    { type: 'installationUpdate', action: odd },
  ]) {
    await knock(local, `Bearer ${token(local)}`, JSON.stringify(message(local, fields)));
  }
}

/** Everything fails once, with a canary in the error. */
async function failures(local: LocalTrygg): Promise<void> {
  const nora = local.person('nora');
  const error = Object.assign(new Error(canary('error')), { name: 'StoreError', detail: canary('detail') });
  for (const method of ['document', 'commit', 'putDocument', 'headsOf', 'head', 'insertCommit', 'unsettled', '*']) {
    store.failing = { method, error };
    await nora.say('hei');
    await nora.say('mine saker');
    await nora.press(button('Report'));
    await nora.dialogStep('task/submit', {
      verb: 'TurnPage',
      from: 'reportWho',
      page: 'reportWhat',
      what: canary('x'),
    });
    await nora.dialogStep('task/submit', { verb: 'SendReport', receivers: organisation.kari.id });
    await local.trygg.sweep();
    store.failing = undefined;
  }
  await nora.dialogStep('task/submit', { verb: 'RemoveReport' });
  store.failing = { method: 'writeHead', error };
  await sendReport(nora, { accused: ['silje'], what: canary('again') });
  await local.trygg.trygg.idle();
  store.failing = undefined;
  brokenMessenger = true;
  await sendReport(nora, { accused: ['jonas'], what: canary('once more') });
  await local.trygg.trygg.idle();
  brokenMessenger = false;
  local.channel.intercept(() => ({ status: 500, body: { error: { message: canary('platform') } } }));
  await nora.say('hei');
  await local.moveTo('2026-02-08T12:00:00.000Z');
  local.channel.intercept(() => 'drop');
  await nora.say('hei');
  await local.moveTo('2026-02-09T12:00:00.000Z');
  local.channel.intercept(() => 'accept');
}

async function run(): Promise<void> {
  const around = { store: store.around, messenger };
  const collector = await LocalCollector.start();
  const told = openTelemetry({ endpoint: collector.endpoint, share: 1 });
  const telemetry = { ...told, end: async () => undefined };
  const local = await startLocalTrygg(undefined, { logLevel: 'info', around, telemetry });
  const caseId = await journey(local);
  await hostile(local);
  await failures(local);
  const people = Object.values(organisation).flatMap(({ id, name }) => {
    const { userId, conversationId } = local.channel.person(id);
    return [id, name, userId, conversationId];
  });
  await told.end();
  await collector.close();
  const message = { caseId, secrets: ['KANARI', ...people], told: collector.text };
  await new Promise((resolve) => process.send?.(message, resolve));
  if (process.argv.includes('surprise')) {
    endOnSurprise(local.trygg.log);
    void Promise.reject(new Error(canary('surprise')));
    return;
  }
  await local.stop();
  process.disconnect?.();
}

void run();
