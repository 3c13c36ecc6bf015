/** That many seconds after a moment. */
export function claimFrom(now: string, seconds: number): string {
  return new Date(Date.parse(now) + seconds * 1000).toISOString();
}

/** Whether more than so many seconds have passed. */
export function isOver(since: string, seconds: number, now: string): boolean {
  return claimFrom(since, seconds) < now;
}
