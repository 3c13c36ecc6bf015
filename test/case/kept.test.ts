import { type CaseCommit, foldCommit } from '../../src/case/commit';
import type { CaseEvent } from '../../src/case/events';
import { absent, type CaseState } from '../../src/case/state';
import { WrittenByNewer } from '../../src/procedure/written-by-newer';
import { eventTypes, keptCases } from './kept/kept-case';

describe('cases that were kept', () => {
  const cases = keptCases();

  it.each(cases.map((kept) => [kept.what, kept] as const))('%s: folds to the same state as then', (_, kept) => {
    const folded = kept.commits.reduce<CaseState>(foldCommit, structuredClone(absent));
    expect(JSON.parse(JSON.stringify(folded))).toEqual(kept.state);
  });

  it('an event that this version does not know is not passed over', () => {
    const [kept] = cases;
    if (!kept) throw new Error('no case is kept');
    const [first, ...more] = kept.commits;
    const unknown = { type: 'FromTheFuture', at: '2026-01-05T08:00:00.000Z', by: 'trygg', strand: 'common' };
    const later = { version: 2, commandId: 'c', messages: [], events: [unknown as unknown as CaseEvent] };
    expect(more.length).toBeGreaterThan(0);
    const begun = foldCommit(structuredClone(absent), first as CaseCommit);
    expect(() => foldCommit(begun, later)).toThrow(WrittenByNewer);
  });

  it('there are events of every type among them; add a story where one is missing, and keep it with `npm run keep`', () => {
    const types = new Set(
      cases.flatMap(({ commits }) => commits.flatMap(({ events }) => events.map(({ type }) => type))),
    );
    expect(eventTypes().length).toBeGreaterThan(25);
    expect(eventTypes().filter((type) => ![...types].some((kept) => kept === type))).toEqual([]);
  });
});
