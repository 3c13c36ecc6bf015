import type { Step, Story } from './story';

/** An appeal in the first strand, and what becomes of it. */

export const appealing = (round = 1): Step => ({
  step: 'appeal',
  subject: 'a1',
  round,
  answers: { explanation: 'Nobody asked the witness whom I named.' },
});
export const decidingAppeal = (answers: Readonly<Record<string, string>>, round = 1): Step => ({
  step: 'decideAppeal',
  subject: 'a1',
  round,
  answers: { reasons: 'The witness should have been heard.', ...answers },
});
const letter = (step: string, round: number): Step => ({
  step,
  subject: 'a1',
  round,
  answers: { text: 'This came of the appeal.' },
});
export const tellOfAppeal = (story: Story, by = 'per', round = 1): Story =>
  story
    .does(by, 'TellOfAppeal', letter('tellComplainantOfAppeal', round))
    .does(by, 'TellOfAppeal', letter('tellAccusedOfAppeal', round));
