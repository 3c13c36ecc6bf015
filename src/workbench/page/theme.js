// Before anything is drawn, so that the page never shows in the other colours first.
(() => {
  const chosen = localStorage.getItem('trygg-theme');
  if (chosen === 'dark' || chosen === 'light') document.documentElement.dataset.theme = chosen;
})();
