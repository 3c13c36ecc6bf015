const texts = {
  nb: {
    people: 'Personer',
    language: 'Språk',
    clock: 'Klokken',
    clockNow: 'Nå er klokken på arbeidsbenken',
    clockHour: '+1 time',
    clockDay: '+1 dag',
    clockWeek: '+1 uke',
    clockWorkingMorning: 'Neste arbeidsmorgen',
    clockOwn: 'Dato og klokkeslett',
    clockMove: 'Flytt klokken',
    clockMoving: 'Flytter klokken …',
    'error.clock-date': 'Det er ikke et gyldig tidspunkt.',
    'error.clock-backwards': 'Klokken kan bare flyttes fremover.',
    beside: 'Vis {name} ved siden av',
    besideShort: 'Ved siden av',
    unread: '{count} uleste',
    notInstalled: 'Appen er ikke installert for {name}.',
    install: 'Installer appen',
    uninstall: 'Avinstaller appen',
    options: 'Valg for {name}',
    emptyChat: 'Ingen meldinger ennå.',
    writeTo: 'Skriv som {name}',
    send: 'Send',
    closeChat: 'Lukk samtalen med {name}',
    close: 'Lukk',
    closeHint: 'Lukkes dialogen, sendes ingenting.',
    updated: 'Oppdatert',
    dialogOf: 'Dialog hos {name}',
    toastFor: 'Varsel til {name}',
    attachment: 'Vedlegg: {type}',
    problem: 'Teams ville ikke godtatt dette',
    caution: 'Teams ville godtatt dette, men det er ikke bra',
    unreachable: 'Arbeidsbenken svarer ikke. Prøver igjen …',
    findPeople: 'Skriv et navn',
    nobodyFound: 'Ingen med det navnet',
    remove: 'Fjern {name}',
    'error.default': 'Noe gikk galt. Prøv igjen.',
    'error.answer-late': 'Appen svarte ikke i tide. Prøv igjen.',
    'error.bot-unreachable': 'Appen kan ikke nås akkurat nå. Prøv igjen.',
    'error.unreachable': 'Arbeidsbenken svarer ikke. Prøv igjen.',
    'error.action-gone': 'Kortet er endret i mellomtiden. Prøv igjen.',
    'error.activity-status': 'Meldingen kunne ikke leveres.',
  },
  en: {
    people: 'People',
    language: 'Language',
    clock: 'Clock',
    clockNow: 'The time on the workbench is',
    clockHour: '+1 hour',
    clockDay: '+1 day',
    clockWeek: '+1 week',
    clockWorkingMorning: 'Next working morning',
    clockOwn: 'Date and time',
    clockMove: 'Move the clock',
    clockMoving: 'Moving the clock …',
    'error.clock-date': 'That is not a valid date and time.',
    'error.clock-backwards': 'The clock can only be moved forward.',
    beside: 'Show {name} side by side',
    besideShort: 'Side by side',
    unread: '{count} unread',
    notInstalled: 'The app is not installed for {name}.',
    install: 'Install the app',
    uninstall: 'Uninstall the app',
    options: 'Options for {name}',
    emptyChat: 'No messages yet.',
    writeTo: 'Write as {name}',
    send: 'Send',
    closeChat: 'Close the chat of {name}',
    close: 'Close',
    closeHint: 'Closing the dialog sends nothing.',
    updated: 'Updated',
    dialogOf: 'Dialog of {name}',
    toastFor: 'Notification for {name}',
    attachment: 'Attachment: {type}',
    problem: 'Teams would not have taken this',
    caution: 'Teams would take this, but it is not good',
    unreachable: 'The workbench does not answer. Trying again …',
    findPeople: 'Type a name',
    nobodyFound: 'Nobody of that name',
    remove: 'Remove {name}',
    'error.default': 'Something went wrong. Try again.',
    'error.answer-late': 'The app did not answer in time. Try again.',
    'error.bot-unreachable': 'The app cannot be reached right now. Try again.',
    'error.unreachable': 'The workbench does not answer. Try again.',
    'error.action-gone': 'The card has changed meanwhile. Try again.',
    'error.activity-status': 'The message could not be delivered.',
  },
};

/** @type {'nb' | 'en'} */
let language = 'nb';

export const languages = /** @type {const} */ ({ nb: 'Norsk', en: 'English' });

export function currentLanguage() {
  return language;
}

/** @param {'nb' | 'en'} next */
export function setLanguage(next) {
  language = next;
  document.documentElement.lang = next;
}

/**
 * @param {string} key
 * @param {Record<string, unknown>} [values]
 * @returns {string}
 */
export function t(key, values = {}) {
  return texts[language][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** @param {string | undefined} code */
export function errorText(code) {
  const key = `error.${code}`;
  return t(key in texts[language] ? key : 'error.default');
}
