export function secondsAfter(moment: string, seconds: number): string {
  return new Date(Date.parse(moment) + seconds * 1000).toISOString();
}

export function isLongerAgo(moment: string, seconds: number, now: string): boolean {
  return secondsAfter(moment, seconds) < now;
}
