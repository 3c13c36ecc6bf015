import { h } from './dom.js';
import { dayAndHours, longDay, shortDay } from './moments.js';
import { nameOf, personOf } from './store.js';
import { named, t } from './texts.js';

const marks = { done: '✓', open: '●', waits: '○', offered: '○' };

function who(id) {
  if (!id) return t('nobody');
  return id === 'trygg' ? t('trygg') : (personOf(id)?.name ?? id);
}

function upper(text) {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** A step in words, with which part and which time where there are several. */
function stepName({ step, subject, round = 1 }, strands) {
  const place = strands.indexOf(subject);
  const part = place >= 0 && strands.length > 1 ? `, ${t('part', { number: place + 1 })}` : '';
  const again = round > 1 ? `, ${t('again', { number: round })}` : '';
  return `${upper(nameOf('steps', step))}${part}${again}`;
}

function line(className, title, rule, ...below) {
  const top = h('div', { className: 'first' }, h('span', { className: 'what' }, title), rule && h('code', {}, rule));
  return h('li', { className }, top, ...below.filter(Boolean).map((text) => h('p', {}, text)));
}

function list(items) {
  return items.length > 0 ? h('ol', {}, ...items) : h('p', { className: 'none' }, t('nothingHere'));
}

function whereItStands(step, dues) {
  const { stands, how, by, at, waitsFor = [] } = step;
  if (stands === 'done') return `${named('way', how)} ${dayAndHours(at)} · ${who(by)}`;
  if (stands === 'open') {
    const due = dues.findLast(
      (one) => one.step === step.step && one.subject === step.subject && one.round === step.round,
    );
    const people = step.with.length > 0 ? step.with.map(who).join(', ') : who();
    return [`${t('way.open')}: ${people}`, due && t(`way.due.${due.stands}`, { day: shortDay(due.at) })]
      .filter(Boolean)
      .join(' · ');
  }
  if (stands === 'offered') return step.roles.map((role) => named('role', role)).join(', ');
  if (waitsFor.length === 0) return t('way.waitsForDay');
  return `${t('way.waits')}: ${waitsFor.map((gate) => `${nameOf('steps', gate.step)} (${gate.rule})`).join(', ')}`;
}

function wayLine(step, { dues, strands }) {
  const title = `${marks[step.stands]} ${stepName(step, strands)}`;
  return line(`stands-${step.stands}`, title, step.rule, whereItStands(step, dues));
}

function sectionOf(rule) {
  const section = rule.slice(0, rule.lastIndexOf('-'));
  return section === 'P' ? t('sectionPolicy') : t('section', { section });
}

export function drawWay(file) {
  const asked = file.way.filter(({ stands }) => stands !== 'offered');
  const offered = file.way.filter(({ stands }) => stands === 'offered');
  const sections = [...new Set(asked.map(({ rule }) => sectionOf(rule)))];
  return h(
    'div',
    {},
    ...sections.flatMap((section) => [
      h('h3', {}, section),
      list(asked.filter(({ rule }) => sectionOf(rule) === section).map((step) => wayLine(step, file))),
    ]),
    offered.length > 0 &&
      h(
        'details',
        {},
        h('summary', {}, t('way.offered', { count: offered.length })),
        list(offered.map((step) => wayLine(step, file))),
      ),
  );
}

export function drawEvents({ events }) {
  const made = events.map(({ at, by, type, rule, steps, role }) => {
    const about = role ? named('role', role) : steps.map((step) => nameOf('steps', step)).join(', ');
    const title = about ? `${named('event', type)}: ${about}` : named('event', type);
    return line('', title, rule, `${dayAndHours(at)} · ${who(by)}`);
  });
  return list(made.reverse());
}

export function drawDues({ dues, strands }) {
  return list(
    dues.map((due) =>
      line(
        `due-${due.stands}`,
        stepName(due, strands),
        due.rule,
        `${upper(longDay(due.at))} · ${named('due', due.stands)}`,
      ),
    ),
  );
}

export function drawOutbox({ outbox }) {
  const made = outbox.map(({ to, kind, about, stands, at, tries, begun }) => {
    const words = about.map((name) => nameOf(kind === 'notice' ? 'notices' : 'steps', name)).join(', ');
    const title = words ? `${named('kind', kind)}: ${words}` : named('kind', kind);
    const again = [
      tries > 1 && t('outbox.tries', { count: tries }),
      tries === 1 && stands === 'waiting' && t('outbox.triedOnce'),
      begun > 1 && t('outbox.begun', { count: begun }),
    ].filter(Boolean);
    const became = `${who(to)} · ${named('outbox', stands)} ${dayAndHours(at)}`;
    return line(`outbox-${stands}`, title, undefined, became, again.join(' · '));
  });
  const of = outbox.length;
  const tried = outbox.filter(({ tries }) => tries > 1).length;
  const begun = outbox.filter((one) => one.begun > 1).length;
  return h(
    'div',
    {},
    of > 0 && h('p', { className: 'sum' }, t('outbox.sum', { tried, of, begun })),
    list(made.reverse()),
  );
}
