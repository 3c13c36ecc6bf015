// Runs in any page: what axe-core finds in it, and what can be measured of its layout.
(() => {
  /** What one may be off without anybody seeing it, in pixels. */
  const hair = 1.5;
  const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const partOf = (element) => element?.closest('[data-part]')?.dataset.part ?? '';
  const said = (element) => (element.innerText || element.value || element.placeholder || '').trim().slice(0, 80);

  const pencil = document.createElement('canvas').getContext('2d');

  /** How wide a text would be on one line in a field. */
  function widthIn(field, text) {
    pencil.font = getComputedStyle(field).font;
    return pencil.measureText(text).width;
  }

  /** What a field of one line asks for. What was filled in can be gone through, and the choices opened. */
  function askedIn(field) {
    if (field.tagName === 'SELECT') return field.selectedOptions[0]?.hidden ? field.selectedOptions[0].text : '';
    return field.tagName === 'INPUT' && !field.value ? field.placeholder : '';
  }

  function cutOff(element) {
    if (element.tagName === 'INPUT') return undefined;
    const style = getComputedStyle(element);
    const hides = (overflow) => ['hidden', 'clip'].includes(overflow);
    const wide = element.scrollWidth > element.clientWidth + hair;
    const tall = element.scrollHeight > element.clientHeight + hair;
    if (wide && style.overflowX !== 'visible' && !hides(style.overflowX)) return 'scrolls sideways';
    return (wide && hides(style.overflowX)) || (tall && hides(style.overflowY)) ? 'is cut off' : undefined;
  }

  function hasRoom(field, text) {
    const { paddingLeft, paddingRight } = getComputedStyle(field);
    const arrow = field.tagName === 'SELECT' ? 20 : 0;
    const room = field.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight) - arrow;
    return widthIn(field, text) <= room + hair;
  }

  /** What is wrong with an element's place in a page that is so wide. */
  function misfit(element, width) {
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = element;
    const what = scrollWidth > clientWidth + hair || scrollHeight > clientHeight + hair ? cutOff(element) : undefined;
    if (what) return what;
    const asked = askedIn(element);
    if (asked && !hasRoom(element, asked)) return `has no room for "${asked}"`;
    if (!hasText(element)) return undefined;
    const { left, right } = element.getBoundingClientRect();
    return (left < -hair || right > width + hair) && !element.closest('#people') ? 'sticks out' : undefined;
  }

  /** A strip of names is swiped, and what only a screen reader is to meet is cut off for everybody else. */
  const isOutside = (element) => element.closest('#people') && !element.matches('.who *');
  const isUnseen = (element) =>
    getComputedStyle(element).clipPath !== 'none' || element.parentElement?.clientWidth === 1;
  const isSeen = (element) =>
    element.clientWidth !== 1 &&
    !isUnseen(element) &&
    !isOutside(element) &&
    element.checkVisibility({ visibilityProperty: true });

  /** WCAG 1.4.4 and 1.4.10: everything is there without scrolling sideways. */
  window.measure = () => {
    const found = [];
    const tell = (element, what) => found.push({ part: partOf(element), rule: 'reflow', what, where: said(element) });
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) tell(document.documentElement, 'the page scrolls sideways');
    for (const element of document.body.querySelectorAll('*')) {
      const what = element instanceof HTMLElement && misfit(element, clientWidth);
      if (what && isSeen(element)) tell(element, what);
    }
    return found;
  };

  /** A lone sign is no text to axe-core; `test/workbench/contrast.test.ts` has all colours. */
  const isSign = ({ any }) => any.some(({ data }) => ['shortTextContent', 'nonBmp'].includes(data?.messageKey));

  /** What axe-core finds; what it can't make out counts as found, where it is about colours and the size of targets. */
  window.inspect = async (options) => {
    const { violations, incomplete } = await window.axe.run(document, {
      ...options,
      elementRef: true,
      resultTypes: ['violations', 'incomplete'],
    });
    const unsure = incomplete.filter(({ id }) => ['color-contrast', 'target-size'].includes(id));
    return [...violations, ...unsure].flatMap(({ id, help, nodes }) =>
      nodes
        .filter((node) => !isSign(node))
        .map((node) => {
          const why = [...node.any, ...node.all, ...node.none].map(({ message }) => message).join(' ');
          return {
            part: partOf(node.element),
            rule: id,
            what: `${help}. ${why}`,
            where: said(node.element) || node.html,
          };
        }),
    );
  };
})();
