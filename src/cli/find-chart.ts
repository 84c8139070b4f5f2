import { diagnose } from '../diagnostics/diagnose.ts';
import type { ExpandedChart } from '../model/chart.ts';
import type { ExpandedDeck, ExpandedSlide } from '../model/deck.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';

/**
 * The chart of a slide.
 * @param wanted id of the slide, or its number from 1
 * @param number of the chart on the slide, from 1; `null` for the only one
 */
export function findChart(deck: ExpandedDeck, wanted: string, number: number | null): Staged<ExpandedChart | null> {
  const slide = deck.slides.find(({ id }) => id === wanted) ?? slideByNumber(deck, wanted);
  if (slide === null) {
    return failed(diagnose('cli/unknown-slide', null, { slide: wanted, ids: deck.slides.map(({ id }) => id) }));
  }
  const { id, charts } = slide;
  const count = charts.length;
  if (number === null && count > 1) return failed(diagnose('cli/which-chart', null, { slide: id, count }));
  const chart = charts[(number ?? 1) - 1];
  if (chart === undefined) return failed(diagnose('cli/no-such-chart', null, { slide: id, chart: number, count }));
  return { value: chart, diagnostics: [] };
}

function slideByNumber(deck: ExpandedDeck, wanted: string): ExpandedSlide | null {
  return /^\d+$/.test(wanted) ? (deck.slides[Number(wanted) - 1] ?? null) : null;
}

function failed(diagnostic: Diagnostic): Staged<null> {
  return { value: null, diagnostics: [diagnostic] };
}
