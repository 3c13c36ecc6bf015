import { gzipSync } from 'node:zlib';
import type { Json } from '../../src/workbench/channel/model';
import { type LocalTrygg, startLocalTrygg, tenantId } from '../support/local-trygg';
import { message, send, token } from '../support/raw-http';
import { WatchedStore } from '../support/watched-store';

let local: LocalTrygg;
const store = new WatchedStore();
const nora = () => local.person('nora');

beforeAll(async () => {
  local = await startLocalTrygg(undefined, { around: { store: store.around } });
  for (const name of ['nora', 'kari', 'anne'] as const) await local.person(name).install();
});
afterAll(() => local.stop());

function bring(body: string | Buffer, headers: Record<string, string> = { 'content-type': 'application/json' }) {
  return send(local, 'POST', '/api/messages', { authorization: `Bearer ${token(local)}`, ...headers }, body);
}
const bringActivity = (fields: Readonly<Record<string, unknown>>) => bring(JSON.stringify(message(local, fields)));

describe('a body that is no activity', () => {
  it.each([
    ['half a JSON', '{"type":"message"'],
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['a number', '42'],
    ['a text', '"hei"'],
    ['an empty object', '{}'],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x80])],
    ['a hundred thousand lists in one another', '['.repeat(100_000) + ']'.repeat(100_000)],
  ])('%s: 400 without a word', async (_, body) => {
    const kept = store.asked.length;
    expect(await bring(body)).toMatchObject({ status: 400, body: '' });
    expect(store.asked).toHaveLength(kept);
  });

  it.each([
    ['text/plain', { 'content-type': 'text/plain' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['JSON of another kind', { 'content-type': 'application/jsonp' }],
    ['no type', {}],
  ])('%s: 415', async (_, headers) => {
    expect(await bring(JSON.stringify(message(local)), headers)).toMatchObject({ status: 415, body: '' });
  });

  it('a compressed one, which could become very large: 415', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    expect(await bring(gzipSync(JSON.stringify(message(local))), headers)).toMatchObject({ status: 415, body: '' });
  });

  it('one megabyte: 413', async () => {
    expect(await bringActivity({ text: 'x'.repeat(1024 * 1024) })).toMatchObject({ status: 413, body: '' });
  });
});

describe('an activity that lacks something or has something else there', () => {
  it.each([
    ['no type', { type: undefined }],
    ['no conversation', { conversation: undefined }],
    ['no sender', { from: undefined }],
    ['a sender without an account', { from: { id: '29:x' } }],
    ['a sender with an account of another kind', { from: { id: '29:x', aadObjectId: { $ne: '' } } }],
    ['no recipient', { recipient: undefined }],
    ['no service', { serviceUrl: undefined }],
    ['a number as its text', { text: 42 }],
    ['an id that is half a character', { id: '\ud800' }],
    ['an id as long as a book', { id: 'x'.repeat(20_000) }],
    ['an id that climbs', { id: '..' }],
    ['a list as what it replies to', { replyToId: ['a1'] }],
    ['a conversation that is no address', { conversation: { id: 'a\n', conversationType: 'personal', tenantId } }],
    ['a list as its language', { locale: ['nb'] }],
    ['an object as its name', { name: {} }],
    ['a time that is none', { timestamp: 'yesterday' }],
  ])('%s: 400, and nothing is kept', async (_, fields) => {
    const asked = store.asked.length;
    expect(await bringActivity(fields)).toMatchObject({ status: 400, body: '' });
    expect(store.asked).toHaveLength(asked);
  });

  it.each([
    ['surplus fields', { surplus: { deep: [1, 2, { three: 3 }] }, another: null }],
    ['odd entities and attachments', { entities: [null, 'x', { type: 'mention' }], attachments: ['x', null] }],
    ['null for what may be missing', { locale: null, text: null, name: null, value: null }],
    [
      'keys that would change every object',
      JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
    ],
  ])('%s are left alone', async (_, fields) => {
    const heard = nora().messages.length;
    expect(await bringActivity(fields)).toMatchObject({ status: 200 });
    expect(nora().messages).toHaveLength(heard + 1);
    expect(({} as Json).polluted).toBeUndefined();
  });

  it.each(['typing', 'messageReaction', 'conversationUpdate', 'endOfConversation', 'event', '__proto__', 'nonsense'])(
    'an activity of the type %s is taken note of, and nothing follows',
    async (type) => {
      const [asked, heard] = [store.asked.length, nora().messages.length];
      expect(await bringActivity({ type, text: 'hei' })).toMatchObject({ status: 200, body: '' });
      expect(store.asked).toHaveLength(asked);
      expect(nora().messages).toHaveLength(heard);
    },
  );

  it.each([null, 'x', [null, 7, { id: 7 }], [{ id: '29:somebody' }], { id: '28:bot' }])(
    'a chat in which others than Trygg are new, as %j, is no chat with it',
    async (membersAdded) => {
      const asked = store.asked.length;
      expect(await bringActivity({ type: 'conversationUpdate', membersAdded })).toMatchObject({
        status: 200,
        body: '',
      });
      expect(store.asked).toHaveLength(asked);
    },
  );

  it('an invoke that Trygg does not know is answered with 501', async () => {
    for (const name of ['composeExtension/query', 'signin/verifyState', 'task/nonsense', '__proto__', '']) {
      expect(await bringActivity({ type: 'invoke', name, value: {} })).toMatchObject({ status: 501, body: '' });
    }
  });

  it('in a group nothing is said, and the group does not become the way to reach somebody', async () => {
    const conversation = { id: '19:group', conversationType: 'groupChat', isGroup: true, tenantId };
    const asked = store.asked.length;
    for (const type of ['message', 'installationUpdate', 'invoke']) {
      expect(await bringActivity({ type, conversation, name: 'task/fetch' })).toMatchObject({ status: 200, body: '' });
    }
    expect(store.asked).toHaveLength(asked);
  });
});

const text = (seen: unknown) => JSON.stringify(seen) ?? '';

/** Verbs of ours and of nobody. */
const verbs: readonly unknown[] = [
  'Nonsense',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'then',
  '',
  ' Home',
  7,
  null,
  ['Home'],
  { verb: 'Home' },
  '${verb}',
  'x'.repeat(10_000),
];

const shapes: readonly unknown[] = [
  {},
  null,
  [],
  'text',
  42,
  { caseId: 42, step: ['x'], subject: {}, round: 'NaN', once: null, command: true },
  { caseId: '__proto__', command: 'constructor', step: '__proto__', subject: '__proto__', round: -1, once: '' },
  { caseId: 'T-0000-0000', command: 'RecordLapse', step: 'toString', subject: 'constructor', round: 1e99 },
  JSON.parse('{"__proto__":{"verb":"SendReport"},"constructor":{"prototype":{"verb":"SendReport"}}}'),
  { what: { length: 3 }, accusedIds: ['a'], date: 0, 'heldAt.date': {}, '__proto__.date': '2026-01-01' },
  { page: '__proto__', from: 'constructor', direction: 'toString' },
  { passage: '__proto__', route: 'constructor' },
  { language: ['en'], receivers: { split: 1 } },
];

/** Those that open something, with data of the wrong shapes. */
const ours = [
  'OpenTask',
  'TakeStep',
  'ReadComplaint',
  'ReadMinutes',
  'GoOnReport',
  'Passage',
  'Section',
  'MyCases',
  'Tasks',
  'SendReport',
];

describe('what a card never sent', () => {
  const ways = [
    ['pressed in the chat', (verb: unknown, data: unknown) => nora().execute({ verb, data: data as Json })],
    ['sent as a message', (verb: unknown, data: unknown) => nora().post({ type: 'message', value: mixed(verb, data) })],
    ['opening a dialog', (verb: unknown, data: unknown) => nora().dialogStep('task/fetch', mixed(verb, data))],
    ['sent in a dialog', (verb: unknown, data: unknown) => nora().dialogStep('task/submit', mixed(verb, data))],
  ] as const;
  const mixed = (verb: unknown, data: unknown) => (data && typeof data === 'object' ? { ...data, verb } : data) as Json;

  it.each(ways)('%s, it gets a card with a way on, and nothing is kept', async (_, press) => {
    const kept = store.kept;
    for (const verb of [...verbs, ...ours]) {
      for (const data of shapes) {
        const outcome = await press(verb, data);
        const answered =
          'answer' in outcome ? outcome.answer.status === 200 : /"kind":"(card|dialog)"/.test(text(outcome));
        expect([verb, data, answered]).toEqual([verb, data, true]);
        const seen = text(outcome) + text(nora().messages.at(-1));
        // What is answered only because it failed by accident is a defect, even where it does no harm.
        expect([verb, data, seen.includes('Det gikk ikke akkurat nå')]).toEqual([verb, data, false]);
      }
    }
    expect(store.kept).toBe(kept);
    expect(({} as Json).polluted).toBeUndefined();
  });

  it('an invoke whose value is anything at all is answered', async () => {
    for (const name of ['adaptiveCard/action', 'task/fetch', 'task/submit']) {
      for (const value of [undefined, null, 'x', 1, [], {}, { action: null }, { action: 'x' }, { data: 'x' }]) {
        expect(await bringActivity({ type: 'invoke', name, value })).toMatchObject({ status: 200 });
      }
    }
  });
});
