import type { Activity, Attachment } from 'botbuilder';
import type { Texts } from '../../../language/texts';
import type { FileOffer } from './download-screens';

const consent = 'application/vnd.microsoft.teams.card.file.consent';
const info = 'application/vnd.microsoft.teams.card.file.info';

/** Where the platform has put a file, by its own word. */
export interface StoredFile {
  readonly name: string;
  readonly contentUrl: string;
  readonly uniqueId: string;
  readonly fileType: string;
}

/** The client's own question whether a file may go into the person's files. Neutral, as everything in the chat is. */
export function consentMessage(texts: Texts, { kind, caseNumber, mark, size, context }: FileOffer): Partial<Activity> {
  const attachment: Attachment = {
    contentType: consent,
    name: `${texts.name.replace(/[^\p{L}\p{N}]+/gu, '-')}-${texts.text(`papers.files.${kind}`)}-${caseNumber}-${mark}.pdf`,
    content: {
      description: texts.text('papers.files.description'),
      sizeInBytes: size,
      acceptContext: context,
      declineContext: context,
    },
  };
  return { type: 'message', summary: texts.text('papers.files.asked'), attachments: [attachment] };
}

/** The file, to be opened where it lies now. */
export function fileMessage(texts: Texts, { name, contentUrl, uniqueId, fileType }: StoredFile): Partial<Activity> {
  const attachment: Attachment = { contentType: info, name, contentUrl, content: { uniqueId, fileType } };
  const text = texts.text('papers.files.ready');
  return { type: 'message', text, summary: texts.text('papers.files.asked'), attachments: [attachment] };
}
