import type { ResolvedSlide } from '../model/deck.ts';
import { rangeOf } from './chart-fences.ts';

/** The layout of a slide that names none: `chart` where it is a title, one chart and a source; else `content`. */
export function defaultLayout(slide: ResolvedSlide): string {
  const [chart, second] = slide.charts;
  if (chart === undefined || second !== undefined || chart.parsed.slot !== 'main') return 'content';
  const { text } = slide.text.body;
  const range = rangeOf(slide.text.body, chart.parsed.span);
  if (range === null) return 'content';
  const rest = (text.slice(0, range.start) + text.slice(range.end))
    .replace(/^#{1,2}\s[^\n]*$/m, '')
    .replace(/^:::[ \t]*source\b[\s\S]*?^:::[ \t]*$/m, '');
  return rest.trim() === '' ? 'chart' : 'content';
}
