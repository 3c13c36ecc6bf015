// Before anything is drawn, so that the page never shows in other colours first.
(() => {
  const page = document.documentElement;
  const more = window.matchMedia('(prefers-contrast: more)');

  /** What was chosen, or else strong contrast where the system asks for it; light and dark need no word. */
  function wear() {
    const theme = localStorage.getItem('trygg-theme') ?? (more.matches ? 'contrast' : null);
    if (['light', 'dark', 'contrast'].includes(theme)) page.dataset.theme = theme;
    else delete page.dataset.theme;
  }

  wear();
  more.addEventListener('change', wear);
  page.addEventListener('themechosen', wear);
})();
