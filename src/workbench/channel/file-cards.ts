import { type Attachment, type Finding, isJson, type Json } from './model';

export const fileConsentType = 'application/vnd.microsoft.teams.card.file.consent';
export const sentFileType = 'application/vnd.microsoft.teams.file.download.info';
export const fileInfoType = 'application/vnd.microsoft.teams.card.file.info';

/** What Teams would not take of a card that asks for consent to a file, or that shows one. */
export function checkFileCard({ contentType, name, content, contentUrl }: Attachment): Finding[] {
  if (contentType === fileConsentType) {
    const { description, sizeInBytes, acceptContext, declineContext } = isJson(content) ? content : {};
    const isRight =
      Boolean(name) &&
      typeof description === 'string' &&
      typeof sizeInBytes === 'number' &&
      isJson(acceptContext) &&
      isJson(declineContext);
    return isRight ? [] : [wrong('A question for consent to a file lacks a name, description, size or context.')];
  }
  if (contentType !== fileInfoType) return [];
  const { uniqueId, fileType } = isJson(content) ? content : {};
  const isRight = Boolean(name && contentUrl) && typeof uniqueId === 'string' && typeof fileType === 'string';
  return isRight ? [] : [wrong('A file that is shown lacks a name, an address, an id or a type.')];
}

/** What the client sends when the person has answered; it gives the file a place only where they said yes. */
export function consentValue(content: Json, action: 'accept' | 'decline', uploadInfo: object | undefined): Json {
  const context = action === 'accept' ? content.acceptContext : content.declineContext;
  return { type: 'fileUpload', action, context, ...(uploadInfo ? { uploadInfo } : {}) };
}

function wrong(why: string): Finding {
  return { severity: 'error', code: 'file-card', why };
}
