import type { Trace, TraceChart, TraceSlide, TraceValue } from '../../model/evidence.ts';
import { factsOf, sourceWords } from '../../util/trace-facts.ts';
import { slideTrace } from './trace-data.ts';
import { word } from '../words.ts';

/** Something on a slide that comes from data, with the element that shows it. */
export type TraceItem = ValueItem | ChartItem;

/** A number or cell in the slide's text. */
export interface ValueItem {
  readonly kind: 'value';
  readonly anchor: Element;
  /** `82.4%, from trials.csv, row e1910-os5-blina, column estimate` */
  readonly label: string;
  readonly slide: TraceSlide;
  readonly value: TraceValue;
}

/** A chart. */
export interface ChartItem {
  readonly kind: 'chart';
  readonly anchor: HTMLElement;
  readonly label: string;
  readonly slide: TraceSlide;
  readonly chart: TraceChart;
  /** From 0. */
  readonly index: number;
}

/** What a slide shows from data and is to be seen now, in the order of the page. */
export function itemsOn(section: HTMLElement, trace: Trace): readonly TraceItem[] {
  const slide = slideTrace(trace, section.id);
  if (slide === null) return [];
  const byNumber = new Map(slide.values.map((value) => [value.at, value]));
  const found: TraceItem[] = [];
  for (const anchor of section.querySelectorAll<HTMLElement>('[data-value], figure.chart')) {
    if (!isSeen(anchor)) continue;
    if (anchor.matches('figure.chart')) found.push(...chartItem(anchor, slide, trace));
    else {
      const value = byNumber.get(Number(anchor.dataset['value']));
      if (value !== undefined) found.push(valueItem(anchor, value, slide, trace));
    }
  }
  return found;
}

function isSeen(element: HTMLElement): boolean {
  if (element.closest('.notes, .visually-hidden') !== null || element.getClientRects().length === 0) return false;
  const hidden = element.closest('.fragment:not(.visible)');
  return hidden === null || !document.documentElement.classList.contains('live');
}

function valueItem(anchor: Element, value: TraceValue, slide: TraceSlide, trace: Trace): ValueItem {
  const label = word('{}, from {}', value.text, sourceWords(factsOf(trace, value.from)));
  return { kind: 'value', anchor, label, slide, value };
}

function chartItem(anchor: HTMLElement, slide: TraceSlide, trace: Trace): readonly ChartItem[] {
  const index = Number(/-chart-(\d+)$/.exec(anchor.id)?.[1]) - 1;
  const chart = slide.charts[index];
  if (chart === undefined || chart.from.length === 0) return [];
  const label = word('Chart “{}”, {}, from {}', chart.title, markCount(chart), sourceWords(factsOf(trace, chart.from)));
  return [{ kind: 'chart', anchor, label, slide, chart, index }];
}

/** `12 marks` */
export function markCount({ marks }: TraceChart): string {
  return marks.length === 1 ? word('1 mark') : word('{} marks', marks.length);
}
