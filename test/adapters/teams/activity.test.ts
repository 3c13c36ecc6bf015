import { activityIn } from '../../../src/adapters/teams/activity';

const said = {
  type: 'message',
  channelId: 'msteams',
  serviceUrl: 'https://smba.example/',
  text: 'hei',
  from: { id: '29:nora', aadObjectId: 'nora' },
  recipient: { id: '28:trygg' },
  conversation: { id: 'a:1', conversationType: 'personal' },
  timestamp: '2026-01-05T08:00:00.000Z',
  value: { data: { verb: 'Home' } },
};
const activity = (fields: object = {}) => activityIn(JSON.stringify({ ...said, ...fields }));

describe('what comes in', () => {
  it('is an activity with its moments as dates, and everything else as it was sent', () => {
    expect(activity()).toEqual({ ...said, timestamp: new Date(said.timestamp) });
  });

  it.each([
    ['without a type', { type: undefined }],
    ['with an empty channel', { channelId: '' }],
    ['with a number for a text', { text: 7 }],
    ['from nobody', { from: undefined }],
    ['from a list', { from: [] }],
    ['to nobody', { recipient: { id: '' } }],
    ['with a conversation of another kind', { conversation: { id: 'a:1', conversationType: {} } }],
    ['with a tenant that is a text', { channelData: { tenant: 'x' } }],
    ['at no moment', { localTimestamp: 'yesterday' }],
  ])('is no activity %s', (_, fields) => {
    expect(activity(fields)).toBeUndefined();
  });

  it.each(['', 'null', '[]', '"text"', '{', '{"type":"message"}'])('is no activity: %s', (text) => {
    expect(activityIn(text)).toBeUndefined();
  });

  it.each(['__proto__', '\\u005f_proto__', '__pr\\u006fto__', '\\u005F\\u005Fproto\\u005f\\u005f'])(
    'brings nobody another prototype, written as %s',
    (key) => {
      const data = `{"verb":"Home","${key}":{"verb":"SendReport"}}`;
      const { value } = activityIn(JSON.stringify(said).replace('{"verb":"Home"}', data)) ?? {};
      expect(Object.keys(value.data)).toEqual(['verb']);
      expect({ ...value.data }.verb).toBe('Home');
    },
  );
});
