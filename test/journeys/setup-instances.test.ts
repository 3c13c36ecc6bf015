import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { compose, type Running } from '../../src/compose';
import { type Channel, createChannel } from '../../src/workbench/channel/channel';
import { button, textsIn } from '../support/acts';
import { appId, localComposition, TestClock, tenantId } from '../support/local-trygg';
import { organisation } from '../support/organisation';

const every = 50;

describe('the setup with two instances on one store', () => {
  let folder: string;
  let channel: Channel;
  let one: Running;
  let other: Running;
  const begin = async () => {
    const clock = new TestClock('2026-01-05T08:00:00.000Z');
    const running = await compose({ ...localComposition(channel, folder, clock), setupEvery: every });
    await new Promise<void>((resolve) => running.server.listen(0, '127.0.0.1', resolve));
    await running.peopleChecked();
    return running;
  };
  const at = ({ server }: Running) => {
    channel.pointAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`);
    return channel.person(organisation.anne.id);
  };
  const open = async (running: Running) => {
    const anne = at(running);
    await anne.say('oppsett');
    await anne.press(button('SetupTopic', { topic: 'periods' }));
    await anne.submitDialog(button('ChangeSetting', { setting: 'periods.assessment' }));
    return anne;
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trygg-setup-'));
    const people = Object.values(organisation).map(({ id, name }) => ({ id, name, locale: 'nb-NO' }));
    channel = createChannel({ appId, tenantId, botName: 'Trygg', people });
    await channel.listen();
    one = await begin();
    other = await begin();
    await at(one).install();
  });
  afterAll(async () => {
    await one.stop();
    await other.stop();
    await channel.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('holds in the other one by itself', async () => {
    const anne = await open(one);
    await anne.submitDialog(button('SaveSetting'), { inputs: { value: '9', unit: 'days' } });
    expect(one.trygg.grounds.policy.periods.assessment).toEqual({ days: 9 });
    const until = Date.now() + 100 * every;
    while (other.trygg.setup.entries.length === 0 && Date.now() < until) await setTimeout(every);
    expect(other.trygg.grounds.policy.periods.assessment).toEqual({ days: 9 });
  });

  it('is shown as it stands by whichever is asked, and is changed on by it', async () => {
    const anne = await open(other);
    expect(textsIn(anne.dialog?.card)).toContain('9 dager');
    at(one);
    await anne.submitDialog(button('SaveSetting'), { inputs: { value: '8', unit: 'days' } });
    at(other);
    await anne.submitDialog(button('ChangeSetting', { setting: 'periods.assessment' }));
    expect(textsIn(anne.dialog?.card)).toContain('8 dager');
    await anne.submitDialog(button('TakeBackSetting'));
    await one.trygg.setup.refresh();
    expect(one.trygg.grounds.policy.periods.assessment).toEqual({ days: 7 });
    expect(one.trygg.setup.entries).toHaveLength(3);
  });
});
