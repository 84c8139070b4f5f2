import { isTabular } from '../../render/chart/tabular.ts';

/** Sets numbers of a live chart in figures of one width, as in the drawing, whenever Vega writes a text. */
export function keepFigures(svg: SVGSVGElement): void {
  const set = (): void => {
    for (const text of svg.querySelectorAll('text'))
      text.classList.toggle('tabular', isTabular(text.textContent ?? ''));
  };
  new MutationObserver(set).observe(svg, { subtree: true, childList: true, characterData: true });
  set();
}
