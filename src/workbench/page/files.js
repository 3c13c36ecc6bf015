import { h } from './dom.js';
import { errorText, t } from './texts.js';

export const fileConsentType = 'application/vnd.microsoft.teams.card.file.consent';
export const fileInfoType = 'application/vnd.microsoft.teams.card.file.info';

/**
 * The client's own question: may this app put a file into your files?
 * @param {{ name: string, content: { description: string, sizeInBytes: number } }} asked
 * @param {(answer: 'accept' | 'decline') => Promise<any>} give
 */
export function drawFileQuestion({ name, content }, give) {
  const problem = h('p', { className: 'problem', role: 'alert' });
  const answer = (which) => async () => {
    problem.textContent = '';
    const outcome = await give(which);
    if (outcome.local || outcome.kind === 'error') problem.textContent = errorText(outcome.code);
  };
  const size = Math.max(1, Math.round(content.sizeInBytes / 1000));
  return h(
    'div',
    { className: 'card file', role: 'group', 'aria-label': name },
    h('strong', {}, name),
    h('p', {}, content.description),
    h('p', { className: 'size' }, t('fileSize', { size })),
    h(
      'div',
      { className: 'answers' },
      h('button', { type: 'button', className: 'primary', onclick: answer('accept') }, t('fileAccept')),
      h('button', { type: 'button', className: 'choice', onclick: answer('decline') }, t('fileDecline')),
    ),
    problem,
  );
}

/**
 * A file in the person's own files.
 * @param {{ name: string, contentUrl: string }} file
 */
export function drawFile({ name, contentUrl }) {
  const { protocol, pathname } = new URL(contentUrl);
  // The channel knows itself by its address, and the page may have been opened by its name.
  const href = /^https?:$/.test(protocol) ? pathname : undefined;
  return h(
    'div',
    { className: 'card file' },
    h('a', { href, download: name, 'aria-label': t('fileOpen', { name }) }, name),
  );
}
