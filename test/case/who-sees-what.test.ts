import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lateFor } from '../../src/case/deadline-views';
import { noticeMessage } from '../../src/case/message-views';
import { mayHearOfLateness, sees } from '../../src/case/who-sees-what';
import { procedure } from '../../src/procedure/procedure';
import { packageRoot } from '../../src/root';
import { steppingDown } from '../support/policy-scenes';
import { acknowledged, colleague } from '../support/scenes';
import { Story } from '../support/story';
import { page, parts } from './who-sees-what/document';
import { cellOf, columns } from './who-sees-what/table';

describe('the table of who sees what', () => {
  it('is printed as it is: run npm run who-sees-what', () => {
    expect(readFileSync(join(packageRoot, 'docs/who-sees-what.md'), 'utf8')).toBe(page());
  });

  it('has a row for every part, and a column in which each role sees what it may', () => {
    const shown = (part: (typeof parts)[number]) => columns.filter((column) => cellOf(column, part)).length;
    for (const own of Object.values(sees)) expect(parts).toEqual(expect.arrayContaining(Object.keys(own)));
    expect(new Set(parts).size).toBe(parts.length);
    expect(parts.filter((part) => part !== 'looks' && shown(part) === 0)).toEqual([]);
  });
});

describe('whoever stepped down', () => {
  const late = '2026-02-20T08:00:00.000Z';
  const without = (who: string) => acknowledged(new Story(procedure)).does(who, 'StepDown', steppingDown());

  it('hears nothing of how late it is any more, though they are in HR', () => {
    const { open, ground, now } = without('anne').timePasses(late);
    expect(lateFor(ground, open, 'anne', now)).toEqual([]);
    expect(mayHearOfLateness(open, 'anne', 'outside')).toBe(false);
    expect(lateFor(ground, open, 'bjorn', now).length).toBeGreaterThan(0);
    expect(lateFor(ground, open, 'eva', now).map(({ as }) => as)).toContain('outside');
  });

  it('is not the one to whom it is told outside the case', () => {
    const { reminded } = without('anne').timePasses(late);
    const outside = reminded.filter(({ as }) => as === 'outside').map(({ to }) => to);
    expect(outside.length).toBeGreaterThan(0);
    expect(outside).not.toContain('anne');
  });

  it('is not told what was on its way to them', () => {
    const told = { kind: 'notice', to: 'kari', notice: 'InvitationAnswered', strand: 'common' } as const;
    const before = acknowledged(new Story(procedure));
    expect(noticeMessage(before.ground, before.open, told, before.now).kind).toBe('notice');
    const after = without('kari');
    expect(noticeMessage(after.ground, after.open, told, after.now)).toEqual({ kind: 'taskGone' });
  });

  it('but whoever was asked for support is told that it is over', () => {
    const { open, ground, now } = new Story(procedure)
      .asks({ supporter: colleague })
      .does('nora', 'EndInformal', { step: 'endInformal', answers: { how: 'stopped' } });
    const told = { kind: 'notice', to: 'silje', notice: 'InformalEnded', strand: 'common' } as const;
    expect(noticeMessage(ground, open, told, now).kind).toBe('notice');
  });
});
