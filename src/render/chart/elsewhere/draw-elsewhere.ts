import type { RenderedChart, SpecChart } from '../../../model/chart.ts';
import type { ChartThread } from '../../../model/chart-thread.ts';
import type { Staged } from '../../../model/diagnostic.ts';
import type { Shell, Theme } from '../../../model/project.ts';
import type { Away } from '../../../util/slide-clock.ts';
import type { ChartRenderer } from '../render-chart.ts';
import { packChart, unpackDrawing } from './pack-chart.ts';
import type { ChartAnswer, ChartKit, ChartQuestion } from './questions.ts';

/**
 * Draws charts on another thread, and here what that one does not draw: where it has ended, where its answer is none,
 * where it has too much to do.
 * @param open opens what draws here, when it is needed
 */
export async function drawElsewhere(
  thread: ChartThread,
  { fonts }: Pick<Shell, 'fonts'>,
  theme: Pick<Theme, 'chart'>,
  open: () => Promise<ChartRenderer>,
): Promise<ChartRenderer> {
  const families = fonts.families.filter(({ use }) => use === 'text');
  const names = families.flatMap(({ faces }) => faces.map(({ name }) => `${name}.metrics`));
  const files = new Map(await Promise.all(names.map(async (name) => [name, await fonts.read(name)] as const)));
  const kit = nextKit();
  thread.tell({ kit, families, files, config: theme.chart } satisfies ChartKit);
  let here: Promise<ChartRenderer> | null = null;
  return {
    async draw(chart, id, title = '', away = nobodyWaits) {
      const isSent = chart.kind === 'spec' && thread.isOpen() && !thread.isBusy();
      const drawn = isSent ? await drawThere(thread, { kit, chart, id, title }, away) : null;
      return drawn ?? (await (here ??= open())).draw(chart, id, title);
    },
  };
}

async function drawThere(
  thread: ChartThread,
  { chart, ...question }: ChartQuestion,
  away: Away,
): Promise<Staged<RenderedChart> | null> {
  const back = away();
  const answer = (await thread.ask({ ...question, chart: packChart(chart) })) as ChartAnswer | null;
  back('charts, on their own thread', answer?.took ?? 0);
  return answer === null ? null : unpacked(chart, answer);
}

/** What is no drawing is drawn here. */
function unpacked(chart: SpecChart, answer: ChartAnswer): Staged<RenderedChart> | null {
  try {
    return unpackDrawing(chart, answer.drawing);
  } catch {
    return null;
  }
}

/** Numbers are for the whole process, as the thread is. */
function nextKit(): number {
  return (counted.kits += 1);
}

const counted = { kits: 0 };

const nobodyWaits: Away = () => () => {};
