import type { Language } from '../../src/language/texts';

/** A term of law or of procedure that nobody is expected to know, and the words that explain it, in each language. */
export interface LegalTerm extends Readonly<Record<Language, { readonly term: RegExp; readonly explained: RegExp }>> {
  /** A passage of the guidelines, or the key of a text. */
  readonly at: string;
}

const term = (at: string, nb: readonly [RegExp, RegExp], en: readonly [RegExp, RegExp]): LegalTerm => ({
  at,
  nb: { term: nb[0], explained: nb[1] },
  en: { term: en[0], explained: en[1] },
});

/** Where each is explained. A new term is put here together with its explanation. */
export const legalTerms: readonly LegalTerm[] = [
  term('part-of-the-safety-system', [/HMS/, /helse, miljø og sikkerhet/], [/HMS/, /health, environment and safety/]),
  term(
    'what-the-act-protects-against',
    [/integritet/, /retten til å bli respektert/],
    [/integrity/, /right to be respected/],
  ),
  term('unacceptable-under-the-act', [/utilbørlig/, /Det betyr at/], [/improper/, /That means/]),
  term('your-part', [/psykososialt/i, /hvordan vi har det sammen/], [/psychosocial/i, /how we are together/]),
  term(
    'when-you-see-something',
    [/diskriminering/i, /å bli behandlet dårligere/],
    [/discrimination/i, /being treated worse/],
  ),
  term('if-it-happens-again', [/gjengjeldelse/, /straffet for å si fra/], [/retaliation/, /punished for reporting/]),
  term(
    'tell-it-instead',
    [/personalmappe/i, /mappen arbeidsgiver har om deg/],
    [/personnel file/i, /what the employer keeps/],
  ),
  term(
    'step-before-the-accused-is-heard',
    [/disiplinære tiltak/i, /reaksjoner fra arbeidsgiver/],
    [/disciplinary measures/i, /responses from the employer/],
  ),
  term('step-measures-for-both', [/suspensjon/, /ikke skal være på jobb/], [/suspension/, /not to be at work/]),
  term('right-to-bring-somebody', [/bisitter/, /Den du har med/], [/companion/, /The person you bring/]),
  term('in-proportion', [/sanksjon/, /reaksjon fra arbeidsgiver/], [/sanction/, /response from the employer/]),
  term(
    'which-sanctions',
    [/omplassering/, /annet arbeid eller et annet sted/],
    [/reassignment/, /other work or another place/],
  ),
  term('which-sanctions', [/oppsigelse/, /tar slutt etter en frist/], [/dismissal with notice/, /ends after a period/]),
  term('which-sanctions', [/avskjed/, /tar slutt straks/], [/summary dismissal/, /ends at once/]),
  term(
    'who-decides-a-dismissal',
    [/ansettelsesmyndigheten/, /rett til å ansette/],
    [/appointing authority/, /right to appoint/],
  ),
  term(
    'safeguards-in-a-dismissal',
    [/drøftingsmøte/, /får den ansatte snakke/],
    [/discussion meeting/, /employee gets to talk/],
  ),
  term(
    'safeguards-in-a-dismissal',
    [/rekommandert/, /mottaket blir registrert/],
    [/registered mail/, /records that it was received/],
  ),
  term('right-to-appeal', [/anke/, /behandlet feil eller urettferdig/], [/appeal/, /handled wrongly or unfairly/]),
  term('evaluated-every-year', [/AMU/, /Arbeidsmiljøutvalget/], [/AMU/, /working environment committee/]),
  term('evaluated-every-year', [/revidere/, /Det vil si/], [/revise/, /That means/]),
  term(
    'stages.rehabilitation.now',
    [/Rehabilitering/, /få det bra igjen/],
    [/Rehabilitation/, /making things good again/],
  ),
  term('screens.who-reads.trygg', [/personvernombudet/, /passer på/], [/data protection officer/, /sees to it/]),
  term('parts.told.data', [/innsyn/, /få se det som står om deg/], [/access/, /see what is written about you/]),
  term(
    'parts.told.data',
    [/Datatilsynet/, /passer på personvernet/],
    [/Data Protection Authority/, /watches over privacy/],
  ),
  term(
    'parts.told.discussion',
    [/Ansettelsesmyndigheten/, /kan ansette og si opp/],
    [/appointing authority/, /can appoint and dismiss/],
  ),
  term('parts.told.summaryDismissal', [/avskjed/, /slutter med en gang/], [/summarily/, /leave at once/]),
  term('talks.saw.thoughts.duty', [/Diskriminering/, /behandlet dårligere/], [/Discrimination/, /treated worse/]),
];

/**
 * What lawyers and personnel offices say: none of it stands in a text for employees, since there is a plain word for each,
 * or nobody needs it.
 */
export const neverSaid: Readonly<Record<Language, RegExp>> = {
  nb: /\b(?:innsigelse|preskripsjon|kontradiksjon|habilitet|inhabil|medhold|tilsidesett|hjemmel|hjemlet|rettskraft|subsidiær|prinsipal|jf\.|aml|iht\.|pkt\.|vedkommende|ovennevnte|herunder|vedrørende|undertegnede|kumulativ|turnover)/i,
  en: /\b(?:hereinafter|pursuant|notwithstanding|aforementioned|herein|thereof|inter alia|prima facie|adjudicat|incapacit|cumulative|plaintiff|respondent)\b/i,
};
