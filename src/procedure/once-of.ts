/** What a procedure declares about something never changes, nor does what a calendar says of a day: it is looked for once. */
export function onceOf<Whole extends object, Of, Found>(
  lookUp: (whole: Whole, of: Of) => Found,
): (whole: Whole, of: Of) => Found {
  const known = new WeakMap<Whole, Map<Of, Found>>();
  return (whole, of) => {
    const found = known.get(whole) ?? new Map<Of, Found>();
    if (!found.has(of)) known.set(whole, found.set(of, lookUp(whole, of)));
    return found.get(of) as Found;
  };
}
