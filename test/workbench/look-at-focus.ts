/** Where the focus is, by its name, and what is wrong with how that is shown. */
export interface Stop {
  readonly name: string;
  readonly invalid: boolean;
  readonly description: string;
  readonly problems: readonly string[];
}

/** As text, since it runs in the page. WCAG 2.2: 2.4.3, 2.4.7, 2.4.11, 2.4.13. */
export const lookAtFocus = `(() => {
  const thick = 2;
  const enough = 3;
  const element = document.activeElement;
  const problems = [];
  const wordsOf = (one) => [...(one?.childNodes ?? [])].filter((node) => node.ariaHidden !== 'true')
    .map((node) => (node.nodeType === 3 ? node.data : wordsOf(node))).join(' ').replace(/\\s+/g, ' ').trim();
  const textOf = (ids) => (ids ?? '').split(' ').map((id) => wordsOf(document.getElementById(id))).join(' ').trim();
  const name = textOf(element.getAttribute('aria-labelledby')) || element.getAttribute('aria-label')
    || wordsOf(element.labels?.[0]) || wordsOf(element);
  const description = textOf(element.getAttribute('aria-describedby'));
  const invalid = element.getAttribute('aria-invalid') === 'true';
  if (element === document.body) return { name: '(the page)', invalid, description, problems };

  const open = document.querySelector('dialog:modal');
  if (open && !open.contains(element)) problems.push('is outside of the dialog');
  if (!name) problems.push('has no name: ' + element.outerHTML.slice(0, 80));
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) problems.push('cannot be seen');

  const style = getComputedStyle(element);
  const width = Number.parseFloat(style.outlineWidth);
  if (style.outlineStyle === 'none' || width < thick) problems.push('has no outline');

  const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const colours = (list) => {
    paint.clearRect(0, 0, 1, 1);
    for (const colour of list) {
      paint.fillStyle = colour;
      paint.fillRect(0, 0, 1, 1);
    }
    return [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (list) => {
    const [red, green, blue] = colours(list).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const offset = Number.parseFloat(style.outlineOffset);
  const behind = [];
  for (let at = offset < 0 ? element : element.parentElement; at; at = at.parentElement) {
    behind.unshift(getComputedStyle(at).backgroundColor);
  }
  const [darker, lighter] = [light(behind), light([...behind, style.outlineColor])].sort((a, b) => a - b);
  const contrast = (lighter + 0.05) / (darker + 0.05);
  if (contrast < enough) problems.push('has an outline of ' + contrast.toFixed(1) + ':1');

  const box = element.getBoundingClientRect();
  const reach = Math.max(0, offset + width);
  const frame = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  for (let at = element.parentElement; at && !at.matches(':modal, :popover-open'); at = at.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(at);
    if (overflowX === 'visible' && overflowY === 'visible') continue;
    const { left, top, right, bottom } = at.getBoundingClientRect();
    frame.left = Math.max(frame.left, left);
    frame.top = Math.max(frame.top, top);
    frame.right = Math.min(frame.right, right);
    frame.bottom = Math.min(frame.bottom, bottom);
  }
  const slack = 1;
  // What is larger than its frame is not expected to be seen whole.
  const fits = (from, to, least, most) =>
    most - least < to - from + 2 * reach || (from - reach >= least - slack && to + reach <= most + slack);
  const isWhole = fits(box.left, box.right, frame.left, frame.right) && fits(box.top, box.bottom, frame.top, frame.bottom);
  if (!isWhole) problems.push('has an outline that is cut off');

  const x = Math.min(Math.max((box.left + box.right) / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max((box.top + box.bottom) / 2, 0), innerHeight - 1);
  const there = document.elementFromPoint(x, y);
  if (there && !element.contains(there) && !there.contains(element)) problems.push('is covered by ' + there.className);
  return { name, invalid, description, problems };
})()`;
