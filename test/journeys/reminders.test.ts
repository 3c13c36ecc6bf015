import type { DocumentKind, Log, Store } from '../../src/application/ports';
import { button, caseNumberIn, doTask, sendReport, textsIn } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import type { PersonName } from '../support/organisation';

/** Norway, in winter: local time is an hour ahead of these. Monday 5 January 2026 is a working day. */
const at = (day: string, time = '07:00:00.000') => `2026-01-${day}T${time}Z`;

describe('reminders over HTTP', () => {
  let local: LocalTrygg;
  const person = (name: PersonName) => local.person(name);
  const settled = () => local.trygg.trygg.idle();
  const digests = (name: PersonName) =>
    person(name).messages.filter((message) => textsIn(message).includes('En påminnelse fra Trygg'));
  const report = async () => {
    const number = await sendReport(person('nora'), { accused: ['jonas'], what: 'Han ler av meg i møtene.' });
    await settled();
    return number;
  };
  const set = async (setting: string, value: string) => {
    const { setup } = local.trygg.trygg;
    const { id } = person('anne').person;
    const stand = await setup.stand(id);
    const seen = stand?.settings.find((one) => one.setting.name === setting)?.seen ?? 0;
    expect(await setup.change(id, { setting, value, seen })).toBe('changed');
  };

  beforeEach(async () => {
    local = await startLocalTrygg();
    for (const name of ['nora', 'jonas', 'kari', 'anne', 'bjorn'] as const) await person(name).install();
  });
  afterEach(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  it('come as one digest of all cases, on the day before, at eight and not before', async () => {
    const numbers = [await report(), await report()];
    await local.moveTo(at('07', '06:59:59.000'));
    expect(digests('kari')).toHaveLength(0);
    await local.moveTo(at('07'));
    expect(digests('kari')).toHaveLength(1);
    for (const number of numbers) expect(textsIn(digests('kari')[0])).toContain(number);
    await local.moveTo(at('07', '14:00:00.000'));
    expect(digests('kari')).toHaveLength(1);
    expect(digests('nora')).toHaveLength(0);
  });

  it('say when they are looked at what is left of them', async () => {
    const [first, second] = [await report(), await report()];
    await local.moveTo(at('07'));
    await person('kari').press(button('OpenTask', { command: 'AcknowledgeReceipt', caseId: first }));
    await person('kari').submitDialog(button('TakeStep'));
    await settled();
    await person('kari').openChat();
    const [digest] = digests('kari');
    expect(textsIn(digest)).toContain(second);
    expect(textsIn(digest)).not.toContain(first);
  });

  it('come again on the next working day where somebody asks for it, and not on the weekend', async () => {
    await report();
    await doTask(person('anne'), 'SignReceipt');
    await local.moveTo(at('08'));
    expect(digests('kari')).toHaveLength(1);
    await local.moveTo(at('09'));
    expect(digests('kari')).toHaveLength(1);
    await person('kari').press(button('RemindTomorrow'));
    await settled();
    for (const day of ['10', '11']) await local.moveTo(at(day));
    expect(digests('kari')).toHaveLength(1);
    // Monday is also the second working day over: still one.
    await local.moveTo(at('12'));
    expect(digests('kari')).toHaveLength(2);
  });

  it('tell HR from the first day over, and somebody outside the case from the fifth: number, step and days', async () => {
    const number = await report();
    await doTask(person('anne'), 'SignReceipt');
    await local.moveTo(at('09'));
    expect(textsIn(digests('anne').at(-1))).toContain('"verb":"OpenCase"');
    expect(digests('bjorn')).toHaveLength(0);
    await local.moveTo(at('15'));
    expect(digests('bjorn')).toHaveLength(1);
    const told = textsIn(digests('bjorn')[0]);
    expect(caseNumberIn(told)).toBe(number);
    expect(told).not.toContain('"verb":"OpenCase"');
    for (const name of ['Nora', 'Jonas', 'Kari', 'Anne']) expect(told).not.toContain(name);
    await person('bjorn').say('forsinket');
    expect(textsIn(person('bjorn').messages.at(-1))).toContain(number);
    await person('kari').say('forsinket');
    expect(textsIn(person('kari').messages.at(-1))).not.toContain(number);
  });

  it.each([
    ['reminding.from', '10:00'],
    ['timeZone', 'Atlantic/Azores'],
  ])('come once a day, though the hours for them begin later since then: %s', async (setting, value) => {
    await report();
    await local.moveTo(at('07'));
    await set(setting, value);
    for (let hour = 8; hour < 18; hour += 1) await local.moveTo(at('07', `${`${hour}`.padStart(2, '0')}:30:00.000`));
    expect(digests('kari')).toHaveLength(1);
    await local.moveTo(at('08', '09:30:00.000'));
    expect(digests('kari')).toHaveLength(2);
  });

  it('of the yearly wheel too', async () => {
    const morning = '2026-03-06T07:00:00.000Z';
    await local.moveTo(morning);
    expect(digests('anne')).toHaveLength(1);
    await set('reminding.from', '10:00');
    await local.moveTo('2026-03-06T09:00:00.000Z');
    expect(digests('anne')).toHaveLength(1);
  });

  it('that somebody asked for come when those of that day do, though HR is reminded on it too', async () => {
    await report();
    await set('reminding.from', '10:00');
    await local.moveTo(at('12', '09:00:00.000'));
    const before = digests('kari').length;
    await person('kari').press(button('RemindTomorrow'));
    await settled();
    await set('reminding.from', '08:00');
    await local.moveTo(at('12', '09:01:00.000'));
    for (const time of ['07:00:00.000', '09:00:00.000']) {
      await local.moveTo(at('13', time));
      expect(digests('kari')).toHaveLength(before + 1);
    }
  });

  it('say nothing to HR of a case in which they are accused', async () => {
    const number = await sendReport(person('nora'), { accused: ['bjorn'], what: 'Han ler av meg i møtene.' });
    await settled();
    await local.moveTo(at('15'));
    expect(digests('bjorn')).toHaveLength(0);
    await person('bjorn').say('forsinket');
    expect(textsIn(person('bjorn').messages.at(-1))).not.toContain(number);
  });
});

describe('a reminder that fails', () => {
  it('keeps nobody else’s waiting, and comes when it can', async () => {
    let failing: string | undefined;
    const errors: string[] = [];
    let store: Store | undefined;
    const around = (opened: Store): Store => {
      store = opened;
      return new Proxy(opened, {
        get: (target, name) => {
          const value = Reflect.get(target, name);
          if (name !== 'document') return typeof value === 'function' ? value.bind(target) : value;
          return async (kind: DocumentKind, id: string) => {
            if (kind === 'digest' && id === failing) throw new Error('this one can’t be read');
            return target.document(kind, id);
          };
        },
      });
    };
    const log: Log = { info: () => {}, error: (event) => errors.push(event) };
    const local = await startLocalTrygg(undefined, { around: { store: around, log: () => log } });
    const digests = (name: PersonName) =>
      local.person(name).messages.filter((message) => textsIn(message).includes('En påminnelse fra Trygg')).length;
    try {
      for (const name of ['nora', 'kari', 'anne'] as const) await local.person(name).install();
      await sendReport(local.person('nora'), { accused: ['jonas'], what: 'Han ler av meg i møtene.' });
      await local.trygg.trygg.idle();
      failing = local.trygg.keys.personKey(local.person('kari').person.id);
      await local.moveTo(at('07'));
      expect([digests('kari'), digests('anne')]).toEqual([0, 1]);
      expect(errors).toEqual(['digest.failed']);
      expect(JSON.parse((await store?.document('lease', 'sweep'))?.body ?? '')).toMatchObject({ until: '' });
      failing = undefined;
      await local.moveTo(at('07', '07:01:00.000'));
      expect([digests('kari'), digests('anne')]).toEqual([1, 1]);
    } finally {
      await local.stop();
    }
  });
});

describe('somebody who has never opened Trygg', () => {
  it('finds what waits for them at once when they open it', async () => {
    const local = await startLocalTrygg();
    try {
      for (const name of ['nora', 'anne'] as const) await local.person(name).install();
      await sendReport(local.person('nora'), { accused: ['jonas'], what: 'Han ler av meg i møtene.' });
      await local.trygg.trygg.idle();
      await local.person('kari').install();
      await doTask(local.person('kari'), 'AcknowledgeReceipt');
      await local.trygg.trygg.idle();
      const now = await local.trygg.trygg.views.inbox(local.person('kari').person.id);
      expect(now.tasks.map(({ command }) => command)).not.toContain('AcknowledgeReceipt');
    } finally {
      await local.stop();
    }
  });

  it('is a task for HR, who reads who it is, and a line in the case', async () => {
    const local = await startLocalTrygg();
    try {
      for (const name of ['nora', 'anne'] as const) await local.person(name).install();
      await sendReport(local.person('nora'), { accused: ['jonas'], what: 'Han ler av meg i møtene.' });
      await local.trygg.trygg.idle();
      await local.person('anne').press(button('OpenTask', { command: 'RecordReached' }));
      expect(textsIn(local.person('anne').dialog?.card)).toContain('Kari Haugen');
      await local.person('anne').submitDialog(button('TakeStep'), { inputs: { way: 'spokenTo', note: 'Ringt.' } });
      await local.trygg.trygg.idle();
      await local.person('anne').say('oppgaver');
      await local.person('anne').press(button('OpenCase'));
      expect(textsIn(local.person('anne').dialog?.card)).toContain('Kari Haugen');
      await local.person('anne').submitDialog(button('ReadRecord', { step: 'reachPerson' }));
      expect(textsIn(local.person('anne').dialog?.card)).toContain('Ringt.');
    } finally {
      await local.stop();
    }
    expect(local.channel.violations).toEqual([]);
  });

  it('lets the next one outside a late case be told at once, and HR reads in the case who that was', async () => {
    const local = await startLocalTrygg();
    const person = (name: PersonName) => local.person(name);
    try {
      for (const name of ['nora', 'kari', 'anne', 'eva'] as const) await person(name).install();
      const number = await sendReport(person('nora'), { accused: ['jonas'], what: 'Han ler av meg i møtene.' });
      await local.trygg.trygg.idle();
      await doTask(person('anne'), 'SignReceipt');
      await local.moveTo(at('15'));
      await local.moveTo(at('15', '07:01:00.000'));
      const told = textsIn(person('eva').messages.at(-1));
      expect(caseNumberIn(told)).toBe(number);
      for (const name of ['Nora', 'Jonas', 'Kari', 'Anne', 'Bjørn']) expect(told).not.toContain(name);
      await person('anne').press(button('OpenTask', { command: 'RecordReached' }));
      const whom = textsIn(person('anne').dialog?.card);
      expect(whom).toContain('Bjørn Aas');
      expect(whom).toContain('bare saksnummer, steg og antall dager');
      await person('anne').submitDialog(button('TakeStep'), { inputs: { way: 'opensTrygg', note: 'Hjulpet.' } });
      await local.trygg.trygg.idle();
      await person('anne').say('oppgaver');
      await person('anne').press(button('OpenCase'));
      expect(textsIn(person('anne').dialog?.card)).toContain('Bjørn Aas');
    } finally {
      await local.stop();
    }
    expect(local.channel.violations).toEqual([]);
  });
});
