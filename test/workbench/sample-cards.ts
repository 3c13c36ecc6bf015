export interface CardParts {
  version?: string;
  body?: unknown;
  actions?: unknown;
  [key: string]: unknown;
}

export function cardWith(parts: CardParts = {}): Record<string, unknown> {
  return { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Hello' }], ...parts };
}

export function messageWith(card: unknown): Record<string, unknown> {
  return { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }] };
}

export function dialogWith(card: unknown, value: Record<string, unknown> = {}): Record<string, unknown> {
  const attachment = { contentType: 'application/vnd.microsoft.card.adaptive', content: card };
  return { task: { type: 'continue', value: { title: 'Form', card: attachment, ...value } } };
}
