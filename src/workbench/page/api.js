/**
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<any>} what came of it; an error that no chat will show is marked as `local`
 */
async function post(path, body = {}) {
  try {
    const response = await fetch(`/workbench/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const outcome = await response.json();
    return response.ok ? outcome : { ...outcome, local: true };
  } catch {
    return { kind: 'error', code: 'unreachable', local: true };
  }
}

const ofPerson = (id, what) => `people/${encodeURIComponent(id)}/${what}`;

export const api = {
  install: (id) => post(ofPerson(id, 'install')),
  uninstall: (id) => post(ofPerson(id, 'uninstall')),
  say: (id, text) => post(ofPerson(id, 'say'), { text }),
  press: (id, message, action, inputs) => post(ofPerson(id, 'press'), { message, action, inputs }),
  submitDialog: (id, action, inputs) => post(ofPerson(id, 'submit-dialog'), { action, inputs }),
  answerFile: (id, message, answer) => post(ofPerson(id, 'answer-file'), { message, answer }),
  closeDialog: (id) => post(ofPerson(id, 'close-dialog')),
  open: (id) => post(ofPerson(id, 'open')),
  read: (id) => post(ofPerson(id, 'read')),
  find: (id, text) => post(ofPerson(id, 'find'), { text }),
  moveClock: (where) => post('clock', where),
  cases: () => post('evaluation/cases'),
  caseFile: (caseId) => post('evaluation/case', { caseId }),
  tour: (what, body) => post(`tour/${what}`, body),
};

/**
 * @param {Record<'start' | 'chat' | 'clock' | 'tour', (data: any) => void> & { lost: (is: boolean) => void }} on
 */
export function listen(on) {
  const events = new EventSource('/workbench/api/events');
  for (const name of /** @type {const} */ (['start', 'chat', 'clock', 'tour'])) {
    events.addEventListener(name, (event) => on[name](JSON.parse(event.data)));
  }
  events.addEventListener('open', () => on.lost(false));
  events.addEventListener('error', () => on.lost(true));
}
