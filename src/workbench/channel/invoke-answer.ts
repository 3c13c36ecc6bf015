import { checkCard } from './card-check';
import type { PostAnswer } from './http';
import { parseJson } from './http';
import { mostMessageBytes } from './message-check';
import { adaptiveCardType, type Dialog, type Finding, isJson, type Json, type Outcome } from './model';

export interface Reading {
  outcome: Outcome;
  findings: Finding[];
}

const unusable = 'The answer of the app could not be used.';

function wrong(code: string, why: string): Reading {
  return { outcome: { kind: 'error', code, message: unusable }, findings: [{ severity: 'error', code, why }] };
}

function withCard(
  card: unknown,
  place: 'chat' | 'dialog',
  typed: ReadonlySet<string>,
  make: (card: Json) => Outcome,
): Reading {
  const findings = checkCard(card, place, typed);
  const fatal = findings.find(({ severity }) => severity === 'error');
  if (fatal || !isJson(card))
    return { outcome: { kind: 'error', code: fatal?.code ?? 'card', message: unusable }, findings };
  return { outcome: make(card), findings };
}

/** The body of an invoke's answer, after what every answer has to have; `undefined` stands for no body. */
function readBodyOf(answer: PostAnswer): { body: Json | undefined } | Reading {
  if (answer.status !== 200) {
    return wrong('invoke-status', `An invoke was answered with HTTP ${answer.status}; Teams wants 200.`);
  }
  if (answer.text === '') return { body: undefined };
  if (Buffer.byteLength(answer.text) > mostMessageBytes) {
    return wrong('message-too-large', `The answer to an invoke is over ${mostMessageBytes} bytes.`);
  }
  if (!/^application\/json\b/i.test(answer.contentType)) {
    return wrong(
      'invoke-content-type',
      `An invoke was answered with ${answer.contentType || 'no content type'}, not JSON.`,
    );
  }
  const body = parseJson(answer.text);
  return isJson(body) ? { body } : wrong('invoke-shape', 'The answer to an invoke is no JSON object.');
}

const cardAnswerTypes: Record<string, readonly number[]> = {
  [adaptiveCardType]: [200],
  'application/vnd.microsoft.activity.message': [200],
  'application/vnd.microsoft.error': [400, 500],
  'application/vnd.microsoft.activity.loginRequest': [401],
  'application/vnd.microsoft.error.preconditionFailed': [412],
};

/** Reads the answer to `adaptiveCard/action`. */
export function readCardAnswer(answer: PostAnswer, typed: ReadonlySet<string>): Reading {
  const sent = parseJson(answer.text);
  // What botbuilder does by itself with an error: the HTTP status repeats the status of the body.
  const repeated = answer.status !== 200 && isJson(sent) && sent.statusCode === answer.status;
  const read = readBodyOf(repeated ? { ...answer, status: 200 } : answer);
  if ('outcome' in read) return read;
  const reading = readCardBody(read.body ?? {}, typed);
  if (!repeated) return reading;
  const why = `A card action was answered with HTTP ${answer.status}; Teams wants 200, and the status in the body.`;
  return { ...reading, findings: [{ severity: 'warning', code: 'invoke-status', why }, ...reading.findings] };
}

function readCardBody({ statusCode, type, value }: Json, typed: ReadonlySet<string>): Reading {
  const statuses = typeof type === 'string' ? cardAnswerTypes[type] : undefined;
  if (typeof statusCode !== 'number' || !statuses?.includes(statusCode)) {
    return wrong(
      'invoke-shape',
      `A card action was answered with statusCode ${statusCode} and type ${type}, which do not go together.`,
    );
  }
  if (type === adaptiveCardType) return withCard(value, 'chat', typed, (card) => ({ kind: 'card', card }));
  if (statusCode === 200) {
    if (typeof value !== 'string')
      return wrong('invoke-shape', 'A card action was answered with a message that is no text.');
    return { outcome: { kind: 'message', text: value }, findings: [] };
  }
  const { code, message } = isJson(value) ? value : {};
  if (statusCode !== 401 && (typeof code !== 'string' || typeof message !== 'string')) {
    return wrong('invoke-shape', 'A card action was answered with an error that has no code or no message.');
  }
  return {
    outcome: { kind: 'error', code: String(code ?? 'login'), message: String(message ?? ''), status: statusCode },
    findings: [],
  };
}

const namedSizes = ['small', 'medium', 'large'];

function isSize(size: unknown): boolean {
  return size === undefined || typeof size === 'number' || namedSizes.includes(String(size));
}

function readDialog(value: unknown, typed: ReadonlySet<string>): Reading {
  if (!isJson(value) || !isSize(value.height) || !isSize(value.width)) {
    return wrong(
      'invoke-shape',
      'A dialog has no value, or its height or width is neither a number nor small, medium, large.',
    );
  }
  if (value.url !== undefined) return wrong('dialog-url', 'A dialog shows a web page; this client shows cards only.');
  if (typeof value.title !== 'string' || value.title === '') return wrong('invoke-shape', 'A dialog has no title.');
  if (!isJson(value.card) || value.card.contentType !== adaptiveCardType) {
    return wrong('invoke-shape', 'The card of a dialog is no attachment with an Adaptive Card.');
  }
  const { title, height, width } = value;
  return withCard(value.card.content, 'dialog', typed, (card) => {
    const dialog: Dialog = { title, card };
    if (typeof height === 'number' || typeof height === 'string') dialog.height = height;
    if (typeof width === 'number' || typeof width === 'string') dialog.width = width;
    return { kind: 'dialog', dialog };
  });
}

/** Reads the answer to `task/fetch` or `task/submit`; only the second may be empty, which closes the dialog. */
export function readDialogAnswer(
  answer: PostAnswer,
  step: 'task/fetch' | 'task/submit',
  typed: ReadonlySet<string>,
): Reading {
  const read = readBodyOf(answer);
  if ('outcome' in read) return read;
  const task = read.body?.task;
  if (task === undefined || task === null) {
    if (step === 'task/submit') return { outcome: { kind: 'done' }, findings: [] };
    return wrong('invoke-shape', 'A task/fetch was answered without a task.');
  }
  if (!isJson(task)) return wrong('invoke-shape', 'The task in the answer to a dialog is no object.');
  if (task.type === 'continue') return readDialog(task.value, typed);
  if (task.type === 'message' && typeof task.value === 'string') {
    return { outcome: { kind: 'message', text: task.value }, findings: [] };
  }
  return wrong('invoke-shape', `A dialog was answered with a task of the type ${String(task.type)}.`);
}

/** Reads the answer to any other invoke. */
export function readPlainAnswer(answer: PostAnswer): Reading {
  const read = readBodyOf(answer);
  return 'outcome' in read ? read : { outcome: { kind: 'done' }, findings: [] };
}
