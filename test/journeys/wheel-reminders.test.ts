import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose, type Running } from '../../src/compose';
import { type Channel, createChannel } from '../../src/workbench/channel/channel';
import { button, sendReport, textsIn } from '../support/acts';
import { type FaultyConnector, faultyConnector, refusals } from '../support/faulty-connector';
import { appId, type LocalTrygg, localComposition, startLocalTrygg, TestClock, tenantId } from '../support/local-trygg';
import { organisation, type PersonName } from '../support/organisation';
import { morning } from '../support/wheel-story';

/** Hanne leads, too, and has never opened Trygg. */
const installed = ['anne', 'bjorn', 'kari', 'per', 'ingrid', 'nora'] as const;

/** A Friday: thirty days before leaders are to have made the guidelines known. Seven days before it is a Friday, too. */
const friday = '2026-03-06';
const monday = '2026-03-09';
const tuesday = '2026-03-10';
const secondFriday = '2026-03-27';

const duty = 'makeKnownToStaff';
const recorded = { heldOn: friday, people: '8', told: 'message' };

const minutesAfter = (day: string, minutes: number) =>
  new Date(Date.parse(morning(day)) + minutes * 60_000).toISOString();

describe('the reminders of the wheel, over HTTP', () => {
  let local: LocalTrygg;
  let platform: FaultyConnector;
  const person = (name: PersonName) => local.person(name);
  const newest = (name: PersonName) => textsIn(person(name).messages.at(-1));
  const digests = (name: PersonName) =>
    person(name)
      .messages.map(textsIn)
      .filter((text) => text.includes('En påminnelse fra Trygg'));
  const asks = async (name: PersonName, word: string) => {
    await person(name).say(word);
    return newest(name);
  };
  const leaders = async (name: PersonName) => {
    await person(name).press(button('ReadLeaders'));
    const shown = textsIn(person(name).dialog?.card);
    person(name).closeDialog();
    return shown;
  };
  const openDuty = async (name: PersonName, act: string, inputs: Readonly<Record<string, string>>) => {
    await person(name).press(button('OpenDuty', { act }));
    await person(name).submitDialog(button('KeepDuty', { act }), { inputs });
    expect(textsIn(person(name).dialog?.card)).toContain('ReadWheel');
    person(name).closeDialog();
  };
  const moveTo = (day: string, minutes = 0) => local.moveTo(minutesAfter(day, minutes));
  const digestOf = (name: PersonName) => /"digest":"([\w-]+)"/.exec(digests(name).at(-1) ?? '')?.[1] ?? '';

  beforeEach(async () => {
    local = await startLocalTrygg('2026-01-05T08:00:00.000Z');
    for (const name of installed) await person(name).install();
    await local.moveTo('2026-01-05T08:00:01.000Z');
    platform = faultyConnector(local.channel);
  });
  afterEach(async () => {
    platform.mend();
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  describe('refused by Teams for good', () => {
    const refuseKari = (times: number) =>
      platform.next(
        Array.from({ length: times }, () => refusals.blockedByUser),
        { conversationId: person('kari').conversationId },
      );
    const refusedOn = async (day: string, times = 2) => {
      refuseKari(times);
      await moveTo(day);
      await moveTo(day, 11);
      await moveTo(day, 60);
    };
    const onlyHanne = 'Påminnelsen kom ikke fram til én leder.';
    const both = 'Påminnelsen kom ikke fram til 2 ledere.';

    it('HR finds it in their tasks and in the wheel, and who it is only in the list of leaders', async () => {
      refuseKari(2);
      await moveTo(friday);
      expect(await asks('anne', 'oppgaver')).toContain(onlyHanne);
      await moveTo(friday, 11);
      for (const name of ['anne', 'bjorn'] as const) {
        for (const word of ['oppgaver', 'årshjulet']) {
          const shown = await asks(name, word);
          expect(shown).toContain(both);
          expect(shown).not.toMatch(/Kari|Hanne/);
          const list = await leaders(name);
          expect(list).toMatch(/Hanne Kristoffersen.*Har ikke åpnet Trygg.*Kari Haugen.*kom ikke fram i Teams.*Ingrid/);
          expect(list.match(/kom ikke fram/g)).toHaveLength(1);
        }
      }
      expect(digests('kari')).toEqual([]);
    });

    it('nobody else is told', async () => {
      await refusedOn(friday);
      expect(await asks('bjorn', 'oppgaver')).toContain(both);
      for (const name of ['per', 'nora', 'kari'] as const) {
        for (const word of ['oppgaver', 'årshjulet', 'forsinket'])
          expect(await asks(name, word)).not.toContain('kom ikke fram');
      }
    });

    it('it stays after a restart, and is counted once however often it is refused', async () => {
      await refusedOn(friday);
      await local.restart();
      expect(await asks('anne', 'oppgaver')).toContain(both);
      await refusedOn(secondFriday, 4);
      expect(await asks('anne', 'oppgaver')).toContain(both);
      expect(platform.asked.filter(({ fault }) => fault === refusals.blockedByUser)).toHaveLength(4);
    });

    it('once and falsely, it arrives, and HR is told nothing of it', async () => {
      await refusedOn(friday, 1);
      expect(digests('kari')).toHaveLength(1);
      expect(await asks('anne', 'oppgaver')).toContain(onlyHanne);
    });

    it('it is gone once the leader looks', async () => {
      await refusedOn(friday);
      expect(await asks('kari', 'oppgaver')).toContain('Gjør retningslinjene kjent');
      expect(await asks('anne', 'oppgaver')).toContain(onlyHanne);
      await local.person('hanne').install();
      expect(await asks('anne', 'oppgaver')).not.toContain('kom ikke fram');
      expect(await asks('anne', 'årshjulet')).not.toContain('kom ikke fram');
    });

    it('it is gone once the next reminder arrives', async () => {
      await refusedOn(friday);
      await moveTo(secondFriday);
      expect(digests('kari')).toHaveLength(1);
      expect(await asks('anne', 'oppgaver')).toContain(onlyHanne);
    });

    it('it comes along with what they are reminded of next in a case, and is gone then', async () => {
      await refusedOn(friday);
      await sendReport(person('nora'), { accused: ['jonas'], what: 'Han ler av meg i møtene.' });
      await local.trygg.trygg.idle();
      for (const day of [monday, tuesday]) await moveTo(day);
      expect(digests('kari')).toHaveLength(1);
      expect(digests('kari')[0]).toContain('AcknowledgeReceipt');
      expect(digests('kari')[0]).toContain(duty);
      expect(await asks('anne', 'oppgaver')).toContain(onlyHanne);
      await moveTo('2026-03-11');
      expect(digests('kari').at(-1)).toContain('AcknowledgeReceipt');
      expect(digests('kari').at(-1)).not.toContain(duty);
    });

    it('it is gone once HR has recorded it for them', async () => {
      await refusedOn(friday);
      expect(await asks('anne', 'oppgaver')).toContain(both);
      for (const name of ['kari', 'hanne'] as const) {
        await person('anne').say('årshjulet');
        const for_ = { ...recorded, leader: organisation[name].id, unit: 'Drift', source: 'Hun ringte.' };
        await openDuty('anne', 'recordForLeader', for_);
      }
      expect(await asks('anne', 'oppgaver')).not.toContain('kom ikke fram');
      expect(await asks('anne', 'årshjulet')).not.toContain('kom ikke fram');
      expect(await leaders('anne')).not.toContain('kom ikke fram');
    });
  });

  describe('to be reminded again tomorrow', () => {
    const again = 'Du blir minnet på dette igjen mandag 9. mars.';
    const press = async (name: PersonName) => {
      await person(name).press(button('RemindTomorrow'));
      await local.trygg.trygg.idle();
    };

    it('the card says when, and it comes once on the next working day, also after a restart', async () => {
      await moveTo(friday);
      expect(newest('kari')).toContain('Minn meg i morgen');
      await press('kari');
      await person('kari').openChat();
      expect(newest('kari')).toContain(again);
      expect(newest('kari')).not.toContain('RemindTomorrow');
      await local.restart();
      for (const day of ['2026-03-07', '2026-03-08']) await moveTo(day);
      await moveTo(monday, -1);
      expect(digests('kari')).toHaveLength(1);
      for (const minutes of [0, 1, 300]) await moveTo(monday, minutes);
      expect(digests('kari')).toHaveLength(2);
      expect(digests('kari').at(-1)).toContain(duty);
      expect(digests('kari').at(-1)).toContain('Minn meg i morgen');
      await moveTo(tuesday);
      expect(digests('kari')).toHaveLength(2);
      for (const name of ['per', 'ingrid', 'anne'] as const) expect(digests(name)).toHaveLength(1);
    });

    it('asked for again and again, it comes once; and once more where they ask anew on that day', async () => {
      await moveTo(friday);
      const data = { verb: 'RemindTomorrow', digest: digestOf('kari') };
      for (let times = 0; times < 3; times += 1) await person('kari').execute({ verb: 'RemindTomorrow', data });
      await moveTo(monday);
      expect(digests('kari')).toHaveLength(2);
      await press('kari');
      await moveTo(tuesday);
      expect(digests('kari')).toHaveLength(3);
      await moveTo('2026-03-11');
      expect(digests('kari')).toHaveLength(3);
    });

    it('it is each one’s own: nobody asks with somebody else’s card', async () => {
      await moveTo(friday);
      const data = { verb: 'RemindTomorrow', digest: digestOf('kari') };
      const outcome = await person('nora').execute({ verb: 'RemindTomorrow', data });
      expect(textsIn(outcome)).toContain('Denne påminnelsen er gammel');
      expect(newest('kari')).toContain('Minn meg i morgen');
      await moveTo(monday);
      expect([digests('nora').length, digests('kari').length]).toEqual([0, 1]);
    });

    it('nothing comes where it was done meanwhile', async () => {
      await moveTo(friday);
      await press('kari');
      await person('kari').say('oppgaver');
      await openDuty('kari', duty, recorded);
      await moveTo(monday);
      expect(digests('kari')).toHaveLength(1);
    });

    it('what is due of cases then comes in the same digest', async () => {
      await moveTo('2026-03-05');
      await sendReport(person('nora'), { accused: ['jonas'], what: 'Han ler av meg i møtene.' });
      await local.trygg.trygg.idle();
      await moveTo(friday);
      expect(digests('kari').at(-1)).toContain('AcknowledgeReceipt');
      expect(digests('kari').at(-1)).toContain(duty);
      await press('kari');
      await person('kari').openChat();
      expect(digests('kari').at(-1)).toContain(again);
      await moveTo(monday);
      expect(digests('kari')).toHaveLength(2);
      expect(digests('kari').at(-1)).toContain('AcknowledgeReceipt');
      expect(digests('kari').at(-1)).toContain(duty);
    });

    it.each(['07:00', '10:00'])(
      'it comes with the others of that day where their hours begin at %s by then',
      async (value) => {
        await moveTo('2026-03-05');
        await sendReport(person('nora'), { accused: ['jonas'], what: 'Han ler av meg i møtene.' });
        await local.trygg.trygg.idle();
        await moveTo(friday);
        await press('kari');
        const { setup } = local.trygg.trygg;
        const stand = await setup.stand(organisation.anne.id);
        const seen = stand?.settings.find(({ setting }) => setting.name === 'reminding.from')?.seen ?? 0;
        const change = { setting: 'reminding.from', value, seen } as const;
        expect(await setup.change(organisation.anne.id, change)).toBe('changed');
        await moveTo(monday, -120);
        await person('kari').openChat();
        expect(newest('kari')).toContain(again);
        for (const minutes of [-60, 0, 60, 120, 180]) await moveTo(monday, minutes);
        expect(digests('kari')).toHaveLength(2);
        expect(digests('kari').at(-1)).toContain('AcknowledgeReceipt');
        expect(digests('kari').at(-1)).toContain(duty);
      },
    );

    it('it does not come before with what is due of cases today', async () => {
      await moveTo(friday);
      await sendReport(person('nora'), { accused: ['jonas'], what: 'Han ler av meg i møtene.' });
      await local.trygg.trygg.idle();
      const first = digestOf('kari');
      // At three on Tuesday morning: the next working day is Wednesday.
      await moveTo(tuesday, -300);
      const before = digests('kari').length;
      await person('kari').execute({ verb: 'RemindTomorrow', data: { verb: 'RemindTomorrow', digest: first } });
      await moveTo(tuesday);
      expect(digests('kari')).toHaveLength(before + 1);
      expect(digests('kari').at(-1)).not.toContain(duty);
      await moveTo('2026-03-11');
      expect(digests('kari').at(-1)).toContain(duty);
    });
  });
});

describe('the reminders of the wheel, of two instances on one store', () => {
  let folder: string;
  let channel: Channel;
  let clock: TestClock;
  let one: Running;
  let other: Running;
  const person = (name: PersonName) => channel.person(organisation[name].id);
  const digests = (name: PersonName) =>
    person(name).messages.filter((message) => textsIn(message).includes('En påminnelse fra Trygg')).length;
  const sweepBoth = async (day: string, minutes = 0) => {
    clock.moveTo(minutesAfter(day, minutes));
    await Promise.all([one.sweep(), other.sweep(), one.sweep()]);
  };
  const talkWith = ({ server }: Running) =>
    channel.pointAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`);

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trygg-two-'));
    clock = new TestClock('2026-01-05T08:00:00.000Z');
    const people = Object.values(organisation).map(({ id, name }) => ({ id, name, locale: 'nb-NO' }));
    channel = createChannel({ appId, tenantId, botName: 'Trygg', people, now: () => new Date(clock.now()) });
    await channel.listen();
    const begin = async () => {
      const running = await compose(localComposition(channel, folder, clock));
      await new Promise<void>((resolve) => running.server.listen(0, '127.0.0.1', resolve));
      return running;
    };
    [one, other] = [await begin(), await begin()];
    talkWith(one);
    for (const name of [...installed, 'hanne'] as const) await person(name).install();
    await one.sweep();
  });
  afterEach(async () => {
    await one.stop();
    await other.stop();
    await channel.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('whoever asks both of them to be reminded tomorrow is reminded once', async () => {
    await sweepBoth(friday);
    await person('kari').press(button('RemindTomorrow'));
    talkWith(other);
    await person('kari').openChat();
    expect(textsIn(person('kari').messages.at(-1))).toContain('igjen mandag 9. mars');
    const digest = /"digest":"([\w-]+)"/.exec(textsIn(person('kari').messages.at(-1)))?.[1] ?? '';
    await person('kari').execute({ verb: 'RemindTomorrow', data: { verb: 'RemindTomorrow', digest } });
    await sweepBoth(monday);
    await sweepBoth(monday, 5);
    expect([digests('kari'), digests('per')]).toEqual([2, 1]);
  });

  it('what one could not bring HR reads with the other, and it is gone at both once the leader has looked', async () => {
    const platform = faultyConnector(channel);
    const { conversationId } = person('kari');
    platform.next([refusals.blockedByUser, refusals.blockedByUser], { conversationId });
    for (const minutes of [0, 11]) {
      clock.moveTo(minutesAfter(friday, minutes));
      await one.sweep();
    }
    talkWith(other);
    await person('anne').say('oppgaver');
    expect(textsIn(person('anne').messages.at(-1))).toContain('kom ikke fram til én leder');
    await person('kari').say('oppgaver');
    for (const instance of [one, other]) {
      talkWith(instance);
      await person('anne').say('oppgaver');
      expect(textsIn(person('anne').messages.at(-1))).not.toContain('kom ikke fram');
    }
  });
});
