// Before the first paint, so that no page flashes in the wrong colours. The preference itself is kept with the account.
(() => {
  const { theme, density } = JSON.parse(localStorage.getItem('seatledger.appearance') ?? '{}');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  if (density === 'comfortable') document.documentElement.dataset.density = density;
})();
