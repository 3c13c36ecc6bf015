import { type RenderedScreen, renderScreen } from '../../../../src/adapters/teams/cards/render-screen';
import { languages, textsFor } from '../../../../src/language/texts';
import { defaultPolicy } from '../../../../src/procedure/policy';
import { readCard } from '../../../accessibility/card-rules';
import { steps } from './sample-case';
import { rendered, type Sample, samples } from './samples';
import { isChoice, isForWritten, type Json, objectsIn, ofType } from './walk';

const delicate = /klage|anklag|trakass|mobb|krenk|offer|sak\b|saken|harass|bully|complain|accus|victim|\bcase\b/i;
const drawn = samples.map((sample) => ({ ...sample, ...rendered(sample) }));
const inChat = drawn.filter(({ place }) => place === 'chat');
const inDialogs = drawn.filter(({ place }) => place === 'dialog');

type Drawn = Sample & RenderedScreen;

/** The samples, and what in them breaks the rule. */
function breaking(cards: readonly Drawn[], wrong: (one: Drawn) => readonly unknown[]): unknown[] {
  return cards.flatMap((one) => wrong(one).map((what) => [one.language, one.name, what]));
}

function unless(kept: boolean, what: unknown): unknown[] {
  return kept ? [] : [what];
}

describe('every card', () => {
  it('is below 80 KB', () => {
    expect(
      breaking(drawn, ({ card }) => {
        const bytes = Buffer.byteLength(JSON.stringify(card));
        return unless(bytes < 80 * 1024, bytes);
      }),
    ).toEqual([]);
  });

  it('has what a screen reader needs of it', () => {
    expect(breaking(drawn, readCard)).toEqual([]);
  });

  it('says of each of several buttons of the same title what it stands below', () => {
    expect(
      breaking(drawn, ({ card }) => {
        const buttons = ofType(card, 'ActionSet').flatMap(({ actions }) => actions as Json[]);
        const titles = buttons.map(({ title }) => title);
        const isShared = (title: unknown) => titles.indexOf(title) !== titles.lastIndexOf(title);
        return buttons.filter(({ title, tooltip }) => isShared(title) && !tooltip).map(({ title }) => title);
      }),
    ).toEqual([]);
  });

  it('of a case offers no two things in the same words, but what each person may do for themselves', () => {
    const offered = steps.filter(({ may, name }) => may && !name.startsWith('askToRectify'));
    for (const language of languages) {
      const words = offered.map(({ name }) => textsFor(language).text(`steps.${name}.open`));
      expect(words.filter((one, place) => words.indexOf(one) !== place)).toEqual([]);
    }
  });

  it('of a dialog does not begin by saying its title again', () => {
    expect(
      breaking(inDialogs, ({ card, title }) =>
        ofType(card, 'TextBlock')
          .slice(0, 1)
          .filter(({ text }) => text === title),
      ),
    ).toEqual([]);
  });

  it('shows what people wrote only where nothing in it has a meaning', () => {
    expect(
      breaking(drawn, ({ card }) =>
        [...objectsIn(card)].flatMap((object) =>
          Object.entries(object).filter(([property, value]) => {
            if (typeof value !== 'string' || isForWritten(object, property)) return false;
            return isChoice(object) ? /[\][<>*_~#`|\\]|\{\{/.test(value) : /\$\{|\{\{|<|\]\(|evil\.example/.test(value);
          }),
        ),
      ),
    ).toEqual([]);
  });

  it('shows all of what people wrote', () => {
    const shown = (name: string) => {
      const one = drawn.find((sample) => sample.name === name);
      return ofType(one?.card, 'TextRun')
        .map(({ text }) => String(text).replaceAll('\u2060', ''))
        .join('\n');
    };
    expect(shown('employee review, hostile')).toContain(
      `\${1+1} \${t.title} **bold** _em_ # head {{DATE(2026-01-05T08:00`,
    );
    expect(shown('employee review, long, plain').match(/alle hørte det/g)).toHaveLength(454);
    expect(shown('employee review, long, lines').match(/a/g)?.length).toBeGreaterThanOrEqual(10_000);
  });

  it('says no day in a way that Markdown makes a list of', () => {
    expect(
      breaking(drawn, ({ card }) =>
        // What the guidelines say as a list is one.
        ofType(card, 'TextBlock').filter(
          ({ text }) => /^\s*\d+[.)]\s/m.test(String(text)) && !/\n1\. .*\n2\. /.test(String(text)),
        ),
      ),
    ).toEqual([]);
  });

  it('has at most three columns, none of a fixed width', () => {
    expect(
      breaking(drawn, ({ card }) => [
        ...ofType(card, 'ColumnSet').filter(({ columns }) => Array.isArray(columns) && columns.length > 3),
        ...ofType(card, 'Column').filter(({ width }) => /px/.test(String(width))),
      ]),
    ).toEqual([]);
  });

  it('has a verb in the data of every button', () => {
    expect(
      breaking(drawn, ({ card }) =>
        ofType(card, 'Action.Execute', 'Action.Submit').filter(
          ({ data }) => !/^[A-Z]\w+$/.test(String((data as Json | undefined)?.verb)),
        ),
      ),
    ).toEqual([]);
  });
});

describe('a card in the chat', () => {
  it('begins with the words of the toast, which are neutral', () => {
    expect(
      breaking(inChat, ({ card, summary }) =>
        unless(ofType(card, 'TextBlock')[0]?.text === summary && !delicate.test(summary), summary),
      ),
    ).toEqual([]);
  });

  it('shows nothing that a person wrote, and asks for nothing to be written', () => {
    expect(breaking(inChat, ({ card }) => ofType(card, 'TextRun', 'Input.Text'))).toEqual([]);
  });

  it('gives the numbers to call to whoever writes something that Trygg does not know', () => {
    const toTyped = inChat.filter(({ screen }) => screen.screen === 'typed');
    expect(toTyped.length).toBeGreaterThanOrEqual(4);
    const numbers = ['116 123', '116 117', '113', '112'];
    expect(
      breaking(toTyped, ({ card }) => {
        const text = JSON.stringify(card).replace(/\s/g, ' ');
        return numbers.filter((number) => !text.includes(`**${number}**`));
      }),
    ).toEqual([]);
  });

  it('acts by Action.Execute in an action set, with the same as Action.Submit for older clients', () => {
    expect(
      breaking(inChat, ({ card }) => {
        const sets = ofType(card, 'ActionSet').flatMap(({ actions }) => actions as Json[]);
        // A client that does not know `refresh` never sees its action.
        return ofType({ ...card, refresh: undefined }, 'Action.Execute').filter((action) => {
          const { verb, title, data } = action;
          const same = { type: 'Action.Submit', title, data };
          const { style: _, ...fallback } = action.fallback as Json;
          return (data as Json).verb !== verb || !sets.includes(action) || !equal(fallback, same);
        });
      }),
    ).toEqual([]);
  });

  it('has Action.Submit only to open a dialog, or to be answered below a message that stays', () => {
    expect(
      breaking(inChat, ({ card }) => {
        const fallbacks = ofType(card, 'Action.Execute').map(({ fallback }) => fallback);
        return ofType(card, 'Action.Submit').filter(
          (action) =>
            !fallbacks.includes(action) &&
            !equal((action.data as Json).msteams, { type: 'task/fetch' }) &&
            !['Tasks', 'Late', 'MyCases', 'Help', 'ShareText'].includes(String((action.data as Json).verb)),
        );
      }),
    ).toEqual([]);
  });
});

describe('the numbers to call', () => {
  it('are the organisation’s own wherever there are any', () => {
    const ours = { emergency: [{ phone: '911', name: { nb: 'x', en: 'x' } }], helpLines: [], healthService: [] };
    // The setup shows what the defaults are, whatever is set.
    const shown = samples.filter(({ screen }) => !['setupTopic', 'setupForm'].includes(screen.screen));
    const wrong = shown.filter(({ screen, language }) => {
      const withDefaults = JSON.stringify(renderScreen(screen, language).card);
      const withOurs = JSON.stringify(renderScreen(screen, language, { ...defaultPolicy, numbers: ours }).card);
      return /116.12[37]|\b11[23]\b/.test(withOurs) || (/\b113\b/.test(withDefaults) && !withOurs.includes('911'));
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});

describe('a card in a dialog', () => {
  it('acts by Action.Submit only', () => {
    expect(breaking(inDialogs, ({ card }) => ofType(card, 'Action.Execute'))).toEqual([]);
    expect(breaking(inDialogs, ({ card }) => unless(!JSON.stringify(card).includes('task/fetch'), 'opens'))).toEqual(
      [],
    );
  });

  it('warns that what was typed is lost on closing, wherever something can be typed', () => {
    const warning = /Lukker du vinduet|If you close the window/;
    expect(
      breaking(inDialogs, ({ card, screen }) =>
        unless(
          ofType(card, 'Input.Text', 'Input.Date').length === 0 ||
            screen.screen === 'reportReview' ||
            // A number to look something up by.
            screen.screen === 'whoLooked' ||
            ofType(card, 'TextBlock').some(({ text }) => warning.test(String(text))),
          'no warning',
        ),
      ),
    ).toEqual([]);
  });

  it('says at its end that the window can be closed', () => {
    const ends = inDialogs.filter(({ screen }) =>
      ['reportSent', 'waysOn', 'dialogDone', 'dutyDone', 'dialogProblem'].includes(screen.screen),
    );
    expect(
      breaking(ends, ({ card }) =>
        unless(/Du kan lukke dette vinduet|You can close this window/.test(JSON.stringify(card)), 'no end'),
      ),
    ).toEqual([]);
  });

  it('never blocks the way back, or the deleting of a draft, by a field that is not filled in', () => {
    const report = inDialogs.filter(({ screen }) => /^report(Who|Affected|What|When|More|You)$/.test(screen.screen));
    expect(
      breaking(report, ({ card }) => [...objectsIn(card)].filter(({ isRequired }) => isRequired === true)),
    ).toEqual([]);
    const owned = report.filter(({ screen }) => !('helped' in screen));
    const removing = owned.map(({ card }) =>
      ofType(card, 'Action.Submit').find(({ data }) => (data as Json).verb === 'RemoveReport'),
    );
    expect(removing.every((action) => action?.associatedInputs === 'none')).toBe(true);
  });

  it('lets the signature travel with what was read', () => {
    const signing = inDialogs.filter(({ screen }) => screen.screen === 'document' && screen.sign);
    expect(signing.length).toBeGreaterThan(0);
    for (const { card } of signing) {
      const sent = ofType(card, 'Action.Submit').filter(({ data }) => (data as Json).verb === 'TakeStep');
      expect(sent).toMatchObject([{ data: { sha256: 'a'.repeat(64) } }]);
    }
  });

  it('of a case has a way back to the case, or to where it was opened', () => {
    const ofCase = inDialogs.filter(({ screen }) =>
      ['record', 'complaint', 'document', 'form', 'preparation'].includes(screen.screen),
    );
    const back = (card: Json) =>
      ofType(card, 'Action.Submit').some(({ data }) => ['OpenCase', 'OpenTask'].includes(String((data as Json).verb)));
    expect(breaking(ofCase, ({ card }) => unless(back(card), 'no way back'))).toEqual([]);
  });

  it('tells the right to appeal with every letter about a decision, before it is sent and when it is read', () => {
    const letters = inDialogs.filter(
      ({ screen }) =>
        ((screen.screen === 'form' && screen.isLetter) ||
          (screen.screen === 'record' && screen.letter !== undefined)) &&
        screen.appeal !== 'nothing',
    );
    expect(letters.length).toBeGreaterThan(4);
    expect(breaking(letters, ({ card }) => unless(/3\.2\.5/.test(JSON.stringify(card)), 'no appeal'))).toEqual([]);
  });
});

function equal(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, sorted) === JSON.stringify(other, sorted);
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
