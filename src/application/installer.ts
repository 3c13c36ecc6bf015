/**
 * Gets Trygg into the chats of people who have never opened it. Throws {@link NotNow} of the messenger where it is to
 * wait, and anything else where there was no answer.
 */
export interface Installer {
  /**
   * `installed`, also where it was before: their chat makes itself known then, soon and by itself. `refused`: asking again
   * changes nothing.
   */
  install(personId: string): Promise<'installed' | 'refused'>;
}
