/** A service that is needed is silent, slow or overloaded: the same may work a little later. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}
