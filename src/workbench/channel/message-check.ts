import { checkCard } from './card-check';
import { checkFileCard } from './file-cards';
import { type Attachment, adaptiveCardType, type Finding, isJson, type Json } from './model';

/** A message, with everything in it, may have this many bytes. */
export const mostMessageBytes = 100_000;
const mostAttachments = 10;

function error(code: string, why: string): Finding {
  return { severity: 'error', code, why };
}

/** What Teams would refuse in an activity that a bot sends. */
export function checkMessage(activity: Json, bytes: number, typed: ReadonlySet<string>): Finding[] {
  if (bytes > mostMessageBytes) {
    return [error('message-too-large', `A message has ${bytes} bytes; Teams takes ${mostMessageBytes}.`)];
  }
  if (activity.type === 'typing') return [];
  if (activity.type !== 'message') {
    return [error('activity-type', `A bot can't send an activity of the type ${String(activity.type)} into a chat.`)];
  }
  const { attachments = [], text } = activity;
  if (!Array.isArray(attachments) || !attachments.every((one) => isJson(one) && typeof one.contentType === 'string')) {
    return [error('attachments', 'The attachments of a message are no list of attachments.')];
  }
  if (attachments.length > mostAttachments) {
    return [error('attachments', `A message has ${attachments.length} attachments; Teams takes ${mostAttachments}.`)];
  }
  if (text !== undefined && text !== null && typeof text !== 'string') {
    return [error('message-text', 'The text of a message is no text.')];
  }
  if (!text && attachments.length === 0) {
    return [error('message-empty', 'A message has neither text nor attachments.')];
  }
  return attachments.flatMap((attachment: Attachment) =>
    attachment.contentType === adaptiveCardType
      ? checkCard(attachment.content, 'chat', typed)
      : checkFileCard(attachment),
  );
}
