import { store } from './store.js';
import { currentLanguage } from './texts.js';

function format(date, options) {
  const locale = currentLanguage() === 'nb' ? 'nb-NO' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { timeZone: store.timeZone, ...options }).format(new Date(date));
}

/** Moments in the organisation's time zone and the page's language. */

export const longDay = (date) => format(date, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
export const shortDay = (date) => format(date, { weekday: 'short', day: 'numeric', month: 'short' });
export const hours = (date) => format(date, { hour: '2-digit', minute: '2-digit' });
export const dayAndHours = (date) =>
  format(date, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

/** What a date-and-time field takes: local time without a zone. Swedish writes it almost so. */
export function forField(date) {
  const options = { dateStyle: 'short', timeStyle: 'short', timeZone: store.timeZone };
  return new Intl.DateTimeFormat('sv-SE', options).format(date).replace(' ', 'T');
}
