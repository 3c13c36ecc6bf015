import { killEverywhere, type Report } from '../support/kill-everywhere';
import { buildProgram } from '../support/killable-trygg';

describe('Trygg, killed (-9) at the first and last passage of each boundary on the way to signed minutes', () => {
  let report: Report;

  beforeAll(async () => {
    buildProgram();
    report = await killEverywhere('ends');
    process.stdout.write(`${report.table}\n`);
  }, 600_000);

  it('comes to the same end, and repeats only what the platform gave no recorded answer to', () => {
    expect(report.complaints).toEqual([]);
  });

  it('shows nobody anything that is not on record: what was looked at before a kill, and what after it', () => {
    const looks = report.kills.filter(({ first }) => first.name.startsWith('store.insertLook'));
    expect(looks.map(({ first }) => first.name)).toEqual(
      expect.arrayContaining(['store.insertLook:before', 'store.insertLook:after']),
    );
    expect(report.complaints.filter((complaint) => complaint.startsWith('shown'))).toEqual([]);
  });

  it('was killed before and after everything that it writes and sends', () => {
    const writes = ['insertCommit', 'writeHead', 'updateMark', 'insertLook', 'putDocument', 'deleteDocument'];
    const boundaries = [
      ...writes.map((write) => `store.${write}`),
      'keyStore.addKeys',
      'keyStore.destroyKeys',
      ...['messenger', 'channel'].flatMap((port) => [`${port}.send`, `${port}.update`]),
    ];
    const killedAt = report.kills.map(({ first }) => first.name);
    expect(killedAt).toEqual(
      expect.arrayContaining(boundaries.flatMap((boundary) => [`${boundary}:before`, `${boundary}:after`])),
    );
  });
});
