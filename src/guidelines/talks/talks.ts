import { accused } from './accused';
import { isIt } from './is-it';
import { leader } from './leader';
import { type Talk, type TalkId, talkIds } from './model';
import { saw } from './saw';

export const talks: Readonly<Record<TalkId, Talk>> = { isIt, saw, accused, leader };

export function talkNamed(id: string): Talk | undefined {
  const known = talkIds.find((one) => one === id);
  return known && talks[known];
}
