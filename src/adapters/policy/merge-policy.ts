import type { Policy, WheelPolicy } from '../../procedure/policy';
import type { PolicyFile } from './policy-schema';

/** What a file, or the chat, says over a policy. */
export function merged(
  under: Policy,
  { periods, reminding, wheel, numbers, areaNumbers, retention = {}, ...rest }: PolicyFile,
): Policy {
  const { before = under.reminding.before, after, ...hours } = reminding ?? {};
  return {
    ...under,
    ...rest,
    periods: { ...under.periods, ...periods },
    reminding: {
      ...under.reminding,
      ...hours,
      before: [...before].sort((one, other) => other - one),
      after: { ...under.reminding.after, ...after },
    },
    wheel: wheelOver(under, wheel),
    numbers: { ...under.numbers, ...numbers },
    areaNumbers: { ...under.areaNumbers, ...areaNumbers },
    retention: { ...under.retention, ...setIn(retention) },
  };
}

function setIn(retention: NonNullable<PolicyFile['retention']>): Policy['retention'] {
  return Object.fromEntries(Object.entries(retention).filter(([, months]) => months !== undefined));
}

function wheelOver({ wheel }: Policy, { every, first, ...rest }: NonNullable<PolicyFile['wheel']> = {}): WheelPolicy {
  return { ...wheel, ...rest, every: { ...wheel.every, ...every }, first: { ...wheel.first, ...first } };
}
