// Before anything is drawn: the theme that the reader chose, if they chose one.
try {
  const theme = localStorage.getItem('troth-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // A browser that keeps nothing shows the theme of its system.
}
