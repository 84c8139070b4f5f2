import { resetSVGDefIds } from 'vega';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { ExpandedChart, RenderedChart, SpecChart } from '../../model/chart.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Shell, Theme } from '../../model/project.ts';
import type { Span } from '../../model/text.ts';
import type { Away } from '../../util/slide-clock.ts';
import { checkLevels } from './annotations/levels.ts';
import { placeAnnotations } from './annotations/place-annotations.ts';
import { writeBlanks } from './blank-words.ts';
import { checkColorOnly } from './color-only.ts';
import { checkContrast } from './contrast.ts';
import { alternativeText, describe } from './describe.ts';
import { placeLabels } from './direct-labels.ts';
import { drawScene, type DrawTools } from './draw.ts';
import { isRecord, type Drawing } from './drawing.ts';
import { checkDomains } from './domains.ts';
import { checkEmpty } from './empties.ts';
import { checkFacets } from './facets.ts';
import { chartPanel } from './figure.ts';
import { liveChart } from './interactive/live-chart.ts';
import { checkLabels } from './labels.ts';
import { checkLinks } from './links.ts';
import { openLog, type VegaLog } from './log.ts';
import { lostKey } from './lost-key.ts';
import { checkLostRows } from './lost-rows.ts';
import { loadRuler, type Ruler } from './measure.ts';
import { checkLogScales } from './numbers.ts';
import { checkOutside } from './outside-domain.ts';
import { placeOf } from './places.ts';
import { leastSvgLength } from './scene-size.ts';
import { sceneOf } from './scene.ts';
import { checkSmallCells, marksOfSources } from './small-cells.ts';
import { checkStacks } from './stacks.ts';
import { buildUp, type BuildUp } from './steps/build-up.ts';
import { frameOf, statesOf, type ChartState, type Frame } from './steps/states.ts';
import { allReadings, once } from './steps/join-states.ts';
import { stepSvg } from './steps/step-svg.ts';
import { maxSvgLength, writeSvg, type CleanSvg } from './svg.ts';
import { chartTable, drawnTables } from './table.ts';
import { chartTime, endless, isSmall, startClock, tooSlow } from './time-limit.ts';
import { traceMarks, type TracedMarks } from './trail/marks.ts';
import { unitsOf, type Unit } from './units.ts';

/** Draws the charts of a talk. */
export interface ChartRenderer {
  /**
   * Never rejects: whatever goes wrong is a diagnostic, and the chart a panel.
   * @param id unique in the page: ids inside the SVG begin with it
   * @param title of the slide, for a chart without a title of its own
   * @param away told where the chart is drawn on another thread
   */
  draw(chart: ExpandedChart, id: string, title?: string, away?: Away): Promise<Staged<RenderedChart>>;
}

/**
 * Opens a renderer with the fonts of the talk and the chart settings of its theme.
 * Vega keeps its text metrics, random numbers and ids for the whole process, so charts are drawn one after the other.
 * @param timeLimit most time that a chart may take, in ms
 */
export async function chartRenderer(
  shell: Pick<Shell, 'fonts'>,
  theme: Pick<Theme, 'chart'>,
  timeLimit = chartTime,
): Promise<ChartRenderer> {
  let tools: Promise<DrawTools> | null = null;
  const open = async (): Promise<DrawTools> => ({ config: theme.chart, ruler: await loadRuler(shell.fonts) });
  return {
    draw(chart, id, title = '') {
      const turn = queue.then(async () => drawSafely(chart, { id, title, tools: await (tools ??= open()), timeLimit }));
      queue = turn;
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

interface TimedOptions extends DrawOptions {
  readonly timeLimit: number;
}

async function drawSafely(
  chart: ExpandedChart,
  { timeLimit, tools, ...options }: TimedOptions,
): Promise<Staged<RenderedChart>> {
  if (chart.kind === 'broken') return { value: panel(chart.span, chart.message), diagnostics: [] };
  try {
    return await drawChart(chart, { ...options, tools: { ...tools, clock: startClock(timeLimit) } });
  } catch (error) {
    const at = placeOf(chart, '');
    if (error === tooSlow) return failed(chart, [diagnose('chart/too-slow', at, { seconds: timeLimit / 1000 })]);
    const detail = error instanceof Error ? (error.message.split('\n')[0] as string) : String(error);
    return failed(chart, [diagnose('chart/cannot-draw', at, { detail })]);
  }
}

async function drawChart(chart: SpecChart, options: DrawOptions): Promise<Staged<RenderedChart>> {
  options.tools.ruler.takeUnknown();
  const lost = lostKey(chart);
  if (lost !== null) return failed(chart, [diagnose('chart/cannot-draw', placeOf(chart, ''), { detail: lost })]);
  const drawn: DrawnChart[] = [];
  for (const state of statesOf(chart)) {
    const one = await drawState(state, options);
    if ('failed' in one) return failed(chart, one.failed);
    drawn.push(one);
  }
  const last = drawn.at(-1) as DrawnChart;
  const stepped = drawn.flatMap(({ state, svg, frame, built }) =>
    built === null ? [] : [{ state, svg, frame, built }],
  );
  const built = stepped.length === 0 ? null : stepSvg(chart, stepped, options.id);
  const clean = built === null ? last : { ...last, svg: built.svg };
  const diagnostics = drawn.flatMap((one) => one.found);
  diagnostics.push(...checkFonts(chart, options.tools.ruler), ...checkSvg(chart, clean), ...(built?.diagnostics ?? []));
  if (hasError(diagnostics)) return failed(chart, once(diagnostics));
  const { lang = 'en' } = chart;
  const [table] = drawnTables(last.units, lang);
  const description = alternativeText(chart.words.alt, chart.told?.description ?? describe(table, lang));
  const { span, spec, words } = chart;
  const { svg, width, height } = clean;
  const live = words.interactive ? await liveChart(chart, options.tools) : null;
  return {
    value: {
      ...{
        span,
        spec,
        svg,
        title: last.title,
        description,
        table: chart.told?.table ?? chartTable(table, lang),
        words,
      },
      ...{ width, height, marks: last.marks, readings: allReadings(drawn), texts: chart.texts, live },
      ...(built === null ? {} : { steps: last.built?.matchers.length ?? 0 }),
    },
    diagnostics: once(diagnostics),
  };
}

/** A chart in one of its states, drawn and checked. */
interface DrawnChart extends CleanSvg, TracedMarks {
  readonly state: ChartState;
  readonly units: readonly Unit[];
  readonly built: BuildUp | null;
  readonly frame: Frame;
  readonly title: string;
  readonly found: readonly Diagnostic[];
}

async function drawState(
  state: ChartState,
  { id, title: given, tools }: DrawOptions,
): Promise<DrawnChart | { readonly failed: readonly Diagnostic[] }> {
  const { chart } = state;
  const log = openLog();
  const drawing = await drawScene(chart, tools, log);
  if (drawing === null || log.errors.length > 0) return { failed: spoken(chart, log) };
  const size = leastSvgLength(sceneOf(drawing.view));
  if (size > maxSvgLength) return { failed: [tooLarge(chart, size)] };
  const clock = isSmall(chart, size) ? endless : (tools.clock ?? endless);
  const { units, found, traced } = clock(() => readScene(chart, drawing, tools.ruler));
  const title = titleOf(chart.spec['title']) ?? given;
  const built = await buildUp(chart, drawing, units);
  resetSVGDefIds();
  const isLive = chart.words.interactive;
  const words = { id, title, font: fontOf(tools.config), isFlat: built === null, isLive };
  const clean = await clock(() => writeSvg(drawing.view, words));
  const frame = frameOf(drawing);
  drawing.view.finalize();
  const clear = found.some(({ code }) => code === 'chart/zero-on-log');
  found.unshift(...spoken(chart, log, clear ? zeroOnLog : null));
  found.push(...checkSmallCells(chart, traced.marks));
  return { state, units, built, frame, title, found, ...traced, ...clean };
}

function fontOf({ font }: JsonObject): string | null {
  return typeof font === 'string' ? font : null;
}

/** What is checked and traced in a drawn scene. */
function readScene(chart: SpecChart, drawing: Drawing, ruler: Ruler) {
  const units = unitsOf(drawing);
  writeBlanks(sceneOf(drawing.view), units);
  const found = [...checkScene(chart, drawing, units), ...checkLabels(chart, sceneOf(drawing.view), ruler)];
  return { units, found, traced: marksOfSources(chart, traceMarks(chart, drawing, units)) };
}

function checkScene(chart: SpecChart, drawing: Drawing, units: readonly Unit[]): readonly Diagnostic[] {
  const found = [
    ...checkLinks(chart, sceneOf(drawing.view)),
    ...placeLabels(chart, sceneOf(drawing.view)),
    ...checkLevels(chart, drawing),
    ...placeAnnotations(chart, sceneOf(drawing.view)),
    ...checkFacets(chart, sceneOf(drawing.view)),
    ...checkContrast(chart, sceneOf(drawing.view), units),
    ...checkColorOnly(chart, units),
    ...units.flatMap((unit) => [
      ...checkEmpty(chart, drawing, unit),
      ...checkStacks(chart, drawing, unit),
      ...checkLogScales(chart, drawing, unit),
      ...checkLostRows(chart, drawing, unit),
    ]),
  ];
  // Without a row, or with one that its scale cannot place, an axis has no ends, and that is why.
  return hasError(found)
    ? found
    : [...found, ...checkDomains(chart, drawing, units), ...checkOutside(chart, drawing, units)];
}

/** What Vega says of a log axis that reaches zero, with the axis' ends. */
const fromZero = /^Log scale domain includes zero: (.*)$/;

/** What Vega said that is not said better elsewhere: empty extents are empty marks, event sources need a page. */
const noise = /^(?:Infinite extent|Can not resolve event source|Dropping "fit)/;
const zeroOnLog = /^Log scale domain includes zero/;

function spoken(chart: SpecChart, log: VegaLog, known: RegExp | null = null): readonly Diagnostic[] {
  const at = placeOf(chart, '');
  const heard = log.warnings.filter((text) => !noise.test(text) && known?.test(text) !== true);
  const zeros = heard.flatMap((text) => fromZero.exec(text)?.[1] ?? []);
  const warnings = heard.filter((text) => !fromZero.test(text));
  return [
    ...log.errors.map((detail) => diagnose('chart/cannot-draw', at, { detail })),
    ...zeros.map((domain) => diagnose('chart/log-from-zero', at, { domain })),
    ...warnings.map((detail) => diagnose('chart/warning', at, { detail })),
  ];
}

function checkFonts(chart: SpecChart, ruler: Ruler): readonly Diagnostic[] {
  return ruler.takeUnknown().map((family) => diagnose('chart/unknown-font', placeOf(chart, '/config'), { family }));
}

/** Room beyond the slot that is not worth a word, in CSS px. */
const tolerance = 2;

function checkSvg(chart: SpecChart, clean: CleanSvg): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const at = placeOf(chart, '');
  const { width, height, svg, broken, lost } = clean;
  if (broken.length > 0) found.push(diagnose('chart/broken-geometry', at, { parts: broken }));
  if (svg.length > maxSvgLength) found.push(tooLarge(chart, svg.length));
  if (Math.max(width, height) > maxSide) {
    const what = width > maxSide ? 'width' : 'height';
    found.push(diagnose('chart/size', at, { what: `drawn ${what}`, size: Math.max(width, height), limit: maxSide }));
  } else if (width > chart.width + tolerance || height > chart.height + tolerance) {
    found.push(diagnose('chart/overflow', at, { width, height, slotWidth: chart.width, slotHeight: chart.height }));
  }
  for (const property of lost) found.push(diagnose('chart/lost-style', at, { property }));
  return found;
}

function tooLarge(chart: SpecChart, size: number): Diagnostic {
  return diagnose('chart/too-large', placeOf(chart, ''), { size, limit: maxSvgLength });
}

/** Largest side of a drawn chart, in CSS px. */
const maxSide = 10_000;

function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

function failed(chart: SpecChart, diagnostics: readonly Diagnostic[]): Staged<RenderedChart> {
  const first = diagnostics.find((diagnostic) => diagnostic.severity === 'error');
  return { value: panel(chart.span, first?.message ?? 'the chart could not be drawn'), diagnostics };
}

/** A title as text, from the forms that Vega-Lite takes. */
function titleOf(title: Json | undefined): string | null {
  if (typeof title === 'string') return title;
  if (Array.isArray(title)) return title.join(' ');
  return isRecord(title) ? titleOf(title['text']) : null;
}

function panel(span: Span, message: string): RenderedChart {
  return {
    span,
    spec: null,
    svg: chartPanel(message),
    title: '',
    description: message,
    table: { columns: [], rows: [], more: 0 },
    words: { alt: null, source: null, claims: [], steps: null, interactive: false },
    width: 0,
    height: 0,
    marks: [],
    readings: [],
    texts: [],
  };
}
