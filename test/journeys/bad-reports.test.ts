import type { Json } from '../../src/workbench/channel/model';
import { ofType } from '../adapters/teams/cards/walk';
import { button, caseNumberIn, sendReport, turnPages, writeReport } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { organisation } from '../support/organisation';
import { WatchedStore } from '../support/watched-store';

let local: LocalTrygg;
const store = new WatchedStore();
const nora = () => local.person('nora');
const commits = () => store.asked.filter((method) => method === 'insertCommit').length;
const text = (seen: unknown) => JSON.stringify(seen);

beforeAll(async () => {
  local = await startLocalTrygg(undefined, { around: { store: store.around } });
  for (const name of ['nora', 'kari', 'anne'] as const) await local.person(name).install();
});
afterEach(() => nora().dialogStep('task/submit', { verb: 'RemoveReport' }));
afterAll(() => local.stop());

/** Next on a page of the report, as a client without limits of its own sends it. */
function next(from: string, page: string, fields: Readonly<Record<string, unknown>>) {
  return nora().dialogStep('task/submit', { verb: 'TurnPage', from, page, ...fields });
}
const draft = async () => (await local.trygg.trygg.reports.draft(nora().person.id))?.draft;
const stateOf = (caseId: string) => local.trygg.trygg.views.caseFor(nora().person.id, caseId);

/** Every piece of text on a card, by the kind of element that shows it. */
function textsOf(card: unknown): { type: string; text: string }[] {
  if (typeof card !== 'object' || card === null) return [];
  const { type, text: shown } = card as { type?: unknown; text?: unknown };
  const own = typeof type === 'string' && typeof shown === 'string' ? [{ type, text: shown }] : [];
  return [...own, ...Object.values(card).flatMap(textsOf)];
}

describe('an account', () => {
  const longest = 'Æ😀'.repeat(6_666) + 'øå';

  it('of 20,000 characters is taken, and read back as it was written', async () => {
    expect(longest).toHaveLength(20_000);
    const caseId = await sendReport(nora(), { accused: ['jonas'], what: longest });
    expect((await stateOf(caseId))?.complaint.what).toBe(longest);
    await local.person('kari').dialogStep('task/fetch', { verb: 'ReadComplaint', caseId });
    expect(textsOf(local.person('kari').dialog?.card)).toContainEqual({ type: 'TextRun', text: longest });
  });

  it('of one character more is refused in kind words, and the draft keeps every one of them', async () => {
    await next('reportWho', 'reportWhat', { accusedIds: organisation.jonas.id });
    const answer = await next('reportWhat', 'reportWhen', { what: `${longest}!` });
    expect(text(answer)).toContain('Teksten er for lang. Kort den ned litt.');
    expect((await draft())?.what).toBe(`${longest}!`);
  });

  it('cannot be sent in while it is too long', async () => {
    await next('reportWho', 'reportWhat', { accusedIds: organisation.jonas.id, what: `${longest}!` });
    const before = commits();
    const { caseId, revision } = (await local.trygg.trygg.reports.draft(nora().person.id)) ?? {};
    const receivers = [organisation.kari.id, organisation.anne.id].join(',');
    const answer = await nora().dialogStep('task/submit', { verb: 'SendReport', caseId, revision, receivers });
    expect(text(answer)).toContain('for lang');
    expect(commits()).toBe(before);
    expect((await draft())?.what).toHaveLength(20_001);
  });
});

describe('what people write stays what they wrote', () => {
  const pieces = [
    'Emoji 👩🏽‍🚀👨‍👩‍👧 🇳🇴',
    'عربي مكتوب من اليمين',
    '**fet** _kursiv_ # tittel [her](https://evil.example) `kode`',
    '<b>fet</b><script>alert(1)</script><img src=x onerror=alert(1)> &lt;br&gt; &#x41;',
    '${what} ${$root} ${1+1}',
    '{{DATE(2026-01-01T00:00:00Z)}}',
    '<at>Silje Moen</at> @Silje @everyone',
    '\'; DROP TABLE commits; --\\ " \t',
    '=HYPERLINK("https://evil.example")',
  ];
  const all = pieces.join(' ');

  it('in every field: stored unchanged, and shown as plain text', async () => {
    const caseId = await sendReport(nora(), {
      accused: [],
      accusedNames: pieces.join('\n'),
      what: all,
      inputs: {
        place: pieces[4] ?? '',
        whenInWords: 'Hver <b>uke</b> ${i} fjor',
        witnessNames: pieces.join('\n'),
        injury: all,
      },
    });
    const state = await stateOf(caseId);
    const trimmed = pieces.map((piece) => piece.trim());
    expect(state?.complaint).toMatchObject({ what: all.trim(), injury: all.trim() });
    expect(state?.complaint.witnesses.map(({ name }) => name)).toEqual(trimmed);
    expect(Object.values(state?.strands ?? {}).map(({ accused }) => accused.name)).toEqual(trimmed);
    for (const name of ['kari', 'anne'] as const) {
      await local.person(name).dialogStep('task/fetch', { verb: 'ReadComplaint', caseId });
      const seen = textsOf(local.person(name).dialog?.card);
      const written = seen.filter((piece) => pieces.some((part) => piece.text.includes(part.slice(0, 12))));
      expect(written.length).toBeGreaterThanOrEqual(4);
      expect(new Set(written.map(({ type }) => type))).toEqual(new Set(['TextRun']));
      for (const piece of pieces) {
        // The one pattern that a TextRun would read is held apart by a character without width.
        const shown = piece.trim().replaceAll('{{', '{\u2060{');
        expect(seen.some((one) => one.text.includes(shown))).toBe(true);
      }
    }
  });

  it('and none of it reaches a chat or a toast', async () => {
    await local.trygg.trygg.idle();
    for (const name of ['nora', 'kari', 'anne'] as const) {
      const { messages, toasts } = local.person(name);
      for (const piece of ['DROP TABLE', 'evil.example', 'kursiv', 'onerror']) {
        expect(text([messages, toasts])).not.toContain(piece);
      }
    }
  });
});

describe('a day that cannot be', () => {
  it.each([
    ['in the future', { date: '2027-01-01' }, 'fram i tid'],
    ['in 1850', { date: '1850-06-01' }, 'svært langt tilbake'],
    ['the 30th of February', { date: '2025-02-30' }, 'dato som finnes'],
    ['no day at all', { date: 'i går' }, 'dato som finnes'],
    ['25:99', { time: '25:99' }, 'Skriv klokkeslettet som 14:30'],
  ])('%s: said at once, and nothing is lost', async (_, fields, said) => {
    await next('reportWho', 'reportWhat', { accusedIds: organisation.jonas.id, what: 'Han ler.' });
    const answer = await next('reportWhen', 'reportMore', { ...fields, place: 'Kantina' });
    expect(text(answer)).toContain(said);
    expect(await draft()).toMatchObject({ ...fields, place: 'Kantina', what: 'Han ler.' });
  });

  it('a birth date that lies ahead: the same', async () => {
    await next('reportWho', 'reportWhat', { accusedIds: organisation.jonas.id, what: 'Han ler.' });
    expect(text(await next('reportYou', 'reportReview', { birthDate: '2031-01-01' }))).toContain('fram i tid');
  });
});

describe('an accused who cannot be', () => {
  it('oneself', async () => {
    const answer = await next('reportWho', 'reportWhat', { accusedIds: organisation.nora.id });
    expect(text(answer)).toContain('Du har valgt deg selv.');
  });

  it.each(['not-an-id', '__proto__', '00000000-0000-4000-8000-000000000000', "x' OR 1=1"])(
    'somebody whom the directory does not know: %s',
    async (id) => {
      const answer = await next('reportWho', 'reportWhat', { accusedIds: `${organisation.jonas.id},${id}` });
      expect(text(answer)).toContain('Vi finner ikke personen i katalogen.');
    },
  );

  it('nobody: said before it is sent, and not sent', async () => {
    await next('reportWhat', 'reportWhen', { what: 'Han ler.' });
    const before = commits();
    await nora().dialogStep('task/submit', { verb: 'SendReport', receivers: '' });
    expect(commits()).toBe(before);
    expect((await draft())?.what).toBe('Han ler.');
  });

  it('twenty-five people are more than one report can carry: said in words that fit', async () => {
    const names = Array.from({ length: 25 }, (_, index) => `Person ${index + 1}`).join('\n');
    expect(text(await next('reportWho', 'reportWhat', { accusedNames: names }))).toContain('Nevn inntil 20 personer.');
    expect((await draft())?.accusedNames).toBe(names);
  });

  it('the same person named again and again is one accused', async () => {
    const { id, name } = organisation.jonas;
    await next('reportWho', 'reportWhat', {
      accusedIds: [id, id, ` ${id} `].join(','),
      accusedNames: `Ola Ukjent\n ola  ukjent\n${name}\nOla Ukjent`,
      what: 'De ler.',
    });
    const review = await local.trygg.trygg.reports.review(nora().person.id);
    expect(review?.complaint.accused.map((person) => person.name)).toEqual([name, 'Ola Ukjent']);
  });
});

describe('a report sent twice', () => {
  it('by a double click makes one case, and both clicks are answered kindly', async () => {
    await writeReport(nora(), { accused: ['jonas'], what: 'Han ler, to ganger.' });
    const before = (await local.trygg.trygg.views.myCases(nora().person.id)).cases.length;
    const [one, other] = await Promise.all([
      nora().submitDialog(button('SendReport')),
      nora().submitDialog(button('SendReport')),
    ]);
    await local.trygg.trygg.idle();
    expect(text([one, other])).toMatch(/T-[0-9A-Z]{4}-[0-9A-Z]{4}/);
    expect(text([one, other])).not.toContain('Det gikk ikke');
    expect((await local.trygg.trygg.views.myCases(nora().person.id)).cases).toHaveLength(before + 1);
  });

  it('and once more later is told that it was sent', async () => {
    const before = commits();
    const again = await nora().dialogStep('task/submit', { verb: 'SendReport', receivers: organisation.kari.id });
    expect(text(again)).toContain('Dette er gjort allerede');
    expect(commits()).toBe(before);
  });

  it('from a review that shows an older draft sends nothing: what was read is what is signed', async () => {
    await writeReport(nora(), { accused: ['jonas'], what: 'Den første utgaven.' });
    await local.trygg.trygg.drafts.save(nora().person.id, { what: 'Skrevet på en annen maskin.' });
    const before = commits();
    const answer = await nora().submitDialog(button('SendReport'));
    expect(commits()).toBe(before);
    expect(text(answer)).toContain('Skrevet på en annen maskin.');
    expect(text(answer)).toContain('Noe er endret siden du så dette sist.');
  });

  it('pages saved by two machines at once are both kept', async () => {
    await Promise.all([
      next('reportWhat', 'reportWhen', { what: 'Fra den ene.' }),
      next('reportWhen', 'reportMore', { place: 'Fra den andre.' }),
    ]);
    expect(await draft()).toMatchObject({ what: 'Fra den ene.', place: 'Fra den andre.' });
  });
});

describe('a page that is open still', () => {
  /** What the dialog's button would send, pressed later and on another machine. */
  const pressOf = (verb: string, data: Readonly<Record<string, string>> = {}) => {
    const pressed = ofType(nora().dialog?.card, 'Action.Submit').find(button(verb, data))?.data as Json;
    expect(pressed).toMatchObject({ verb });
    return (inputs: Json = {}) => nora().dialogStep('task/submit', { ...pressed, ...inputs });
  };
  const sent = 'Takk for at du sa fra';

  /** Report X stands on its second page, and at its end. */
  const openPages = async (first?: (inputs: Json) => Promise<unknown>) => {
    const accusedIds = organisation.jonas.id;
    await first?.({ accusedIds });
    await nora().press(button('Report'));
    if (first) await nora().submitDialog(button('GoOnReport'));
    await nora().submitDialog(button('TurnPage'), { inputs: { accusedIds } });
    const [next, help] = [pressOf('TurnPage', { page: 'reportWhen' }), pressOf('TurnPage', { direction: 'back' })];
    await nora().submitDialog(button('TurnPage', { page: 'reportWhen' }), { inputs: { what: 'Han ler av meg.' } });
    await turnPages(nora(), {});
    const [ask, back] = [pressOf('AskForHelp'), pressOf('TurnPage', { direction: 'back' })];
    return { next, back, ask, help, remove: pressOf('RemoveReport'), send: pressOf('SendReport') };
  };
  const begin = async (accusedNames: string) => {
    nora().closeDialog();
    await nora().press(button('Report'));
    await nora().submitDialog(button('TurnPage'), { inputs: { accusedNames } });
  };

  it('of a report that was sent: it says so, and begins no other one', async () => {
    const { next, back, ask, help, remove, send } = await openPages();
    const caseId = caseNumberIn(await send());
    await local.trygg.trygg.idle();
    for (const press of [back, ask, help, remove, send]) {
      const answer = text(await press());
      expect([answer.includes(sent), answer.includes(caseId)]).toEqual([true, true]);
    }
    const answer = text(await next({ what: 'Han ler, og roper.' }));
    expect([answer.includes(sent), answer.includes('Han ler, og roper.')]).toEqual([true, true]);
    expect(await draft()).toBeUndefined();
  });

  it('of a report that was sent, and whose draft is there still: nothing is kept in it', async () => {
    const { next, send } = await openPages();
    store.failing = { method: 'writeHead', error: new Error('not now') };
    await send();
    await local.trygg.trygg.idle();
    store.failing = undefined;
    expect(await local.trygg.trygg.drafts.read(nora().person.id)).toBeDefined();
    const before = store.kept;
    expect(text(await next({ what: 'Mer.' }))).toContain(sent);
    expect(store.kept).toBe(before);
    expect(await draft()).toBeUndefined();
  });

  it('of a report that was sent, while another one is written: that one stays as it is', async () => {
    const { next, back, ask, help, remove, send } = await openPages();
    const caseId = caseNumberIn(await send());
    await local.trygg.trygg.idle();
    await begin('Ola Annen');
    for (const press of [next, back, ask, help, remove, send]) {
      const answer = text(await press({ accusedNames: 'Kari Nordmann', what: 'Mer.' }));
      expect([answer.includes(sent), answer.includes(caseId)]).toEqual([true, true]);
    }
    expect(await draft()).toMatchObject({ accusedNames: 'Ola Annen', what: '' });
  });

  it('of a report that was deleted, while another one is written: that one stays as it is', async () => {
    const { next, remove, send } = await openPages();
    expect(text(await remove())).toContain('Utkastet er slettet');
    expect(text(await remove())).toContain('Utkastet er slettet');
    expect(text(await next({ what: 'Han ler, og roper.' }))).toContain('Han ler, og roper.');
    expect(await draft()).toBeUndefined();
    await begin('Ola Annen');
    const answer = text(await next({ what: 'Han ler, og roper.' }));
    expect([answer.includes('Noe er endret'), answer.includes('Han ler, og roper.')]).toEqual([true, true]);
    expect(text(await send())).toContain('Noe er endret');
    expect(text(await remove())).toContain('Du har et utkast');
    expect(await draft()).toMatchObject({ accusedNames: 'Ola Annen', what: '' });
  });

  it('the first one, pressed twice, is one report', async () => {
    await nora().press(button('Report'));
    const next = pressOf('TurnPage');
    const first = text(await next({ accusedIds: organisation.jonas.id }));
    const stored = async () => (await local.trygg.trygg.reports.draft(nora().person.id))?.caseId;
    const before = await stored();
    expect(text(await next({ accusedIds: organisation.jonas.id }))).toBe(first);
    expect(await stored()).toBe(before);
  });

  /** Two windows, each with a first page, before anything is stored. */
  const openTwice = async () => {
    await nora().press(button('Report'));
    const one = pressOf('TurnPage');
    nora().closeDialog();
    await nora().press(button('Report'));
    return { one, other: pressOf('TurnPage'), askInOther: pressOf('AskForHelp') };
  };

  it('the first one, opened twice: each is of a report of its own', async () => {
    const { one, other, askInOther } = await openTwice();
    await one({ accusedNames: 'Ola Annen' });
    for (const press of [other, askInOther]) {
      const answer = text(await press({ accusedNames: 'Kari Nordmann' }));
      expect([answer.includes('Noe er endret'), answer.includes('Kari Nordmann')]).toEqual([true, true]);
    }
    expect(await draft()).toMatchObject({ accusedNames: 'Ola Annen' });
  });

  it('the first one, pressed in two windows at the same moment: two reports are not mixed', async () => {
    const { one, other } = await openTwice();
    const answers = await Promise.all([one({ accusedNames: 'Ola Annen' }), other({ accusedNames: 'Kari Nordmann' })]);
    expect(answers.filter((answer) => text(answer).includes('Noe er endret'))).toHaveLength(1);
    const names = (await draft())?.accusedNames ?? '';
    expect(['Ola Annen', 'Kari Nordmann']).toContain(names);
  });

  it('the first one, of a report that was sent: it says so, and begins no other one', async () => {
    await nora().press(button('Report'));
    const first = pressOf('TurnPage');
    nora().closeDialog();
    const { send } = await openPages(first);
    const caseId = caseNumberIn(await send());
    await local.trygg.trygg.idle();
    const again = text(await first({ accusedNames: 'Ola Annen' }));
    expect([again.includes(sent), again.includes(caseId), again.includes('Ola Annen')]).toEqual([true, true, true]);
    expect(await draft()).toBeUndefined();
    await begin('Kari Nordmann');
    expect(text(await first({ accusedNames: 'Ola Annen' }))).toContain(caseId);
    expect(await draft()).toMatchObject({ accusedNames: 'Kari Nordmann' });
  });

  it('the first one, of a report that was deleted: what stands on it begins one', async () => {
    await nora().press(button('Report'));
    const first = pressOf('TurnPage');
    await first({ accusedNames: 'Ola Annen' });
    const saved = await local.trygg.trygg.reports.draft(nora().person.id);
    await nora().dialogStep('task/submit', { verb: 'RemoveReport', kind: 'own', caseId: saved?.caseId ?? '' });
    expect(await draft()).toBeUndefined();
    await first({ accusedNames: 'Kari Nordmann' });
    expect(await draft()).toMatchObject({ accusedNames: 'Kari Nordmann' });
  });

  it('the first one chooses no number: another’s page begins nothing in a draft of theirs', async () => {
    await nora().press(button('Report'));
    const pressed = ofType(nora().dialog?.card, 'Action.Submit').find(button('TurnPage'))?.data as Json;
    await nora().dialogStep('task/submit', { ...pressed, accusedNames: 'Ola Annen' });
    const silje = local.person('silje');
    await silje.dialogStep('task/submit', { ...pressed, accusedNames: 'Ola Annen' });
    const [hers, nores] = await Promise.all(
      [silje, nora()].map(async ({ person }) => (await local.trygg.trygg.reports.draft(person.id))?.caseId),
    );
    expect(hers).toMatch(/^T-\w{4}-\w{4}$/);
    expect(hers).not.toBe(nores);
  });

  it('from before pages named their draft, goes on', async () => {
    await begin('Ola Annen');
    await next('reportWhat', 'reportWhen', { kind: 'own', what: 'Han ler.' });
    expect(await draft()).toMatchObject({ accusedNames: 'Ola Annen', what: 'Han ler.' });
    await nora().dialogStep('task/submit', { verb: 'RemoveReport', kind: 'own' });
    expect(await draft()).toBeUndefined();
  });
});
