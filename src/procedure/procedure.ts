import { appeals } from './appeal';
import { decisionOnTheCase } from './decision';
import type { Procedure } from './declarations';
import { handingOver } from './handing-over';
import { informalComplaint } from './informal-complaint';
import { introduction } from './introduction';
import { investigation } from './investigation';
import { letters } from './letters';
import { tryggPolicy } from './trygg-policy';
import { writtenComplaint } from './written-complaint';

/** The guidelines in their own order, and Trygg's policy after them. */
export const procedure: Procedure = {
  version: '2026-11-4',
  from: '2026-11-23',
  declarations: [
    ...introduction,
    ...informalComplaint,
    ...writtenComplaint,
    ...investigation,
    ...decisionOnTheCase,
    ...appeals,
    ...letters,
    ...handingOver,
    ...tryggPolicy,
  ],
};
