import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Composition, compose, type Running } from '../../src/compose';
import { type Channel, createChannel } from '../../src/workbench/channel/channel';
import { doTask, sendReport, textsIn } from '../support/acts';
import { appId, localComposition, TestClock, tenantId } from '../support/local-trygg';
import { organisation } from '../support/organisation';

/** Norway, in winter: local time is an hour ahead of these. */
const at = (day: string, time = '07:00:00.000') => `2026-01-${day}T${time}Z`;
const anne: string = organisation.anne.id;

/** Receipt is to be acknowledged by Thursday 8 January: one day before is Wednesday, two days before Tuesday. */
describe('a case that nobody touches, once reminders are set otherwise', () => {
  let folder: string;
  let channel: Channel;
  let clock: TestClock;
  let running: Running[];
  let one: Running;

  const begin = async (more: Partial<Composition> = {}) => {
    const one = await compose({ ...localComposition(channel, folder, clock), ...more });
    await new Promise<void>((resolve) => one.server.listen(0, '127.0.0.1', resolve));
    await one.peopleChecked();
    channel.pointAt(`http://127.0.0.1:${(one.server.address() as AddressInfo).port}/api/messages`);
    running.push(one);
    return one;
  };
  const dueIn = async ({ store }: Running, caseId: string) => (await store.head(caseId))?.nextDue;
  const sweep = async ({ sweep, trygg }: Running) => {
    await sweep();
    await trygg.idle();
  };
  const digests = () =>
    channel.person(organisation.kari.id).messages.filter((one) => textsIn(one).includes('En påminnelse fra Trygg'));
  const remindBefore = (one: Running, days: readonly number[], seen = 0) =>
    one.trygg.setup.change(anne, { setting: 'reminding.before', value: days, seen });
  const report = async (one: Running) => {
    const number = await sendReport(channel.person(organisation.nora.id), { accused: ['jonas'], what: 'Han ler.' });
    await one.trygg.idle();
    expect(await dueIn(one, number)).toBe(at('07'));
    return number;
  };

  const failAfterOne = ({ store }: Running) => {
    const { rewriteHead } = store;
    let left = 1;
    store.rewriteHead = async (head) => {
      if (left === 0) throw new Error('down');
      left -= 1;
      return rewriteHead(head);
    };
  };
  const stop = async (one: Running) => {
    running = running.filter((other) => other !== one);
    await one.stop();
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trygg-reckoned-'));
    clock = new TestClock('2026-01-05T08:00:00.000Z');
    running = [];
    const people = Object.values(organisation).map(({ id, name }) => ({ id, name, locale: 'nb-NO' }));
    channel = createChannel({ appId, tenantId, botName: 'Trygg', people, now: () => new Date(clock.now()) });
    await channel.listen();
    one = await begin();
    for (const name of ['nora', 'kari', 'anne'] as const) await channel.person(organisation[name].id).install();
    await sweep(one);
  });
  afterEach(async () => {
    for (const one of running) await one.stop();
    await channel.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has its next reminder by what was set in the chat', async () => {
    const number = await report(one);
    expect(await remindBefore(one, [2])).toBe('changed');
    await sweep(one);
    expect(await dueIn(one, number)).toBe(at('06'));
    clock.moveTo(at('06'));
    await sweep(one);
    expect(digests()).toHaveLength(1);
    clock.moveTo(at('07'));
    await sweep(one);
    expect(digests()).toHaveLength(1);
  });

  it('has it by what was set in the policy file, from the next start on', async () => {
    const number = await report(one);
    await stop(one);
    const policyFile = join(folder, 'policy.json');
    writeFileSync(policyFile, JSON.stringify({ reminding: { before: [2] } }));
    const again = await begin({ policyFile });
    await sweep(again);
    expect(await dueIn(again, number)).toBe(at('06'));
  });

  it('has it where another instance wrote it before it knew', async () => {
    const other = await begin();
    await sweep(other);
    await remindBefore(one, [2]);
    await sweep(one);
    const number = await report(other);
    await other.trygg.setup.refresh();
    await sweep(other);
    expect(await dueIn(other, number)).toBe(at('06'));
  });

  it('has it in every case, where a process ended before the last one', async () => {
    const numbers = [await report(one), await report(one)];
    await remindBefore(one, [2]);
    failAfterOne(one);
    await sweep(one);
    expect((await Promise.all(numbers.map((number) => dueIn(one, number)))).sort()).toEqual([at('06'), at('07')]);
    await stop(one);
    const again = await begin();
    await sweep(again);
    for (const number of numbers) expect(await dueIn(again, number)).toBe(at('06'));
  });

  it('has it as before, where that was set back half-way', async () => {
    const numbers = [await report(one), await report(one)];
    await remindBefore(one, [2]);
    const { rewriteHead } = one.store;
    failAfterOne(one);
    await sweep(one);
    one.store.rewriteHead = rewriteHead;
    expect(await one.trygg.setup.change(anne, { setting: 'reminding.before', value: 'under', seen: 1 })).toBe(
      'changed',
    );
    await sweep(one);
    for (const number of numbers) expect(await dueIn(one, number)).toBe(at('07'));
  });

  it('keeps what happened in it meanwhile', async () => {
    const number = await report(one);
    await remindBefore(one, [2]);
    const { rewriteHead } = one.store;
    let isDone = false;
    one.store.rewriteHead = async (head) => {
      if (!isDone) await doTask(channel.person(organisation.kari.id), 'AcknowledgeReceipt');
      isDone = true;
      await one.trygg.idle();
      return rewriteHead(head);
    };
    await sweep(one);
    const inbox = await one.trygg.views.inbox(organisation.kari.id);
    expect(inbox.tasks.map(({ command }) => command)).not.toContain('AcknowledgeReceipt');
    expect((await one.store.head(number))?.version).toBeGreaterThan(1);
  });
});
