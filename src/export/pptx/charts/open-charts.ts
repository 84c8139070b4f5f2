import { expandedSlides, type Compilation } from '../../../compile.ts';
import type { ExpandedChart } from '../../../model/chart.ts';
import { sceneReader } from '../../../render/chart/read-scene.ts';
import type { DrawChart } from '../parts.ts';
import { nativeCharts } from './draw-chart.ts';

/** The charts of a talk before they were drawn, and what draws them natively. */
export interface TalkCharts {
  readonly draw: DrawChart;
  /** The chart with this number on a slide, from 1; `null` for none. */
  readonly find: (slide: string, number: number) => ExpandedChart | null;
}

/** Opens the charts of a talk, with its fonts and the chart settings of its theme. */
export async function openCharts(compilation: Compilation): Promise<TalkCharts> {
  const { project, rendered } = compilation;
  const theme = project.themes.get(rendered.settings.theme) ?? [...project.themes.values()][0];
  const hasCharts = rendered.slides.some(({ charts }) => charts.length > 0);
  if (theme === undefined || !hasCharts) return { draw: async () => null, find: () => null };
  const slides = new Map(expandedSlides(compilation).slides.map(({ id, charts }) => [id, charts]));
  const reader = await sceneReader(project.shell, theme);
  return {
    draw: nativeCharts(async (chart) => reader.read(chart)),
    find: (slide, number) => slides.get(slide)?.[number - 1] ?? null,
  };
}
