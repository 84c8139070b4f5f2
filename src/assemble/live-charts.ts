import type { RenderedSlide } from '../model/deck.ts';
import type { LiveChart } from '../model/live-chart.ts';
import { flatInBlocks } from '../util/in-blocks.ts';
import type { Section } from './sections.ts';

/** The charts of a talk that answer, by the id that they have in the page. */
export type LiveCharts = ReadonlyMap<string, LiveChart>;

/** Collects the charts that answer, in the order of the slides. */
export function liveCharts(sections: readonly Section[]): LiveCharts {
  return new Map(answering(sections));
}

const answering = flatInBlocks(({ slide }: Section) => ofSlide(slide));

function ofSlide(slide: RenderedSlide): readonly (readonly [string, LiveChart])[] {
  return slide.charts.flatMap(({ live }, i) => (live ? [[`${slide.id}-chart-${i + 1}`, live] as const] : []));
}

/** Letters and signs that axes and tooltips may need beyond those that are drawn. */
const signs = `${String.fromCharCode(...Array.from({ length: 95 }, (_, i) => 32 + i))}−–…∞`;

/** All text that the charts of a slide may come to show, for its fonts. */
export function liveText(slide: RenderedSlide, charts: LiveCharts): string {
  const own = ofSlide(slide).map(([id]) => charts.get(id));
  return own.length === 0 ? '' : signs + JSON.stringify(own);
}
