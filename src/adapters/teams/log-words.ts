import type { Activity } from 'botbuilder';

/** What may stand in a log of an activity: words of ours, since a client can send any other. */

const kinds = [
  'message',
  'installationUpdate',
  'conversationUpdate',
  'adaptiveCard/action',
  'task/fetch',
  'task/submit',
  'fileConsent/invoke',
];

export function kindOf({ name, type }: Pick<Activity, 'name' | 'type'>): string {
  const kind = type === 'invoke' ? name : type;
  return kinds.find((known) => known === kind) ?? 'other';
}

/** A case's number, where a client sent one and nothing else. */
export function caseNumberOf(said = ''): string | undefined {
  return /^T-[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(said) ? said : undefined;
}
