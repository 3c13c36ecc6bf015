/** The real time, moved ahead as far as the person at the page wants. */
export function movableClock(aheadAtStart: number) {
  let ahead = aheadAtStart;
  const date = () => new Date(Date.now() + ahead);
  return {
    date,
    now: () => date().toISOString(),
    /** Milliseconds ahead of the real time. */
    ahead: () => ahead,
    moveTo(target: Date): void {
      ahead = target.valueOf() - Date.now();
    },
  };
}
