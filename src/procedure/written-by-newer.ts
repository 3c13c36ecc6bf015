/**
 * A newer version of the program wrote it: whoever does not know what it says would carry the case on wrongly. During an
 * upgrade the newer one is there too, and takes it up.
 */
export class WrittenByNewer extends Error {
  override readonly name = 'WrittenByNewer';

  constructor(message = 'A newer version of Trygg wrote this. Start that version.') {
    super(message);
  }
}
