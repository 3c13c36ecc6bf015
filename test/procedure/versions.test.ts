import { declared } from '../../src/procedure/declarations';
import { versionAt, versionNamed, versions } from '../../src/procedure/versions';
import { WrittenByNewer } from '../../src/procedure/written-by-newer';

const [oldest] = versions;
if (!oldest) throw new Error('there is no version');
const all = [
  { ...oldest, version: 'first', from: '2026-01-01' },
  { ...oldest, version: 'second', from: '2026-03-01' },
];

describe('the versions of the procedure', () => {
  it('stand in the order of their first days, each with a name and a day of its own', () => {
    const days = versions.map(({ from }) => from);
    expect(days).toEqual([...new Set(days)].sort());
    expect(new Set(versions.map(({ version }) => version)).size).toBe(versions.length);
  });

  it('a case begins under the newest that holds on its day', () => {
    expect(versionAt(all, '2026-02-28').version).toBe('first');
    expect(versionAt(all, '2026-03-01').version).toBe('second');
    expect(versionAt(all, '2025-12-31').version).toBe('first');
  });

  it('a case goes on under its own, or under the oldest that is kept', () => {
    expect(versionNamed(all, 'second').version).toBe('second');
    expect(versionNamed(all, 'before all of them').version).toBe('first');
  });

  it('a case that began under one that is not known yet goes on under none', () => {
    const dated = [{ ...oldest, version: '2026-9-2' }];
    expect(versionNamed(dated, '2026-9-1').version).toBe('2026-9-2');
    expect(() => versionNamed(dated, '2026-11-1')).toThrow(WrittenByNewer);
  });

  it('each step has one name', () => {
    for (const one of versions) {
      const names = declared(one, 'step').map(({ name }) => name);
      expect(names).toEqual([...new Set(names)]);
    }
  });
});
