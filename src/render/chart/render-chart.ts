import { diagnose } from '../../diagnostics/diagnose.ts';
import type { ExpandedChart, RenderedChart, SpecChart } from '../../model/chart.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { Shell, Theme } from '../../model/project.ts';
import { drawScene, type DrawTools } from './draw.ts';
import { chartPanel } from './figure.ts';
import { openLog } from './log.ts';
import { loadRuler } from './measure.ts';
import { cleanSvg, maxSvgLength } from './svg.ts';

/** Draws the charts of a talk. */
export interface ChartRenderer {
  /**
   * @param id unique in the page: ids inside the SVG begin with it
   * @param title of the slide, for a chart without a title of its own
   */
  draw(chart: ExpandedChart, id: string, title?: string): Promise<Staged<RenderedChart>>;
}

/**
 * Opens a renderer with the fonts of the talk and the chart settings of its theme.
 * Vega keeps its text metrics, random numbers and ids for the whole process, so charts are drawn one after the other.
 */
export async function chartRenderer(shell: Shell, theme: Theme): Promise<ChartRenderer> {
  const tools: DrawTools = { config: theme.chart, ruler: await loadRuler(shell.fonts) };
  return {
    draw(chart, id, title = '') {
      const turn = queue.then(() => drawChart(chart, { id, title, tools }));
      queue = turn.catch(() => null);
      return turn;
    },
  };
}

let queue: Promise<unknown> = Promise.resolve();

interface DrawOptions {
  readonly id: string;
  readonly title: string;
  readonly tools: DrawTools;
}

async function drawChart(chart: ExpandedChart, options: DrawOptions): Promise<Staged<RenderedChart>> {
  if (chart.kind === 'broken') return { value: brokenChart(chart, chart.message), diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const log = openLog();
  const fail = (): Staged<RenderedChart> => {
    const first = diagnostics.find((diagnostic) => diagnostic.severity === 'error');
    return { value: brokenChart(chart, first?.message ?? 'the chart could not be drawn'), diagnostics };
  };
  options.tools.ruler.take();
  const drawing = await drawScene(chart, options.tools, log);
  for (const detail of log.errors) diagnostics.push(diagnose('chart/cannot-draw', chart.span, { detail }));
  if (drawing === null || diagnostics.length > 0) return fail();
  const raw = await drawing.view.toSVG();
  drawing.view.finalize();
  for (const detail of log.warnings) diagnostics.push(diagnose('chart/warning', chart.span, { detail }));
  const title = options.title;
  const clean = cleanSvg(raw, { id: options.id, title });
  if (clean.broken.length > 0) diagnostics.push(diagnose('chart/broken-geometry', chart.span, { parts: clean.broken }));
  if (clean.svg.length > maxSvgLength)
    diagnostics.push(diagnose('chart/too-large', chart.span, { size: clean.svg.length, limit: maxSvgLength }));
  if (diagnostics.some((diagnostic) => diagnostic.severity === 'error')) return fail();
  return {
    value: {
      span: chart.span,
      spec: chart.spec,
      svg: clean.svg,
      title,
      description: chart.words.alt ?? '',
      table: { columns: [], rows: [], more: 0 },
      words: chart.words,
      width: clean.width,
      height: clean.height,
    },
    diagnostics,
  };
}

function brokenChart(chart: SpecChart | { readonly span: SpecChart['span'] }, message: string): RenderedChart {
  return {
    span: chart.span,
    spec: null,
    svg: chartPanel(message),
    title: '',
    description: message,
    table: { columns: [], rows: [], more: 0 },
    words: { alt: null, source: null },
    width: 0,
    height: 0,
  };
}
