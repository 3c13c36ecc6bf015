import { createHash } from 'node:crypto';
import type { Story } from './story';

/** Places in a case from which a rule's tests start. Each leads there the way that people would. */

export const assessment = { felt: 'harassment', improper: 'yes', reasons: 'Repeated ridicule in meetings.' };
export const conversation = { heldAt: '2026-01-07T10:00', place: 'Room 1', companion: '' };
export const minutesText = 'Nora told that it has gone on since August.';
export const minutesHash = createHash('sha256').update(minutesText, 'utf8').digest('hex');

export const acknowledge = (story: Story): Story =>
  story.does('kari', 'AcknowledgeReceipt', { step: 'acknowledgeReceipt' });
export const signForHr = (story: Story): Story => story.does('anne', 'SignReceipt', { step: 'signReceipt' });
export const tell = (story: Story): Story =>
  story.does('kari', 'TellOfCompanion', { step: 'tellComplainantOfCompanion' });
export const talk = (story: Story): Story =>
  story
    .at('2026-01-07T12:00:00.000Z')
    .does('kari', 'HoldConversation', { step: 'holdConversationWithComplainant', answers: conversation });
export const write = (story: Story): Story =>
  story.does('kari', 'WriteMinutes', { step: 'writeMinutesOfComplainant', answers: { text: minutesText } });

export const received = (story: Story): Story => story.sends();
export const acknowledged = (story: Story): Story => signForHr(acknowledge(received(story)));
export const told = (story: Story): Story => tell(acknowledged(story));
export const talked = (story: Story): Story => talk(told(story));
export const written = (story: Story): Story => write(talked(story));

export const sign = { step: 'signMinutesOfComplainant', answers: { way: 'sign', sha256: minutesHash } };
export const declineToSign = {
  step: 'signMinutesOfComplainant',
  answers: { way: 'decline', sha256: minutesHash, reason: 'This is not what I said.' },
};
