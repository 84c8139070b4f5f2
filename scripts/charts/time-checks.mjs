/* What the checks of a chart cost: all of `expand`, and the look at the finished scene. */
import { checkContrast } from '../../lib/render/chart/contrast.js';
import { checkDomains } from '../../lib/render/chart/domains.js';
import { drawScene } from '../../lib/render/chart/draw.js';
import { checkEmpty } from '../../lib/render/chart/empties.js';
import { checkLabels } from '../../lib/render/chart/labels.js';
import { checkLinks } from '../../lib/render/chart/links.js';
import { openLog } from '../../lib/render/chart/log.js';
import { checkLostRows } from '../../lib/render/chart/lost-rows.js';
import { checkLogScales } from '../../lib/render/chart/numbers.js';
import { sceneOf } from '../../lib/render/chart/scene.js';
import { checkStacks } from '../../lib/render/chart/stacks.js';
import { unitsOf } from '../../lib/render/chart/units.js';
import { expandSpec } from './open-charts.mjs';

const most = 50;
const rounds = 20;

/** Prints the median and the 95th percentile over all charts, each with at most 50 rows of its data, in ms. */
export async function timeChecks(charts, tools) {
  const times = { expand: [], scene: [] };
  for (const { spec, chart } of charts) {
    const datasets = new Map([...chart.datasets].map(([name, dataset]) => [name, cut(dataset)]));
    const { run } = expandSpec(spec, datasets, tools);
    times.expand.push(timed(run));
    const { value } = run();
    if (value.kind !== 'spec') continue;
    const drawing = await drawScene(value, { config: tools.theme.chart, ruler: tools.ruler }, openLog());
    // Why a mark is empty is looked for only where one is: that is not the steady cost.
    const whole = drawing !== null && unitsOf(drawing).every((unit) => checkEmpty(value, drawing, unit).length === 0);
    if (whole) times.scene.push(timed(() => checkAll(value, drawing, tools)));
    drawing?.view.finalize();
  }
  for (const [name, list] of Object.entries(times)) {
    if (list.length === 0) continue;
    const sorted = list.sort((a, b) => a - b);
    const at = (share) => sorted[Math.floor(share * (sorted.length - 1))].toFixed(2);
    console.log(
      `  ${name}: median ${at(0.5)} ms, 95 % below ${at(0.95)} ms (${sorted.length} charts of up to ${most} rows)`,
    );
  }
}

function checkAll(chart, drawing, { ruler }) {
  const units = unitsOf(drawing);
  const scene = sceneOf(drawing.view);
  checkLinks(chart, scene);
  checkContrast(chart, scene, units);
  checkLabels(chart, scene, ruler);
  checkDomains(chart, drawing, units);
  for (const unit of units) {
    for (const check of [checkEmpty, checkStacks, checkLogScales, checkLostRows]) check(chart, drawing, unit);
  }
}

function cut(dataset) {
  if (dataset.document !== undefined || dataset.rowCount <= most) return dataset;
  const columns = dataset.columns.map((column) => ({ ...column, values: column.values.slice(0, most) }));
  return { ...dataset, columns, rowCount: most };
}

/** The shortest of some rounds, after two to warm up. */
function timed(work) {
  let best = Infinity;
  for (let i = 0; i < rounds; i++) {
    const start = performance.now();
    work();
    if (i > 1) best = Math.min(best, performance.now() - start);
  }
  return best;
}
