import type { InstanceId } from './events';
import { keyOf } from './state';

/** What a statement is about. */
export type About = InstanceId | 'complaint' | 'other';

/** As a form names it. */
export function aboutIn(answer: string): About {
  if (answer === 'complaint' || answer === 'other') return answer;
  const [step = '', subject = '', round = ''] = answer.split('/');
  return { step, subject, round: Number(round) };
}

/** Under what a form names something on record. */
export function aboutKey(about: About): string {
  return typeof about === 'string' ? about : keyOf(about);
}
