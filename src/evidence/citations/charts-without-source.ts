import { diagnose } from '../../diagnostics/diagnose.ts';
import type { RenderedChart } from '../../model/chart.ts';
import type { RenderedSlide } from '../../model/deck.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';

/**
 * Charts of a slide of which nobody can tell where their data comes from: the slide cites nothing and has no source
 * line, the chart no `source`, its tables no sources. Whether rows of its data are cited is known to the talk alone.
 */
export function chartsWithoutSource(slide: RenderedSlide): Diagnostic[] {
  if (slide.citations.some(({ inNotes }) => !inNotes) || slide.html.includes('"slot slot-source')) return [];
  return slide.charts
    .filter((chart) => chart.spec !== null && !hasSource(chart))
    .map(({ span }) => diagnose('evidence/no-source', span, { slide: slide.id }));
}

function hasSource({ words, readings }: RenderedChart): boolean {
  // A chart that draws no data has nothing to give a source for.
  if (words.source !== null || readings.length === 0) return true;
  return readings.every(({ dataset }) => dataset.sources.length > 0 || dataset.citation !== null);
}
