/** For a log: the kind of an error, never its text, which may hold what somebody wrote. */
export function errorName(error: unknown): string {
  return error instanceof Error && /^\w{1,40}$/.test(error.name) ? error.name : 'unknown';
}
