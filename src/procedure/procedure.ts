import type { Procedure } from './declarations';
import { tryggPolicy } from './trygg-policy';
import { writtenComplaint } from './written-complaint';

/** The guidelines in their own order, and Trygg's policy after them. */
export const procedure: Procedure = {
  version: '2026-11',
  declarations: [...writtenComplaint, ...tryggPolicy],
};
