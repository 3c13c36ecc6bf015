import { employeeOf, employeesEach, leaderOf, units } from './organisation';
import type { Report } from './processes/cases';

export interface ReportOf {
  readonly report: Report;
  readonly handlerId: string;
}

/** So many reports, each by somebody of the next unit against a colleague there; it goes to their leader. */
export function reportsOf(prefix: string, count: number, { fromUnit = 0 } = {}): readonly ReportOf[] {
  return Array.from({ length: count }, (_, number) => {
    const unit = fromUnit + (number % (units - fromUnit));
    const place = number % employeesEach;
    return {
      handlerId: leaderOf(unit),
      report: {
        caseId: caseIdOf(prefix, number),
        complainantId: employeeOf(unit, place),
        accusedId: employeeOf(unit, (place + 1) % employeesEach),
      },
    };
  });
}

export function caseIdOf(prefix: string, number: number): string {
  return `T-${prefix}-${String(number).padStart(4, '0')}`;
}
