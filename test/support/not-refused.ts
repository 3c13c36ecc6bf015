/** Thrown when something that must be refused was not, or for another reason: what a rule's refusing test shows. */
export class NotRefused extends Error {
  override readonly name = 'NotRefused';
}
