import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sendReport } from '../support/acts';
import {
  appeals,
  asksForSupport,
  closes,
  decides,
  disciplines,
  dismisses,
  endsSupport,
  investigates,
  type Play,
  rectifies,
  sendsIt,
  writesWithHelp,
} from '../support/discipline-matrix-play';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { checked, matrixOf, word, wordsIn, wrongIn } from '../support/matrix';
import { filesTaken, namesIn, obtainable, textOf } from '../support/obtainable';
import { nothingLeft, pressOldCards } from '../support/old-cards';
import { openedRows } from '../support/opened-database';
import { organisation, type PersonName } from '../support/organisation';
import { playCase } from '../support/whole-case';

/**
 * Who finds which part of the case in anything that they can obtain. Written by hand after P-11, 3.1.2 to 3.2.6 and the
 * table of who uses Trygg; never after the code.
 *
 * Nora complains; Jonas and Silje are accused, `jonas0` before he is called; Hanne is a witness. Tomasz stood by Nora on
 * the informal way and was Jonas's companion; Amina, the safety representative, helped her write. Kari has the case, and
 * Anne for HR, `anne1` after she stepped down; Bjørn is in HR too, `bjorn1` once he took over. Per is above Kari, `per0`
 * before the appeal. Ingrid decides on Jonas's dismissal. Eva has nothing to do with it. `drift` is whoever runs the
 * database, and has opened it. Sunniva is the data protection officer, who reads who looked and nothing else.
 */
const mayFind = matrixOf(`
                    | nora jonas0 jonas silje hanne tomasz amina kari anne anne1 bjorn bjorn1 per0 per ingrid eva drift sunniva
  complaint, health, assessment
  klagen            | x    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  skaden            | x    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  vurderingKari     | .    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  vurderingAnne     | .    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  the conversations, and what is investigated beside them
  svarNora          | x    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  referatNora       | x    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  merknadNora       | x    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  beskyttelsen      | .    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  vitnesbyrdet      | .    .      .     .     x     .      .     x    x    .     .     x      .    x   .      .   .     .
  materialet        | .    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  tiltaket          | .    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  innkallingJonas   | .    .      x     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  innkallingSilje   | .    .      .     x     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  svarJonas         | .    .      x     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  referatJonas      | .    .      x     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  referatSilje      | .    .      .     x     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  merknadJonas      | .    .      x     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  merknadSilje      | .    .      .     x     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  notes, decisions and letters: a dismissal rests on what was found about the one
  notatJonas        | .    .      .     .     .     .      .     x    x    .     .     x      .    x   x      .   .     .
  notatSilje        | .    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  beslutningJonas   | .    .      .     .     .     .      .     x    x    .     .     x      .    x   x      .   .     .
  beslutningSilje   | .    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  brevNoraOmJonas   | x    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  brevNoraOmSilje   | x    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  brevJonas         | .    .      x     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  brevSilje         | .    .      .     x     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  3.2: how it came to the meeting, what HR enclosed, what was said and decided
  grunnenJonas      | .    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  grunnenSilje      | .    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  rådJonas          | .    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  rådSilje          | .    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  varselJonas       | .    .      x     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  varselSilje       | .    .      .     x     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  bekymringJonas    | .    .      x     .     .     .      .     x    x    .     .     x      .    x   x      .   .     .
  bekymringSilje    | .    .      .     x     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  vedleggJonas      | .    .      x     .     .     .      .     x    x    .     .     x      .    x   x      .   .     .
  ikkeVedlagtSilje  | .    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  møtereferatJonas  | .    .      x     .     .     .      .     x    x    .     .     x      .    x   x      .   .     .
  møtereferatSilje  | .    .      .     x     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  forslagJonas      | .    .      .     .     .     .      .     x    x    .     .     x      .    x   x      .   .     .
  advarselSilje     | .    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  straffSilje       | .    .      .     x     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  fulgtOppJonas     | x    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  fulgtOppSilje     | x    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  the dismissal
  drøftingskallJonas| .    .      x     .     .     .      .     x    x    .     .     x      .    x   x      .   .     .
  svarDrøftingJonas | .    .      x     .     .     .      .     x    x    .     .     x      .    x   x      .   .     .
  drøftetJonas      | .    .      .     .     .     .      .     x    x    .     .     x      .    x   x      .   .     .
  avgjortAvIngrid   | .    .      .     .     .     .      .     x    x    .     .     x      .    x   x      .   .     .
  oppsigelseJonas   | .    .      x     .     .     .      .     x    x    .     .     x      .    x   x      .   .     .
  what they want rectified about themselves: the one whom it dismisses, beside what a dismissal rests on
  feilNora          | x    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  feilJonas         | .    .      x     .     .     .      .     x    x    .     .     x      .    x   x      .   .     .
  feilJonasBrev     | .    .      x     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  feilSilje         | .    .      .     x     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  feilHanne         | .    .      .     .     x     .      .     x    x    .     .     x      .    x   .      .   .     .
  the appeal, what follows, and the end
  ankeSilje         | .    .      .     x     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  ankesvarSilje     | .    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  ankebrevNora      | x    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  ankebrevSilje     | .    .      .     x     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  støtteOmJonas     | .    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  støtteOmSilje     | .    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  veiledesSilje     | .    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  tattOppJonas      | .    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  tattOppSilje      | .    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  sluttnotatJonas   | .    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  sluttnotatSilje   | .    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  why Anne stepped down: for HR alone
  inhabilAnne       | .    .      .     .     .     .      .     .    .    .     .     x      .    .   .      .   .     .
`);

/**
 * Whose names they read, besides their own. Letters name who sent them and whom one can talk to: HR's adviser, and the
 * safety representative. Nobody who is accused learns of the other one, of the witness, or of who decides on what.
 */
const mayName = matrixOf(`
                    | nora jonas0 jonas silje hanne tomasz amina kari anne anne1 bjorn bjorn1 per0 per ingrid eva drift sunniva
  nora              | .    .      x     x     .     .      .     x    x    .     .     x      .    x   x      .   .     .
  jonas             | x    .      .     .     .     .      .     x    x    .     .     x      .    x   x      .   .     .
  silje             | x    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  hanne             | .    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  tomasz            | .    .      x     x     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  amina             | x    .      x     x     .     .      .     x    x    .     .     x      .    x   x      .   .     .
  kari              | x    .      x     x     x     .      .     .    x    .     .     x      .    x   x      .   .     .
  anne              | x    .      x     x     .     .      .     x    .    .     .     x      .    x   x      .   .     .
  per               | x    .      .     x     .     .      .     x    x    .     .     x      .    .   .      .   .     .
  ingrid            | .    .      .     .     .     .      .     x    x    .     .     x      .    x   .      .   .     .
  bjorn             | .    .      .     .     .     .      .     .    .    .     .     .      .    .   .      .   .     .
  eva               | .    .      .     .     .     .      .     .    .    .     .     .      .    .   .      .   .     .
`);

const atTheEnd = mayFind.columns.filter((column): column is PersonName => Object.hasOwn(organisation, column));

const supporting = matrixOf(`
                    | nora tomasz0 tomasz kari anne jonas
  ordene            | x    x       .      .    .    .
  svaret            | x    x       .      .    .    .
`);

/** Each looks at everything that one person can obtain: longer than other tests, where both cores are busy. */
jest.setTimeout(240_000);

describe('who reads what of a complaint that leads to a dismissal, a warning and an appeal', () => {
  let local: LocalTrygg;
  let caseId: string;
  let play: Play;
  const dataFolder = mkdtempSync(join(tmpdir(), 'trygg-matrix-'));
  /** By column. */
  const found = new Map<string, string>();

  const stateNow = async (id = caseId) => {
    for (const { id: person } of Object.values(organisation)) {
      const state = await local.trygg.trygg.views.caseFor(person, id);
      if (state) return state;
    }
    throw new Error('nobody has the case');
  };
  /** At this moment, for the column of that name. */
  const looks = async (who: PersonName, column: string = who) => {
    found.set(column, textOf(await obtainable(local, who, caseId, await stateNow())));
  };

  beforeAll(async () => {
    local = await startLocalTrygg(undefined, { dataFolder });
    for (const name of Object.keys(organisation) as PersonName[]) await local.person(name).install();
  });
  afterAll(async () => {
    await local.stop();
    rmSync(dataFolder, { recursive: true, force: true });
    expect(local.channel.violations).toEqual([]);
  });

  it('whoever stands by Nora reads what she wrote to them while she wants it, and nobody else ever', async () => {
    const supportId = await asksForSupport(local);
    const during = await stateNow(supportId);
    const seen = async (who: PersonName) => textOf(await obtainable(local, who, supportId, during));
    const texts = new Map([['tomasz0', await seen('tomasz')]]);
    await endsSupport(local, supportId);
    for (const who of ['nora', 'tomasz', 'kari', 'anne', 'jonas'] as const) texts.set(who, await seen(who));
    const wrong = supporting.columns.map((column) => [column, wrongIn(supporting, column, texts.get(column) ?? '')]);
    expect(wrong).toEqual(supporting.columns.map((column) => [column, []]));
    expect(namesIn(texts.get('tomasz0') ?? '', 'tomasz')).toEqual(['nora']);
    expect(namesIn(texts.get('tomasz') ?? '', 'tomasz')).toEqual([]);
    checked(supporting);
  });

  it('whoever helps her write reads the draft until it is sent', async () => {
    const helpId = await writesWithHelp(local);
    const reads = async (who: PersonName) => {
      const answers: unknown[] = [];
      for (const from of ['reportWhen', 'reportYou']) {
        const turn = { verb: 'TurnHelpPage', caseId: helpId, from, direction: 'back' };
        answers.push(await local.person(who).dialogStep('task/submit', turn));
      }
      local.person(who).closeDialog();
      return wordsIn(JSON.stringify(answers));
    };
    expect([await reads('amina'), await reads('tomasz')]).toEqual([['klagen', 'skaden'], []]);
    caseId = await sendsIt(local);
    play = playCase(local, caseId, { complainant: 'nora', handler: 'kari', hr: 'anne' });
    expect(await reads('amina')).toEqual([]);
  });

  it('it is played to its end, and looked at before the accused is called and before there is an appeal', async () => {
    await investigates(local, caseId, play);
    await looks('jonas', 'jonas0');
    await decides(local, play);
    await disciplines(local, play, () => looks('jonas', 'jonas before the summons'));
    await dismisses(local, play);
    await rectifies(local, caseId);
    await looks('per', 'per0');
    await appeals(local, caseId, play);
    await closes(local, play);
    const ends = Object.values((await play.state()).strands).map(({ closedAt }) => closedAt);
    expect(ends).toEqual([expect.any(String), expect.any(String)]);
  });

  it.each(atTheEnd)('%s looks at everything that they can obtain', async (who) => {
    await looks(who);
  });

  it('HR looks once more after Anne has stepped down, and whoever runs the database opens it', async () => {
    await play.offer('anne', 'StepDown', { reasons: word('inhabilAnne') });
    await looks('anne', 'anne1');
    await looks('bjorn', 'bjorn1');
    const rows = openedRows(dataFolder).join('\n');
    expect(rows).toContain(caseId);
    found.set('drift', rows);
  });

  it.each(mayFind.columns)('%s finds every word that is theirs, and no other', (column) => {
    expect(wrongIn(mayFind, column, found.get(column) ?? '')).toEqual([]);
  });

  it('Jonas reads no statement of a witness before the summons, and then what HR enclosed', () => {
    const drawnUp = wordsIn(found.get('jonas before the summons') ?? '');
    expect(drawnUp).toContain('varselJonas');
    for (const enclosed of ['bekymringJonas', 'vedleggJonas']) {
      expect([drawnUp.includes(enclosed), mayFind.may('jonas', enclosed)]).toEqual([false, true]);
    }
    expect(wordsIn(found.get('jonas') ?? '')).not.toContain('vitnesbyrdet');
  });

  it.each(mayName.columns)('%s reads the names that are theirs, and no other', (column) => {
    const own = column.replace(/\d$/, '') as PersonName;
    const read = namesIn(found.get(column) ?? '', own);
    expect([...read].sort()).toEqual(mayName.rows.filter((row) => mayName.may(column, row)).sort());
  });

  it('whoever finds nothing does not find that there is a case either', () => {
    for (const column of ['jonas0', 'tomasz', 'amina', 'bjorn', 'per0', 'eva', 'sunniva']) {
      const text = (found.get(column) ?? '').replaceAll(`"caseId":"${caseId}"`, '');
      expect([column, text.includes(caseId)]).toEqual([column, false]);
    }
  });

  it('Sunniva reads which of those who have it looked, and of the parties only what they are', async () => {
    const seen: string[] = [];
    for (let page = 1; page <= 60; page += 1) {
      const asked = { verb: 'WhoLooked', asked: caseId, page };
      seen.push(JSON.stringify(await local.person('sunniva').dialogStep('task/submit', asked)));
    }
    local.person('sunniva').closeDialog();
    const text = seen.join('\n');
    expect(wordsIn(text)).toEqual([]);
    expect([...namesIn(text, 'sunniva')].sort()).toEqual(['anne', 'bjorn', 'ingrid', 'kari', 'per']);
  });

  it.each([
    ['complainant', 'nora', 'klagen'],
    ['a1', 'jonas', 'referatJonas'],
    ['a2', 'silje', 'referatSilje'],
    ['witness 1', 'hanne', 'vitnesbyrdet'],
  ] as const)('what HR gives on about %s holds what %s may read, and nothing else', async (subject, who, own) => {
    const wanted = [{ step: 'access', subject, round: 1 }];
    const [file = ''] = await filesTaken(local, local.person('bjorn'), caseId, wanted);
    expect(wordsIn(file)).toContain(own);
    expect(wordsIn(file).filter((one) => !mayFind.may(who, one))).toEqual([]);
    expect(namesIn(file, who).filter((one) => !mayName.may(who, one))).toEqual([]);
  });

  it('cards that Anne still has show nothing when they are pressed or looked at anew', async () => {
    const answers = await pressOldCards(local.person('anne'), caseId);
    expect(answers.length).toBeGreaterThan(2);
    for (const text of answers) {
      expect([wordsIn(text), namesIn(text, 'anne')]).toEqual([[], []]);
      expect(text).toMatch(nothingLeft);
    }
  });

  it('HR’s overview has the number of a case that is not theirs and how late it is, and nothing else', async () => {
    const other = await sendReport(local.person('nora'), { accused: ['tomasz'], what: word('enNyKlage') });
    await local.moveTo('2026-04-20T08:00:00.000Z');
    await local.person('bjorn').say('frister');
    const overview = JSON.stringify(local.person('bjorn').messages.at(-1));
    expect([overview.includes(other), wordsIn(overview), namesIn(overview, 'bjorn')]).toEqual([true, [], []]);
    expect(overview).not.toContain(`"caseId":"${other}"`);
    const state = await stateNow(other);
    const { asked, walked, files } = await obtainable(local, 'bjorn', other, state);
    expect(wordsIn([asked, walked, ...files].join('\n')).filter((one) => one === 'enNyKlage')).toEqual([]);
  });

  it('counts what was held against each other', () => {
    checked(mayFind, mayName);
  });
});
