import { foldCommit } from '../../src/case/commit';
import { absent, type CaseState } from '../../src/case/state';
import { eventTypes, keptCases } from './kept/kept-case';

describe('cases that were kept', () => {
  const cases = keptCases();

  it.each(cases.map((kept) => [kept.what, kept] as const))('%s: folds to the same state as then', (_, kept) => {
    const folded = kept.commits.reduce<CaseState>(foldCommit, structuredClone(absent));
    expect(JSON.parse(JSON.stringify(folded))).toEqual(kept.state);
  });

  it('there are events of every type among them; add a story where one is missing, and keep it with `npm run keep`', () => {
    const types = new Set(
      cases.flatMap(({ commits }) => commits.flatMap(({ events }) => events.map(({ type }) => type))),
    );
    expect(eventTypes().length).toBeGreaterThan(25);
    expect(eventTypes().filter((type) => ![...types].some((kept) => kept === type))).toEqual([]);
  });
});
