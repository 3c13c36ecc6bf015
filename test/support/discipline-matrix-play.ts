import { button, caseNumberIn, doTask, sendForm, turnPages, writeReport } from './acts';
import { beginDiscipline, meetingOn, summonsTo, warning, weighed } from './discipline-acts';
import type { LocalTrygg } from './local-trygg';
import { word } from './matrix';
import { organisation, type PersonName } from './organisation';
import { playCase } from './whole-case';

/**
 * Nora's complaint about Jonas and Silje, with a word of its own in every part. Tomasz stood by her first, and is Jonas's
 * companion later; Amina helped her write; Hanne is a witness. Jonas is to be dismissed, on which Ingrid decides; Silje is
 * warned, and appeals to Per.
 */

const strands = [
  ['a1', 'jonas', 'Jonas', '2026-01-29'],
  ['a2', 'silje', 'Silje', '2026-01-30'],
] as const;
const heldOn = (day: string, time = '10:00') => ({ 'heldAt.date': day, 'heldAt.time': time, place: 'Rom 1' });

export type Play = ReturnType<typeof playCase>;

/** On the informal way, until she ends it: the case of its own that it is. */
export async function asksForSupport(local: LocalTrygg): Promise<string> {
  const nora = local.person('nora');
  const chosen = { supporter: organisation.tomasz.id, words: word('ordene') };
  const data = { verb: 'SendSupport', way: 'informal', ...chosen, once: 'support' };
  const supportId = caseNumberIn(await nora.dialogStep('task/submit', data));
  nora.closeDialog();
  await local.trygg.trygg.idle();
  await doTask(local.person('tomasz'), 'AnswerSupport', { way: 'yes', words: word('svaret') });
  local.person('tomasz').closeDialog();
  await local.trygg.trygg.idle();
  return supportId;
}

export async function endsSupport(local: LocalTrygg, supportId: string): Promise<void> {
  const nora = local.person('nora');
  await nora.say('mine saker');
  await nora.press(button('OpenCase', { caseId: supportId }));
  await nora.submitDialog(button('OpenTask', { command: 'EndInformal' }));
  await nora.submitDialog(button('TakeStep'), { inputs: { how: 'notSolved' } });
  nora.closeDialog();
  await local.trygg.trygg.idle();
}

/** Writes it, and lets Amina help: the case in which she is let in. */
export async function writesWithHelp(local: LocalTrygg): Promise<string> {
  const nora = local.person('nora');
  const inputs = { injury: word('skaden') };
  await writeReport(nora, { accused: ['jonas', 'silje'], what: word('klagen'), inputs });
  const ask = { verb: 'SendSupport', way: 'helped', supporter: organisation.amina.id, words: 'Hjelp?', once: 'help' };
  const helpId = caseNumberIn(await nora.dialogStep('task/submit', ask));
  nora.closeDialog();
  await local.trygg.trygg.idle();
  await doTask(local.person('amina'), 'HelpWithReport', { way: 'yes' });
  local.person('amina').closeDialog();
  await local.trygg.trygg.idle();
  return helpId;
}

export async function sendsIt(local: LocalTrygg): Promise<string> {
  const nora = local.person('nora');
  await nora.dialogStep('task/fetch', { verb: 'GoOnReport' });
  await turnPages(nora, {});
  const caseId = caseNumberIn(await nora.submitDialog(button('SendReport')));
  nora.closeDialog();
  await local.trygg.trygg.idle();
  return caseId;
}

/** To where both accused can be called; what is investigated beside it included. */
export async function investigates(local: LocalTrygg, caseId: string, play: Play): Promise<void> {
  const { task } = play;
  await task('kari', 'AcknowledgeReceipt');
  await task('anne', 'SignReceipt');
  for (const who of ['Kari', 'Anne'] as const) {
    const half = { felt: 'both', improper: 'yes', reasons: word(`vurdering${who}`) };
    await task(who === 'Kari' ? 'kari' : 'anne', 'AssessComplaint', half);
  }
  const soon = { 'meetAt.date': '2026-01-07', 'meetAt.time': '10:00', place: 'Rom 1' };
  await task('kari', 'TellOfCompanion', soon);
  await task('nora', 'AnswerInvitation', { way: 'otherTime', words: word('svarNora') });
  await local.moveTo('2026-01-07T12:00:00.000Z');
  await task('kari', 'HoldConversation', heldOn('2026-01-07'));
  await task('kari', 'WriteMinutes', { text: word('referatNora') });
  await task('nora', 'SignMinutes', { way: 'signWithRemark', remark: word('merknadNora') });
  await task('kari', 'ConsiderProtection', { needed: 'yes', reasons: word('beskyttelsen') });
  const submit = submits(local, caseId);
  const witness = { witnessId: organisation.hanne.id, minutes: word('vitnesbyrdet') };
  await submit('kari', { command: 'HearWitness', step: 'hearWitness', ...heldOn('2026-01-07'), ...witness });
  const material = { what: word('materialet'), givenBy: 'En kollega', relevance: 'Viser tonen.' };
  await submit('kari', { command: 'AddMaterial', step: 'addMaterial', ...material });
  const measure = { whom: 'En av dem', measure: 'apart', what: word('tiltaket'), reasons: 'Ro.' };
  const days = { from: '2026-01-07', until: '2026-03-20' };
  await submit('kari', { command: 'TakeMeasure', step: 'takeMeasure', ...measure, ...days });
}

/** From the calls to the letters that there are grounds. */
export async function decides(local: LocalTrygg, play: Play): Promise<void> {
  const { task } = play;
  await local.moveTo('2026-01-08T12:00:00.000Z');
  const called = { 'meetAt.date': '2026-01-09', 'meetAt.time': '10:00', place: 'Rom 2', naming: 'named' };
  for (const [strand, , name] of strands) {
    await task('kari', 'CallAccused', { ...called, about: word(`innkalling${name}`) }, strand);
  }
  await task('jonas', 'AnswerInvitation', { way: 'otherTime', words: word('svarJonas') });
  await local.moveTo('2026-01-12T09:30:00.000Z');
  for (const [strand, who, name] of strands) {
    await task('kari', 'HoldConversation', { ...heldOn('2026-01-09'), companion: 'Tomasz Nowak' }, strand);
    await task('kari', 'WriteMinutes', { text: word(`referat${name}`) }, strand);
    await task(who, 'SignMinutes', { way: 'signWithRemark', remark: word(`merknad${name}`) });
    await task('kari', 'WriteInvestigationNote', { about: word(`notat${name}`), grounds: 'Begge.' }, strand);
    await task('kari', 'DecideCase', { grounds: 'yes', reasons: word(`beslutning${name}`) }, strand);
    await task('anne', 'DecideCase', { grounds: 'yes', reasons: 'Det samme.' }, strand);
    for (const [step, to] of [
      ['tellComplainantOutcome', `NoraOm${name}`],
      ['tellAccusedOutcome', name],
    ] as const) {
      await local.person('kari').press(button('OpenTask', { command: 'TellOutcome', step, subject: strand }));
      await sendForm(local.person('kari'), { text: word(`brev${to}`) });
      local.person('kari').closeDialog();
      await local.trygg.trygg.idle();
    }
  }
}

/** Both are summoned and met, and it is decided what follows for each. `drawnUp`: before Jonas has his summons. */
export async function disciplines(local: LocalTrygg, play: Play, drawnUp: () => Promise<void>): Promise<void> {
  const { task } = play;
  for (const [strand, who, name, day] of strands) {
    await beginDiscipline(play, strand, (part) => word(`${part}${name}`));
    const { noEvidence: _, ...summons } = summonsTo(day, 'Rom 4');
    const evidence: Readonly<Record<string, string>> =
      name === 'Jonas' ? { evidence: word('vedleggJonas') } : { noEvidence: word('ikkeVedlagtSilje') };
    const concerns = word(`bekymring${name}`);
    await task('anne', 'DrawUpSummons', { ...summons, concerns, ...evidence }, strand);
    if (who === 'jonas') await drawnUp();
    await task('kari', 'SendSummons', { way: 'send' }, strand);
    await task(who, 'ConfirmReceipt');
  }
  await local.moveTo('2026-01-30T12:00:00.000Z');
  for (const [strand, who, name, day] of strands) {
    await task('kari', 'HoldMeeting', meetingOn(day, 'Rom 4'), strand);
    await task('kari', 'WriteMinutes', { text: word(`møtereferat${name}`) }, strand);
    await task(who, 'SignMinutes', { way: 'sign' });
  }
  for (const who of ['kari', 'anne'] as const) {
    const proposed = { outcome: 'dismissalWithNotice', ...weighed, reasons: word('forslagJonas') };
    await task(who, 'DecideDiscipline', proposed, 'a1');
    const warned = { outcome: 'writtenWarning', ...weighed, reasons: word('advarselSilje') };
    await task(who, 'DecideDiscipline', warned, 'a2');
  }
  await local.moveTo('2026-02-02T08:00:00.000Z');
  await task('kari', 'SendSanctionLetter', { ...warning, breach: word('straffSilje') }, 'a2');
  await task('kari', 'TellOfDiscipline', { text: word('fulgtOppSilje') }, 'a2');
}

/** Jonas is heard, Ingrid decides, and he has the letter. */
export async function dismisses(local: LocalTrygg, play: Play): Promise<void> {
  const { task } = play;
  const call = { 'meetAt.date': '2026-02-03', 'meetAt.time': '10:00', place: 'Rom 5' };
  await task('kari', 'CallToDiscussion', { ...call, about: word('drøftingskallJonas') }, 'a1');
  await task('jonas', 'AnswerInvitation', { way: 'otherTime', words: word('svarDrøftingJonas') });
  await local.moveTo('2026-02-03T10:00:00.000Z');
  const { place: _, ...held } = heldOn('2026-02-03');
  await task('kari', 'HoldDiscussionMeeting', { ...held, present: 'Jonas', said: word('drøftetJonas') }, 'a1');
  await task('ingrid', 'DecideDismissal', { result: 'dismiss', reasons: word('avgjortAvIngrid') });
  const letter = {
    grounds: word('oppsigelseJonas'),
    employer: 'Trolldalen Energi',
    noticePeriod: 'Tre måneder.',
    negotiation: 'To uker.',
    legalAction: 'Åtte uker.',
    stayingOn: 'Ja.',
  };
  await task('anne', 'PrepareDismissal', letter);
  await local.moveTo('2026-02-03T12:00:00.000Z');
  const handed = { how: 'inPerson', 'deliveredAt.date': '2026-02-03', 'deliveredAt.time': '12:30', seenBy: 'Anne Vik' };
  await task('kari', 'HandOverDismissal', handed);
  await task('kari', 'TellOfDiscipline', { text: word('fulgtOppJonas') }, 'a1');
}

/** Each says what is wrong about themselves, beside what they read. */
export async function rectifies(local: LocalTrygg, caseId: string): Promise<void> {
  const submit = submits(local, caseId);
  const all = [
    ['nora', 'askToRectifyAsComplainant', 'complainant', 'complaint', 'feilNora'],
    ['jonas', 'askToRectifyAsAccused', 'a1', 'writeMinutesOfMeeting/a1/1', 'feilJonas'],
    ['jonas', 'askToRectifyAsAccused', 'a1', 'tellAccusedOutcome/a1/1', 'feilJonasBrev'],
    ['silje', 'askToRectifyAsAccused', 'a2', 'writeMinutesOfMeeting/a2/1', 'feilSilje'],
    ['hanne', 'askToRectify', 'matter', 'hearWitness/matter/1', 'feilHanne'],
  ] as const;
  for (const [who, step, subject, about, what] of all) {
    await submit(who, { command: 'AskToRectify', step, subject, about, what: word(what) });
  }
}

/** Silje appeals, and Per decides and writes. */
export async function appeals(local: LocalTrygg, caseId: string, play: Play): Promise<void> {
  await play.offer('silje', 'Appeal', { explanation: word('ankeSilje') });
  const above = playCase(local, caseId, { complainant: 'nora', handler: 'per', hr: 'anne' });
  await above.task('per', 'DecideAppeal', { result: 'upheld', reasons: word('ankesvarSilje') });
  for (const [step, to] of [
    ['tellComplainantOfAppeal', 'Nora'],
    ['tellAccusedOfAppeal', 'Silje'],
  ] as const) {
    await local.person('per').press(button('OpenTask', { command: 'TellOfAppeal', step }));
    await sendForm(local.person('per'), { text: word(`ankebrev${to}`) });
    local.person('per').closeDialog();
    await local.trygg.trygg.idle();
  }
}

/** What follows when no appeal can come any more, and its end. */
export async function closes(local: LocalTrygg, play: Play): Promise<void> {
  const { task } = play;
  await local.moveTo('2026-02-20T08:00:00.000Z');
  for (const [strand, , name] of strands) {
    await task('kari', 'ConsiderSupport', { way: 'no', reasons: word(`støtteOm${name}`) }, strand);
    if (name === 'Silje') await task('kari', 'ConsiderGuidance', { way: 'no', reasons: word('veiledesSilje') }, strand);
    await task('kari', 'RaiseSubject', { reasons: word(`tattOpp${name}`) }, strand);
    await task('kari', 'CloseStrand', { note: word(`sluttnotat${name}`) }, strand);
  }
}

/** Sends a step that no card may offer at the moment. */
function submits(local: LocalTrygg, caseId: string) {
  return async (who: PersonName, data: Readonly<Record<string, string>>) => {
    const take = { verb: 'TakeStep', caseId, subject: 'matter', round: 1, once: '', ...data };
    const answer = JSON.stringify(await local.person(who).dialogStep('task/submit', take));
    local.person(who).closeDialog();
    if (answer.includes('"TakeStep"')) throw new Error(`sent back: ${answer}`);
    await local.trygg.trygg.idle();
  };
}
