/**
 * Puts a new style sheet in the place of the talk's, both in one step, so that nothing is ever drawn without one. A
 * sheet made by script is admitted by the page's policy, and dies with the page.
 */
export function swapStyle(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
  for (const style of [...document.head.querySelectorAll('style')].slice(1)) style.remove();
}
