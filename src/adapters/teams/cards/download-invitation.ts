import type { Block } from '../../../application/paper';
import type { Texts } from '../../../language/texts';
import type { RecordScreen } from './case-screens';
import type { Invitation } from './lines';

/** What is read beside what was filled in: how it ended, why, and the words of an invitation. */
export function besideRecord(texts: Texts, { how, reason, late, invitation }: RecordScreen): readonly Block[] {
  const text = (key: string, values = {}) => texts.text(`screens.record.${key}`, values);
  return [
    ...(how === 'done' ? [] : [said(text(how))]),
    ...(late ? [said(text('late', { day: texts.day(late) }))] : []),
    ...(reason === '' ? [] : [answer(text('reason'), reason)]),
    ...(invitation ? invitationBlocks(texts, invitation) : []),
  ];
}

function invitationBlocks(texts: Texts, { says, meetAt, place, about, naming, wronged }: Invitation): readonly Block[] {
  const text = (key: string) => texts.text(`parts.told.${key}`);
  return [
    { kind: 'heading', text: text('invitation') },
    ...(wronged === undefined ? [] : [answer(text('wronged'), wronged)]),
    meetAt === '' ? said(text('noTimeYet')) : answer(text('meetAt'), texts.moment(meetAt)),
    ...(place === '' ? [] : [answer(text('place'), place)]),
    ...(about === '' ? [] : [answer(text('about'), about)]),
    ...says.map((key) => said(text(key))),
    ...(naming === 'later' ? [said(text('nameLater'))] : []),
    ...(naming && naming !== 'later' ? [answer(text('complainant'), naming.complainant)] : []),
  ];
}

function said(text: string): Block {
  return { kind: 'text', text: text.replaceAll('**', '') };
}

function answer(label: string, value: string): Block {
  return { kind: 'answer', label, value };
}
