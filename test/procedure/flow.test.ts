import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Declaration, declared, type Procedure, without } from '../../src/procedure/declarations';
import { placesOf, type Stage, stageAfter } from '../../src/procedure/flow';
import { type Edge, edgesOf } from '../../src/procedure/flow-edges';
import { procedure } from '../../src/procedure/procedure';
import { packageRoot } from '../../src/root';
import { diagram } from './diagram/draw';

/** F-2 of docs/procedure.md, row by row and by hand. */
const flowChart: readonly (readonly [from: Stage, to: Stage])[] = [
  ['complaint', 'informalComplaint'],
  ['complaint', 'writtenComplaint'],
  ['informalComplaint', 'closed'],
  ['informalComplaint', 'writtenComplaint'],
  ['writtenComplaint', 'grounds'],
  ['grounds', 'closed'],
  ['grounds', 'informalTalk'],
  ['grounds', 'formalCase'],
  ['informalTalk', 'closed'],
  ['formalCase', 'disciplinaryMeeting'],
  ['disciplinaryMeeting', 'furtherInvestigation'],
  ['furtherInvestigation', 'decisionOnDiscipline'],
  ['disciplinaryMeeting', 'decisionOnDiscipline'],
  ['decisionOnDiscipline', 'appealOpen'],
  // "Closed outcomes without discipline": no grounds, set aside, and the informal talk.
  ['closed', 'appealOpen'],
  ['appealOpen', 'rehabilitation'],
  ['appealOpen', 'appealProcedure'],
  // "The step it is sent back to": the call of the accused or the investigation note; the decision on the case, on how a
  // withdrawn one is followed up, or on the way of discipline; the summons; the decision on discipline, and whether more
  // is to be looked into before it.
  ['appealProcedure', 'writtenComplaint'],
  ['appealProcedure', 'grounds'],
  ['appealProcedure', 'formalCase'],
  ['appealProcedure', 'decisionOnDiscipline'],
  ['appealProcedure', 'furtherInvestigation'],
  ['appealProcedure', 'rehabilitation'],
  ['rehabilitation', 'closed'],
];

const edges = edgesOf(procedure);
const names = (some: readonly Edge[]): readonly string[] => some.map(({ from, to }) => `${from} → ${to}`);
const expected = flowChart.map(([from, to]) => `${from} → ${to}`);
const lost = (one: Procedure): readonly string[] => {
  const drawn = names(edgesOf(one));
  return expected.filter((edge) => !drawn.includes(edge));
};
const added = (one: Procedure): readonly string[] => names(edgesOf(one)).filter((edge) => !expected.includes(edge));
const changed = (change: (declaration: Declaration) => Declaration): Procedure => ({
  ...procedure,
  declarations: procedure.declarations.map(change),
});

describe('F-2 the flow chart', () => {
  it('has the edges of the table, and no others', () => {
    expect([...names(edges)].sort()).toEqual([...expected].sort());
  });

  it('says under which rule each edge is', () => {
    const numbers = new Set(procedure.declarations.map(({ rule }) => rule));
    for (const { rules } of edges) {
      expect(rules.length).toBeGreaterThan(0);
      expect(rules.filter((rule) => !numbers.has(rule))).toEqual([]);
    }
  });

  it('is drawn as it is: `npm run diagram` after a change', () => {
    const kept = readFileSync(join(packageRoot, 'docs/procedure.svg'), 'utf8');
    expect(kept.replaceAll('\r\n', '\n')).toBe(diagram(edges));
    const paths = [...kept.matchAll(/data-edge="(\w+) (\w+)"/g)].map(([, from, to]) => `${from} → ${to}`);
    expect(paths.sort()).toEqual([...expected].sort());
  });

  it('loses an edge with the declaration that makes it', () => {
    expect(lost(without(procedure, '3.2.1-1'))).toEqual(['grounds → informalTalk', 'informalTalk → closed']);
    const noteless = ['3.1.2-28', '3.1.1-4'].reduce(without, procedure);
    expect(lost(noteless)).toEqual(['informalComplaint → closed', 'grounds → closed']);
  });

  it('shows the short cut where nothing holds a stage back any more', () => {
    expect(added(without(procedure, 'F-2'))).toEqual(['decisionOnDiscipline → closed']);
    const undecided = changed((one) =>
      one.kind === 'step' && one.name === 'callToTalk' ? { ...one, after: [], when: () => true } : one,
    );
    expect(added(undecided)).toContain('complaint → informalTalk');
  });

  it('shows what an authority said no to being looked into again', () => {
    const again = changed((one) => {
      if (one.kind !== 'step' || one.name !== 'decideDiscipline') return one;
      const { asksNow, ...asItWas } = one;
      return asksNow ? asItWas : one;
    });
    expect(added(again)).toEqual(['decisionOnDiscipline → furtherInvestigation']);
  });
});

describe('the steps and their stages', () => {
  const steps = declared(procedure, 'step').map(({ name }) => name);

  it('every step belongs to one stage, or is named as going between two or beside the way', () => {
    expect(steps.filter((name) => placesOf(name).length !== 1)).toEqual([]);
  });

  it('what is decided together and what the leader above settles lead to the same stage', () => {
    const both = declared(procedure, 'step').flatMap((step) => (step.does === 'settle' ? [step] : []));
    for (const { name, settles, asks } of both) {
      const choices = Object.entries(asks).flatMap(([field, asked]) =>
        asked.kind === 'choice' ? asked.choices.map((choice) => ({ [field]: choice })) : [],
      );
      for (const answers of choices)
        expect(stageAfter('writtenComplaint', name, answers, false)).toBe(
          stageAfter('writtenComplaint', settles, answers, false),
        );
    }
    expect(both.length).toBeGreaterThan(0);
  });

  it('what nobody declares has no place', () => {
    expect(placesOf('toString')).toEqual([]);
    expect(stageAfter('grounds', 'constructor', {}, false)).toBe('grounds');
  });
});
