import { mayGoTo } from '../../../src/adapters/teams/turns/download-upload';

describe('where a file may go', () => {
  const local = ['http://127.0.0.1:3978'];

  it.each([
    'https://contoso-my.sharepoint.com/personal/nora/_api/v2.0/drive/items/x/uploadSession?guid=y',
    'https://contoso.sharepoint.com/x',
    'http://127.0.0.1:3978/workbench/channel/files/upload/x',
  ])('to %s', (address) => {
    expect(mayGoTo(address, local)).toBe(true);
  });

  it.each([
    'http://contoso-my.sharepoint.com/x',
    'https://contoso-my.sharepoint.com:8443/x',
    'https://contoso-my.sharepoint.com.evil.example/x',
    'https://evil.example/.sharepoint.com',
    'https://evil.example#.sharepoint.com',
    'https://a.b.sharepoint.com/x',
    'https://sharepoint.com/x',
    'https://evil.example@contoso.sharepoint.com/x',
    'https://contoso.sharepoint.com@evil.example/x',
    'http://127.0.0.1:3979/x',
    'http://localhost:3978/x',
    'file:///etc/passwd',
    'javascript:alert(1)',
    '',
  ])('never to %s', (address) => {
    expect(mayGoTo(address, local)).toBe(false);
  });

  it('not to this machine, where no local channel is', () => {
    expect(mayGoTo('http://127.0.0.1:3978/x', [])).toBe(false);
  });
});
