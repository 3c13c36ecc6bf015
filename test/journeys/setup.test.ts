import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verify } from '../../src/application/verify';
import { defaultPolicy } from '../../src/procedure/policy';
import { packageRoot } from '../../src/root';
import type { InputValues } from '../../src/workbench/channel/card-inputs';
import type { Json } from '../../src/workbench/channel/model';
import { button, sendReport, textsIn } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { organisation, type PersonName } from '../support/organisation';

const everybody = ['anne', 'bjorn', 'kari', 'nora', 'jonas', 'eva'] as const;
const acknowledgement = { setting: 'periods.acknowledgement' };

describe('the setup by HR, over HTTP', () => {
  let local: LocalTrygg;
  const person = (name: PersonName) => local.person(name);
  const policy = () => local.trygg.trygg.grounds.policy;
  const dialog = (name: PersonName) => textsIn(person(name).dialog?.card);
  const last = (name: PersonName) => textsIn(person(name).messages.at(-1));

  const openForm = async (name: PersonName, topic: string, setting: string) => {
    await person(name).say('oppsett');
    await person(name).press(button('SetupTopic', { topic }));
    await person(name).submitDialog(button('ChangeSetting', { setting }));
  };
  const save = (name: PersonName, inputs: InputValues) => person(name).submitDialog(button('SaveSetting'), { inputs });
  const change = async (name: PersonName, topic: string, setting: string, inputs: InputValues) => {
    await openForm(name, topic, setting);
    await save(name, inputs);
    const shown = dialog(name);
    person(name).closeDialog();
    return shown;
  };
  const sweep = async () => {
    await local.trygg.sweep();
    await local.trygg.trygg.idle();
  };

  beforeAll(async () => {
    local = await startLocalTrygg(undefined, { address: 'https://trygg.trolldalen.example' });
    for (const name of everybody) await person(name).install();
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  it('is a task of HR and the last resort until somebody has looked through it, and of nobody else', async () => {
    for (const name of ['anne', 'bjorn', 'eva'] as const) {
      await person(name).say('oppgaver');
      expect([name, last(name)]).toEqual([name, expect.stringContaining('Gå gjennom oppsettet')]);
    }
    for (const name of ['kari', 'nora', 'jonas'] as const) {
      await person(name).say('oppgaver');
      expect(last(name)).not.toContain('oppsett');
    }
  });

  it('reminds HR of it after a week, in the hours of reminders, and again after a month', async () => {
    const asked = (name: PersonName) =>
      person(name).messages.filter((one) => textsIn(one).includes('venter på HR')).length;
    await local.moveTo('2026-01-12T08:00:00.000Z');
    expect([asked('anne'), asked('bjorn'), asked('eva')]).toEqual([0, 0, 0]);
    await local.moveTo('2026-01-12T22:00:00.000Z');
    expect(asked('anne')).toBe(0);
    await local.moveTo('2026-01-13T07:00:00.000Z');
    await sweep();
    expect([asked('anne'), asked('bjorn'), asked('eva'), asked('kari')]).toEqual([1, 1, 0, 0]);
    await local.moveTo('2026-02-10T08:00:00.000Z');
    expect(asked('anne')).toBe(1);
    await local.moveTo('2026-02-12T08:00:00.000Z');
    expect([asked('anne'), asked('bjorn'), asked('nora')]).toEqual([2, 2, 0]);
  });

  it('refuses everybody else, whatever they send', async () => {
    for (const name of ['kari', 'nora', 'jonas'] as const) {
      for (const verb of ['Setup', 'LookThroughSetup']) {
        await person(name).execute({ verb, data: {} });
        expect(last(name)).not.toContain('SetupTopic');
      }
      for (const verb of [
        'SetupTopic',
        'ChangeSetting',
        'SaveSetting',
        'TakeBackSetting',
        'SetupHistory',
        'SetupPeople',
        'NamePerson',
        'SavePerson',
        'TakeAwayPerson',
      ]) {
        const data: Json = {
          verb,
          part: 'hr',
          person: organisation[name].id,
          topic: 'periods',
          setting: 'periods.acknowledgement',
          value: '3',
          unit: 'days',
          seen: '0',
        };
        const outcome = await person(name).dialogStep('task/submit', data);
        expect(textsIn(outcome)).not.toMatch(/Bekrefte at|Anne Vik|Standard/);
        person(name).closeDialog();
      }
    }
    expect(policy()).toBe(local.trygg.trygg.grounds.policy);
    expect(policy()).toEqual(defaultPolicy);
  });

  it('shows each value with its default and its meaning', async () => {
    await person('anne').say('oppsett');
    expect(last('anne')).toContain('Ingen i HR har gått gjennom');
    await person('anne').press(button('SetupTopic', { topic: 'periods' }));
    expect(dialog('anne')).toContain('Leder og HR vurderer klagen mot det som er mobbing og trakassering.');
    expect(dialog('anne')).toContain('Standard: 7 dager');
    person('anne').closeDialog();
    await person('anne').press(button('SetupPeople'));
    for (const found of ['Anne Vik', 'Bjørn Aas', 'Eva Lindqvist', 'De som står i katalogen']) {
      expect(dialog('anne')).toContain(found);
    }
    person('anne').closeDialog();
  });

  it('takes a change, which holds for what begins after it, and leaves what was promised', async () => {
    const dueOf = async (caseId: string) => {
      const due = (await local.trygg.trygg.views.inbox(organisation.kari.id)).tasks.find(
        (task) => task.caseId === caseId && task.command === 'AcknowledgeReceipt',
      )?.due;
      return due?.slice(0, 10);
    };
    const before = await sendReport(person('nora'), { accused: ['jonas'], what: 'Han ler av meg.' });
    await local.trygg.trygg.idle();
    const promised = await dueOf(before);
    const shown = await change('anne', 'periods', 'periods.acknowledgement', { value: '10', unit: 'workingDays' });
    expect(shown).toContain('er lagret');
    expect(shown).toContain('10 arbeidsdager');
    expect(shown).toContain('Anne Vik');
    expect(policy().periods.acknowledgement).toEqual({ workingDays: 10 });
    const after = await sendReport(person('nora'), { accused: ['jonas'], what: 'Han ler av meg også.' });
    await local.trygg.trygg.idle();
    expect(await dueOf(before)).toBe(promised);
    expect([promised, await dueOf(after)]).toEqual(['2026-02-17', '2026-02-26']);
  });

  it('tells everybody else who may, at once and once, and shows who, when, from what and to what', async () => {
    const told = (name: PersonName) =>
      person(name).messages.filter((one) => textsIn(one).includes('Noen har endret oppsettet')).length;
    await local.moveTo('2026-02-12T22:00:00.000Z');
    await sweep();
    expect(['anne', 'bjorn', 'eva', 'kari', 'nora', 'jonas'].map((name) => told(name as PersonName))).toEqual([
      0, 1, 1, 0, 0, 0,
    ]);
    await person('eva').press(button('SetupHistory'));
    for (const found of [
      'Bekrefte at klagen er mottatt',
      'Før: 3 arbeidsdager. Etter: 10 arbeidsdager',
      '12. februar 2026',
      'Anne Vik',
      'I HR',
    ]) {
      expect(dialog('eva')).toContain(found);
    }
    person('eva').closeDialog();
  });

  it('says what is wrong with a value, in plain words, and keeps what was written', async () => {
    for (const value of ['0', '367', '-1', '1.5', 'syv', '', '9'.repeat(400)]) {
      await openForm('bjorn', 'periods', 'periods.acknowledgement');
      await person('bjorn').dialogStep('task/submit', {
        verb: 'SaveSetting',
        ...acknowledgement,
        value,
        unit: 'days',
        seen: 1,
      });
      expect([value, dialog('bjorn')]).toEqual([value, expect.stringContaining('Skriv et helt tall fra 1 til 366')]);
      person('bjorn').closeDialog();
    }
    expect(await change('bjorn', 'days', 'closedDays', { value: '24.12.2026, 31.02.2026' })).toContain(
      'En av dagene finnes ikke',
    );
    expect(await change('bjorn', 'days', 'timeZone', { value: 'Europe/Trolldalen' })).toContain('ikke den tidssonen');
    expect(await change('bjorn', 'reminders', 'reminding.from', { value: '17:00' })).toContain('må være før');
    expect(await change('bjorn', 'numbers', 'numbers.emergency', { value: '113; [x](y); z' })).toContain(
      'kan ikke brukes',
    );
    expect(await change('bjorn', 'numbers', 'numbers.emergency', { value: '' })).toContain('minst ett');
    expect(policy()).toEqual({
      ...defaultPolicy,
      periods: { ...defaultPolicy.periods, acknowledgement: { workingDays: 10 } },
    });
    for (const data of [
      { verb: 'SaveSetting', setting: '__proto__.polluted', value: '1', seen: 0 },
      { verb: 'SaveSetting', setting: 'constructor', value: '1', seen: 0 },
      { verb: 'TakeBackSetting', setting: 'versions', seen: 0 },
      { verb: 'SaveSetting' },
    ] as Json[]) {
      await person('bjorn').dialogStep('task/submit', data);
      expect(dialog('bjorn')).not.toContain('lagret');
      person('bjorn').closeDialog();
    }
  });

  it('takes each kind of value', async () => {
    await change('bjorn', 'days', 'closedDays', { value: '24.12.2026 2026-12-31' });
    await change('bjorn', 'reminders', 'reminding.until', { value: '20:00' });
    await change('bjorn', 'reminders', 'reminding.from', { value: '17:00' });
    await change('bjorn', 'reminders', 'reminding.before', { value: '0, 5' });
    await change('bjorn', 'periods', 'appealFrom', { value: 'decision' });
    await change('bjorn', 'retention', 'retention.noGrounds', { value: '24' });
    await change('bjorn', 'numbers', 'numbers.healthService', {
      value: '55 00 00 00; Helsehuset; The health house; Salg',
    });
    expect(policy()).toMatchObject({
      closedDays: ['2026-12-24', '2026-12-31'],
      reminding: { from: '17:00', until: '20:00', before: [5, 0] },
      appealFrom: 'decision',
      retention: { noGrounds: 24 },
      numbers: { healthService: [{ phone: '55 00 00 00', units: ['Salg'] }] },
    });
    expect(local.trygg.trygg.grounds.calendar.holidays.has('2026-12-24')).toBe(true);
    await change('bjorn', 'retention', 'retention.noGrounds', { value: '' });
    expect(policy().retention).toEqual({});
  });

  it('does nothing twice, and shows whoever is second what the first has set', async () => {
    const count = () => local.trygg.trygg.setup.entries.length;
    const before = count();
    const data = { verb: 'SaveSetting', setting: 'wheel.again', value: '7', seen: 0 };
    for (let times = 0; times < 3; times += 1) await person('anne').dialogStep('task/submit', data);
    expect(dialog('anne')).toContain('er som før');
    person('anne').closeDialog();
    expect(count()).toBe(before + 1);
    await openForm('anne', 'wheel', 'wheel.measures');
    await openForm('bjorn', 'wheel', 'wheel.measures');
    await Promise.all([save('anne', { value: '20', unit: 'days' }), save('bjorn', { value: '25', unit: 'days' })]);
    const [late] = (['anne', 'bjorn'] as const).filter((name) => dialog(name).includes('Noen andre har endret'));
    expect([count(), late !== undefined]).toEqual([before + 2, true]);
    await save(late ?? 'anne', { value: '25', unit: 'days' });
    expect(dialog(late ?? 'anne')).toContain('lagret');
    expect(policy().wheel.measures).toEqual({ days: 25 });
    for (const name of ['anne', 'bjorn'] as const) person(name).closeDialog();
  });

  it('goes back to what the operator set, by the last resort too', async () => {
    await openForm('eva', 'periods', 'periods.acknowledgement');
    await person('eva').submitDialog(button('TakeBackSetting'));
    expect(dialog('eva')).toContain('lagret');
    person('eva').closeDialog();
    expect(policy().periods).toEqual(defaultPolicy.periods);
    await person('anne')
      .press(button('Setup'))
      .catch(() => person('anne').say('oppsett'));
    await person('anne').press(button('SetupHistory'));
    expect(dialog('anne')).toContain('Satt tilbake. Før: 10 arbeidsdager. Etter: 3 arbeidsdager');
    expect(dialog('anne')).toContain('Som siste instans');
    person('anne').closeDialog();
  });

  it('names the app and the organisation, and says in which language people are met', async () => {
    expect(await change('anne', 'organisation', 'appName', { value: 'x'.repeat(31) })).toContain('kan ikke brukes');
    expect(await change('anne', 'organisation', 'organisation', { value: '<b>Oss</b>' })).toContain('kan ikke brukes');
    await change('anne', 'organisation', 'organisation', { value: 'Trolldalen Kraft' });
    expect(await change('anne', 'organisation', 'appName', { value: 'Arbeidsliv' })).toContain('Det folk ser i Teams');
    await person('jonas').say('hjelp');
    expect(last('jonas')).toContain('Arbeidsliv');
    await change('anne', 'organisation', 'language', { value: 'en' });
    await person('jonas').say('meny');
    expect(last('jonas')).toContain('The guidelines');
    await person('jonas').say('norsk');
    await person('jonas').say('meny');
    expect(last('jonas')).toContain('Retningslinjene');
    expect(policy()).toMatchObject({ organisation: 'Trolldalen Kraft', appName: 'Arbeidsliv', language: 'en' });
    expect(await (await fetch(`${local.url}/privacy`)).text()).toContain('Trolldalen Kraft');
    for (const setting of ['appName', 'organisation', 'language']) {
      await openForm('bjorn', 'organisation', setting);
      await person('bjorn').submitDialog(button('TakeBackSetting'));
      person('bjorn').closeDialog();
    }
    expect(policy()).toMatchObject({ appName: 'Trygg', language: 'client' });
    expect(policy().organisation).toBeUndefined();
  });

  describe('with people named in the chat', () => {
    const around = () => local.trygg.trygg.setup.who.working();
    const ids = async (part: 'hr' | 'lastResort') => (await around())[part].map(({ id }) => id);
    const openPeople = async (name: PersonName) => {
      await person(name).say('oppsett');
      await person(name).press(button('SetupPeople'));
    };
    const naming = async (name: PersonName, part: string, inputs: InputValues) => {
      await openPeople(name);
      await person(name).submitDialog(button('NamePerson', { part }));
      await person(name).submitDialog(button('SavePerson'), { inputs });
      const shown = dialog(name);
      person(name).closeDialog();
      return shown;
    };
    const news = (name: PersonName, says: string) =>
      person(name).messages.filter((one) => textsIn(one).includes(says)).length;

    it('puts them beside those of the directory, and tells them and the others', async () => {
      await sweep();
      expect(await naming('anne', 'hr', { person: organisation.hanne.id })).toContain('Lagret');
      expect(await naming('anne', 'lastResort', { person: organisation.nora.id })).toContain('Lagret');
      expect(await ids('hr')).toEqual([organisation.anne.id, organisation.bjorn.id, organisation.hanne.id]);
      expect(await ids('lastResort')).toEqual([organisation.eva.id, organisation.nora.id]);
      await person('hanne').install();
      await sweep();
      expect([news('nora', 'satt opp som siste instans'), news('hanne', 'satt opp i HR')]).toEqual([1, 1]);
      expect([news('bjorn', 'er endret 2 ganger'), news('jonas', 'satt opp')]).toEqual([1, 0]);
      await sweep();
      expect(news('nora', 'satt opp som siste instans')).toBe(1);
    });

    it('asks whoever was chosen for a unit first, in a case too', async () => {
      const unit = 'Kundeservice';
      await openPeople('bjorn');
      expect(dialog('bjorn')).toMatch(/Kundeservice\u2069: .{0,80}Anne Vik/);
      person('bjorn').closeDialog();
      expect(await naming('bjorn', 'duty', { unit, person: organisation.hanne.id })).toMatch(
        /Kundeservice\u2069: .{0,80}Hanne Kristoffersen/,
      );
      const caseId = await sendReport(person('nora'), { accused: ['jonas'], what: 'Han ler av meg igjen.' });
      await local.trygg.trygg.idle();
      const { cases } = await local.trygg.trygg.views.inbox(organisation.hanne.id);
      expect(cases.map((one) => one.caseId)).toContain(caseId);
    });

    it('lets them change the setup, and shows on record who was named and who did it', async () => {
      expect(await naming('hanne', 'hr', { person: organisation.per.id })).toContain('Lagret');
      await person('eva').say('oppsett');
      await person('eva').press(button('SetupHistory'));
      for (const found of ['Satt opp:', 'Per Solberg', 'Hanne Kristoffersen', 'Nora Lund']) {
        expect(dialog('eva')).toContain(found);
      }
      person('eva').closeDialog();
    });

    it('refuses who can’t be that, and nothing is on record', async () => {
      const count = () => local.trygg.trygg.setup.entries.length;
      const before = count();
      expect(await naming('anne', 'lastResort', { person: organisation.anne.id })).toContain('kan ikke være siste');
      expect(await naming('eva', 'hr', { person: organisation.eva.id })).toContain('kan ikke være siste');
      expect(await naming('anne', 'hr', { person: organisation.bjorn.id })).toContain('allerede slik');
      const raw = async (data: Json) => {
        await person('anne').dialogStep('task/submit', data);
        const shown = dialog('anne');
        person('anne').closeDialog();
        return shown;
      };
      for (const [data, says] of [
        [{ verb: 'SavePerson', part: 'hr', person: 'nobody' }, 'konto som virker'],
        [{ verb: 'SavePerson', part: 'duty', unit: 'Salg', person: organisation.kari.id }, 'en som er i HR'],
        [{ verb: 'SavePerson', part: 'duty', unit: 'Trolldalen', person: organisation.anne.id }, 'Velg en enhet'],
        [{ verb: 'TakeAwayPerson', part: 'hr', person: organisation.bjorn.id }, 'allerede slik'],
        [{ verb: 'SavePerson', part: 'appointing', person: organisation.kari.id }, ''],
        [{ verb: 'NamePerson' }, ''],
      ] as [Json, string][]) {
        const shown = await raw(data);
        expect(shown).toContain(says);
        expect(shown).not.toContain('Lagret');
      }
      expect(count()).toBe(before);
    });

    it('takes them away again, tells them, and leaves those of the directory', async () => {
      for (const name of ['hanne', 'per', 'nora'] as const) {
        await openPeople('eva');
        const isOfThem = (action: Json) =>
          action.data !== null && JSON.stringify(action.data).includes(organisation[name].id);
        const taken = (action: Json) => isOfThem(action) && !JSON.stringify(action.data).includes('duty');
        await person('eva').submitDialog(taken);
        expect(dialog('eva')).toContain('Tatt bort');
        person('eva').closeDialog();
      }
      await sweep();
      expect(news('nora', 'ikke lenger satt opp som siste instans')).toBe(1);
      expect(await ids('hr')).toEqual([organisation.anne.id, organisation.bjorn.id]);
      expect(await ids('lastResort')).toEqual([organisation.eva.id]);
      await person('nora').say('oppsett');
      expect(last('nora')).not.toContain('SetupTopic');
      await openPeople('bjorn');
      expect(dialog('bjorn')).toMatch(/Kundeservice\u2069: .{0,80}Anne Vik/);
      person('bjorn').closeDialog();
    });
  });

  describe('with a logo', () => {
    const logo = readFileSync(join(packageRoot, 'src/workbench/sample-logo.png'));
    const use = () => person('anne').press(button('UseLogo'));
    const served = () => fetch(`${local.url}/logo`);
    const image = (card: unknown) => /"url":"([^"]+\/logo\?v=\w+)","altText":"([^"]+)"/.exec(textsIn(card));

    it('takes the one that HR sends as a file, once they say so', async () => {
      expect((await served()).status).toBe(404);
      await person('anne').sendFile('logo.png', logo);
      expect(last('anne')).toContain('Skal dette være logoen?');
      expect((await served()).status).toBe(404);
      await use();
      expect(last('anne')).toContain('Logoen er lagret');
      const answer = await served();
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'image/png',
        'cache-control': 'public, max-age=3600',
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'cross-origin',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
      });
      expect(Buffer.from(await answer.arrayBuffer()).subarray(0, 8)).toEqual(logo.subarray(0, 8));
    });

    it('shows it in the menu and on the pages, with the organisation’s name in its place', async () => {
      await person('jonas').say('meny');
      const [, url, alt] = image(person('jonas').messages.at(-1)) ?? [];
      expect(url).toMatch(/^https:\/\/trygg\.trolldalen\.example\/logo\?v=[0-9a-f]{12}$/);
      expect(alt).toBe('Trolldalen Energi');
      const page = await (await fetch(`${local.url}/privacy`)).text();
      expect(page).toContain(
        `src="${new URL(url ?? '').pathname}${new URL(url ?? '').search}" alt="Trolldalen Energi"`,
      );
    });

    it('puts it on record, tells it, and does nothing twice', async () => {
      const before = local.trygg.trygg.setup.entries.length;
      await person('anne').sendFile('logo.png', logo);
      await use();
      expect(last('anne')).toContain('er logoen allerede');
      expect(local.trygg.trygg.setup.entries).toHaveLength(before);
      await sweep();
      await person('bjorn').press(button('SetupHistory'));
      expect(dialog('bjorn')).toContain('Logoen ble satt.');
      person('bjorn').closeDialog();
    });

    it('reads no file of anybody else’s, and none that is elsewhere', async () => {
      for (const name of ['nora', 'kari'] as const) {
        await person(name).sendFile('logo.png', logo);
        expect(last(name)).toContain('Filen er ikke åpnet');
        const answer = await person(name).execute({ verb: 'UseLogo', data: { file: `${local.url}/logo` } });
        expect(textsIn(answer)).not.toContain('lagret');
      }
      await person('anne').sendFile('opplysninger.docx', Buffer.from('x'));
      expect(last('anne')).toContain('Filen er ikke åpnet');
      const files = [`${local.url}/logo`, 'file:///etc/passwd', 'http://169.254.169.254/metadata', '', 'x'];
      for (const file of files) {
        const answer = await person('anne').execute({ verb: 'UseLogo', data: { file } });
        expect(textsIn(answer)).toContain('kunne ikke hentes');
      }
    });

    it.each([
      ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'ikke et PNG'],
      [logo.subarray(0, -30), 'skadet'],
      [Buffer.alloc(64 * 1024 + 1), 'for stor'],
    ])('says what is wrong with another one, and keeps the one it has: %#', async (content, says) => {
      await person('anne').sendFile('logo.png', Buffer.from(content));
      await use();
      expect(last('anne')).toContain(says);
      expect((await served()).status).toBe(200);
    });

    it('is there after a restart, and is taken away again', async () => {
      await local.restart();
      expect((await served()).status).toBe(200);
      await person('eva').say('oppsett');
      await person('eva').press(button('SetupTopic', { topic: 'organisation' }));
      expect(dialog('eva')).toContain('Satt her');
      await person('eva').submitDialog(button('RemoveLogo'));
      expect(dialog('eva')).not.toContain('RemoveLogo');
      person('eva').closeDialog();
      expect((await served()).status).toBe(404);
      await person('jonas').say('meny');
      expect(image(person('jonas').messages.at(-1))).toBeNull();
    });
  });

  it('holds after a restart, and is whole on record', async () => {
    const held = policy();
    await local.restart();
    expect(policy()).toEqual(held);
    const { store, keys, anchor } = local.trygg;
    const { flaws, anchored } = await verify(store, keys, anchor);
    expect(flaws).toEqual([]);
    expect(anchored).toBeGreaterThanOrEqual(local.trygg.trygg.setup.entries.length);
  });

  it('is looked through once, and asked for no more', async () => {
    await person('anne').say('oppsett');
    await person('anne').press(button('LookThroughSetup'));
    expect(last('anne')).toContain('Gått gjennom');
    await person('bjorn').execute({ verb: 'LookThroughSetup', data: {} });
    await person('anne').say('oppgaver');
    expect(last('anne')).not.toContain('Gå gjennom oppsettet');
    expect(local.trygg.trygg.setup.entries.filter(({ is }) => is === 'lookedThrough')).toHaveLength(1);
  });
});
