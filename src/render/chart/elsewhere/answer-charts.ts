import { chartRenderer, type ChartRenderer } from '../render-chart.ts';
import { packDrawing } from './pack-chart.ts';
import type { ChartAnswer, ChartKit, ChartQuestion } from './questions.ts';

/** The side of the thread that draws: takes what it is told, answers what it is asked. */
export interface ChartAnswerer {
  readonly told: (news: unknown) => void;
  readonly asked: (question: unknown) => Promise<unknown>;
}

/** Draws the charts that it is asked for, one after the other. */
export function answerCharts(): ChartAnswerer {
  const renderers = new Map<number, Promise<ChartRenderer>>();
  return {
    told(news) {
      const { kit, families, files, config } = news as ChartKit;
      const read = async (file: string): Promise<Uint8Array> => files.get(file) as Uint8Array;
      renderers.set(kit, chartRenderer({ fonts: { inputs: '', families, read } }, { chart: config }));
    },
    async asked(question): Promise<ChartAnswer> {
      const { kit, chart, id, title } = question as ChartQuestion;
      const renderer = await (renderers.get(kit) as Promise<ChartRenderer>);
      const start = performance.now();
      const drawing = packDrawing(chart, await renderer.draw(chart, id, title));
      return { drawing, took: performance.now() - start };
    },
  };
}
