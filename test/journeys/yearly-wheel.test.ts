import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleOrganisation } from '../../src/adapters/directory/file-directory';
import { daysLater } from '../../src/case/calendar';
import type { InputValues } from '../../src/workbench/channel/card-inputs';
import { button, textsIn } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { organisation, type PersonName } from '../support/organisation';
import { morning } from '../support/wheel-story';

/** Leads, and has never opened Trygg. */
const hanne = 'a0ccf48c-5551-4d92-b3d5-4c88e531d7ec';

const everybody = ['anne', 'bjorn', 'kari', 'per', 'ingrid', 'amina', 'nora', 'eva'] as const;

const held = (heldOn: string) => ({ heldOn, where: 'Møterommet', who: 'Alle', conclusion: 'Vi snakket om tonen.' });
const told = (heldOn: string) => ({ heldOn, people: '8', told: 'message' });

/** The organisation of the sample, with Amina in AMU. */
function withCommittee(folder: string): string {
  const file = JSON.parse(readFileSync(sampleOrganisation, 'utf8'));
  const path = join(folder, 'organisation.json');
  writeFileSync(path, JSON.stringify({ ...file, workingEnvironmentCommittee: [organisation.amina.id] }));
  return path;
}

describe('a year of the wheel, over HTTP', () => {
  let folder: string;
  let local: LocalTrygg;
  const reminded: string[] = [];
  const person = (name: PersonName) => local.person(name);
  const seen: Partial<Record<PersonName, number>> = {};

  const digests = (name: PersonName) =>
    person(name).messages.filter((message) => textsIn(message).includes('En påminnelse fra Trygg'));
  const lookWhoWasReminded = (when: string) => {
    for (const name of everybody) {
      const count = digests(name).length;
      if (count > (seen[name] ?? 0)) reminded.push(`${when} ${name}${count - (seen[name] ?? 0) > 1 ? ' twice' : ''}`);
      seen[name] = count;
    }
  };
  /** Each day a minute before the hours of reminders, at their beginning, and in the afternoon. */
  const passTo = async (day: string) => {
    for (let next = daysLater(local.clock.now().slice(0, 10), 1); next <= day; next = daysLater(next, 1)) {
      const eight = Date.parse(morning(next));
      for (const [minutes, when] of [
        [-1, 'too early'],
        [0, ''],
        [300, 'in the afternoon'],
      ] as const) {
        await local.moveTo(new Date(eight + minutes * 60_000).toISOString());
        lookWhoWasReminded(`${next}${when}`);
      }
    }
  };
  const openDuty = async (name: PersonName, act: string) => {
    await person(name).say('årshjulet');
    await person(name).press(button('OpenDuty', { act }));
  };
  const record = async (name: PersonName, act: string, inputs: InputValues) => {
    if (act === 'makeKnownToStaff') await person(name).say('oppgaver');
    else await person(name).say('årshjulet');
    await person(name).press(button('OpenDuty', { act }));
    await person(name).submitDialog(button('KeepDuty', { act }), { inputs });
    expect(textsIn(person(name).dialog?.card)).toContain('ReadWheel');
    person(name).closeDialog();
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trygg-wheel-'));
    local = await startLocalTrygg('2026-01-05T08:00:00.000Z', { directoryFile: withCommittee(folder) });
    for (const name of everybody) await person(name).install();
    await local.moveTo('2026-01-05T08:00:01.000Z');
  });
  afterAll(async () => {
    await local.stop();
    rmSync(folder, { recursive: true, force: true });
    expect(local.channel.violations).toEqual([]);
  });

  it('stands in the menu of HR and AMU, and of nobody else', async () => {
    for (const name of ['anne', 'amina'] as const) {
      await person(name).say('meny');
      expect(textsIn(person(name).messages.at(-1))).toContain('"verb":"Wheel"');
    }
    for (const name of ['nora', 'kari', 'eva'] as const) {
      await person(name).say('meny');
      expect(textsIn(person(name).messages.at(-1))).not.toContain('"verb":"Wheel"');
      await person(name).say('årshjulet');
      expect(textsIn(person(name).messages.at(-1))).not.toContain('OpenDuty');
    }
  });

  it('begins with AMU setting the date of the evaluation', async () => {
    await openDuty('amina', 'setEvaluationDate');
    await person('amina').submitDialog(button('KeepDuty'), { inputs: { next: '2027-01-06', where: 'AMU' } });
    expect(textsIn(person('amina').dialog?.card)).toContain('Det er for lenge til');
    await person('amina').submitDialog(button('KeepDuty'), { inputs: { next: '2026-11-02', where: 'AMU' } });
    expect(textsIn(person('amina').dialog?.card)).toContain('2. november 2026');
    person('amina').closeDialog();
  });

  it('asks leaders, who get a text to share, and shows HR who has done it', async () => {
    await passTo('2026-03-10');
    await person('kari').press(button('ShareText'));
    const shared = person('kari').messages.at(-1);
    expect(shared?.text).toMatch(/hva det fører til.*Hva rutinene sier.*Hvordan du melder fra.*støtter en kollega/s);
    expect(shared?.attachments ?? []).toEqual([]);
    await person('kari').press(button('ShareText', { language: 'en' }));
    expect(person('kari').messages.at(-1)?.text).toContain('How to report');
    await record('kari', 'makeKnownToStaff', told('2026-03-10'));
    await person('anne').say('årshjulet');
    expect(textsIn(person('anne').messages.at(-1))).toContain('1 av 4 ledere');
    await person('anne').press(button('ReadLeaders'));
    const leaders = textsIn(person('anne').dialog?.card);
    for (const name of ['Kari Haugen', 'Per Solberg', 'Ingrid Dahl', 'Hanne Kristoffersen']) {
      expect(leaders).toContain(name);
    }
    expect(leaders).toContain('8 personer');
    expect(leaders).toContain('Har ikke åpnet Trygg');
    person('anne').closeDialog();
  });

  it('goes through what HR does, and what leaders do late', async () => {
    await passTo('2026-03-12');
    await record('anne', 'makeKnownToAll', { ...held('2026-03-12'), told: 'meeting' });
    for (const act of ['raiseInCommittee', 'raiseWithLeaders', 'raiseWithStaff']) {
      await record('anne', act, held('2026-03-12'));
    }
    await local.restart();
    await passTo('2026-03-30');
    await record('per', 'makeKnownToStaff', told('2026-03-30'));
    await passTo('2026-04-08');
    await person('anne').say('forsinket');
    expect(textsIn(person('anne').messages.at(-1))).toContain('2 ledere har det igjen');
    await record('ingrid', 'makeKnownToStaff', told('2026-04-08'));
    await record('anne', 'recordForLeader', {
      ...told('2026-04-08'),
      leader: hanne,
      unit: 'Drift og teknikk',
      source: 'Hanne ringte.',
    });
    await person('anne').say('årshjulet');
    expect(textsIn(person('anne').messages.at(-1))).toContain('4 av 4 ledere');
    await passTo('2026-04-09');
    await record('bjorn', 'raiseInCooperation', held('2026-04-09'));
  });

  it('considers measures once a mapping shows that it has become worse', async () => {
    await passTo('2026-06-29');
    await record('anne', 'mapEnvironment', { ...held('2026-06-29'), signals: 'worse' });
    await passTo('2026-07-23');
    const decided = { heldOn: '2026-07-23', where: 'HR', who: 'HR', needed: 'yes', reasons: 'Tonen er hard.' };
    await openDuty('bjorn', 'considerMeasures');
    expect(textsIn(person('bjorn').dialog?.card)).toContain('Vi snakket om tonen.');
    await person('bjorn').submitDialog(button('KeepDuty'), { inputs: decided });
    expect(textsIn(person('bjorn').dialog?.card)).toContain('Fyll ut dette feltet');
    await person('bjorn').submitDialog(button('KeepDuty'), { inputs: { ...decided, measures: 'Kurs for alle.' } });
    expect(textsIn(person('bjorn').dialog?.card)).toContain('Vurderingen er ført inn');
    person('bjorn').closeDialog();
  });

  it('comes to the evaluation by AMU, and everything can be read', async () => {
    await passTo('2026-09-07');
    for (const act of ['raiseInCommittee', 'raiseWithLeaders', 'raiseWithStaff']) {
      await record('anne', act, held('2026-09-07'));
    }
    await passTo('2026-10-05');
    await record('anne', 'raiseInCooperation', held('2026-10-05'));
    await passTo('2026-11-02');
    await record('amina', 'evaluateRoutines', {
      heldOn: '2026-11-02',
      who: 'AMU',
      conclusion: 'De virker.',
      changes: 'Kortere frist for samtalen.',
      hseSystem: 'Sett sammen med vernerundene.',
      next: '2027-11-01',
    });
    await passTo('2026-12-31');
    await person('bjorn').say('årshjulet');
    await person('bjorn').press(button('ReadWheel'));
    expect(textsIn(person('bjorn').dialog?.card)).toContain('Side 1 av 2');
    await person('bjorn').submitDialog(button('ReadWheelEntry'));
    expect(textsIn(person('bjorn').dialog?.card)).toContain('Kortere frist for samtalen.');
    person('bjorn').closeDialog();
  });

  it('a leader reads their own record, and an employee none', async () => {
    await person('kari').say('gjør kjent');
    expect(person('kari').messages.at(-1)?.text).toContain('Hvordan du melder fra');
    await person('kari').press(button('OpenDuty', { act: 'makeKnownToStaff' }));
    await person('kari').submitDialog(button('ReadWheel'));
    expect(textsIn(person('kari').dialog?.card)).toContain('Kari Haugen');
    expect(textsIn(person('kari').dialog?.card)).not.toContain('Per Solberg');
    person('kari').closeDialog();
    await person('nora').say('gjør kjent');
    expect(textsIn(person('nora').messages.at(-1))).not.toContain('OpenDuty');
    const refused = await local.trygg.trygg.wheel.form(organisation.nora.id, 'makeKnownToStaff');
    expect(refused).toBeUndefined();
    expect(await local.trygg.trygg.wheel.history(organisation.nora.id)).toEqual([]);
  });

  it('each was reminded on these mornings, and on no other', () => {
    const hr = (day: string) => [`${day} anne`, `${day} bjorn`];
    expect(reminded).toEqual([
      ...hr('2026-03-06'),
      '2026-03-06 kari',
      '2026-03-06 per',
      '2026-03-06 ingrid',
      // The seventh day before is a Sunday.
      ...hr('2026-03-27'),
      '2026-03-27 per',
      '2026-03-27 ingrid',
      // The first working day after Easter: leaders are late. On the second, Ingrid herself, and the cooperation committee.
      ...hr('2026-04-07'),
      ...hr('2026-04-08'),
      '2026-04-08 ingrid',
      // Of the mapping.
      ...hr('2026-06-05'),
      ...hr('2026-06-26'),
      // Of the signal in it.
      ...hr('2026-07-22'),
      // Three topics, then the fourth.
      ...hr('2026-08-13'),
      ...hr('2026-09-04'),
      ...hr('2026-09-09'),
      // The fourth once more, and the evaluation: the thirtieth day before is a Saturday.
      ...hr('2026-10-02'),
      '2026-10-02 amina',
      ...hr('2026-10-26'),
      '2026-10-26 amina',
    ]);
  });
});
