import { escapeHtml } from '../../util/html.ts';
import type { ChartChange } from '../talk-diff.ts';
import { dataWords } from '../words.ts';
import { cleanDrawing } from './clean-drawing.ts';
import { figureId } from './find-drawings.ts';

/** Drawings of both versions by the ids of their figures. */
interface Drawings {
  readonly old: ReadonlyMap<string, string>;
  readonly new: ReadonlyMap<string, string>;
}

/** The charts that changed, side by side. */
export function chartsSection(charts: readonly ChartChange[], drawings: Drawings): string {
  if (charts.length === 0) return '';
  return `<section>\n<h2>Charts</h2>\n${charts.map((chart, i) => one(chart, i, drawings)).join('\n')}\n</section>`;
}

function one(change: ChartChange, i: number, drawings: Drawings): string {
  const { kind, slide, chart, title, old, data } = change;
  const heading = `${slide}, chart ${chart}${title === '' ? '' : `: ${title}`}`;
  const from = kind === 'moved' && old !== null ? ` from ${old.slide}, chart ${old.chart}` : '';
  const notes = data.map((file) => `<p class="muted">${escapeHtml(dataWords(file))}</p>`).join('');
  const before = old === null ? null : { name: 'Old', drawing: drawings.old.get(figureId(old.slide, old.chart)) };
  const after = kind === 'removed' ? null : { name: 'New', drawing: drawings.new.get(figureId(slide, chart)) };
  const figures = [before, after]
    .map((side, j) => figure(side, { id: `c${i}${j === 0 ? 'a' : 'b'}-`, title: heading, absent: j === 0 }))
    .join('');
  return `<h3>${escapeHtml(heading)}</h3>\n<p>${kind}${escapeHtml(from)}</p>${notes}\n<div class="pair">${figures}</div>`;
}

interface FigureOptions {
  readonly id: string;
  readonly title: string;
  /** The side on which nothing stands is the old one. */
  readonly absent: boolean;
}

function figure(side: { name: string; drawing: string | undefined } | null, options: FigureOptions): string {
  if (side === null) return `<div class="none">${options.absent ? 'not there before' : 'no longer there'}</div>`;
  const label = `${side.name}: ${options.title}`;
  const clean = side.drawing === undefined ? null : cleanDrawing(side.drawing, { prefix: options.id, label });
  const content =
    clean === null
      ? '<div class="none">no drawing to show</div>'
      : `<div class="drawing${clean.onDark ? ' dark' : ''}">${clean.svg}</div>`;
  return `<figure><figcaption>${side.name}</figcaption>${content}</figure>`;
}
