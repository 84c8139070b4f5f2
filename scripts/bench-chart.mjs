/*
 * node scripts/bench-chart.mjs [RUNS]
 *
 * What a chart of 50 rows costs in Plenary (checks, drawing, trace, description, table) against Vega-Lite and Vega alone
 * (compile, parse, draw to SVG) in the same process, in turn, so that both see the same machine. Time is that of the
 * processor; the figures are medians over charts of the usual forms, after warming up. Also what the checks of a chart's
 * spec cost. Needs `npm run build`.
 */
import { readFileSync } from 'node:fs';
import * as vega from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile } from 'vega-lite';

process.env.TZ = 'UTC';
const runs = Number(process.argv[2] ?? 40);
const mostRatio = 1.3;
const mostChecks = 1;

const lib = (path) => import(new URL(`../lib/${path}`, import.meta.url));
const [{ expandChart }, { chartRenderer }, { readYaml }, { mappedSource }, { lookOf }, { loadFonts }, { readShipped }] =
  await Promise.all(
    [
      'expand/charts/expand-chart.js',
      'render/chart/render-chart.js',
      'util/yaml.js',
      'util/mapped-text.js',
      'util/look.js',
      'load/load-fonts.js',
      'io/package-files.js',
    ].map(lib),
  );

const { colors, ...config } = JSON.parse(readFileSync(new URL('../templates/themes/congress.json', import.meta.url)));
const theme = { name: 'congress', css: '', chart: config, colors: new Map(Object.entries(colors)) };
const look = lookOf(theme, new Map());
const renderer = await chartRenderer(
  { css: '', script: '', version: '', fonts: await loadFonts({ shipped: readShipped }) },
  theme,
);
const data = table(50);

const charts = {
  bars: 'mark: bar\nencoding: {x: {field: estimate, type: quantitative}, y: {field: study, type: nominal}}',
  points: `mark: point
encoding:
  x: {field: n, type: quantitative}
  y: {field: estimate, type: quantitative}
  color: {field: arm, type: nominal}
  shape: {field: arm, type: nominal}`,
  lines: `mark: line
encoding:
  x: {field: year, type: quantitative}
  y: {field: estimate, type: quantitative, aggregate: mean}
  color: {field: arm, type: nominal}`,
  intervals: `encoding: {y: {field: study, type: nominal}}
layer:
  - mark: rule
    encoding: {x: {field: low, type: quantitative, title: Survival (%)}, x2: {field: high}}
  - {mark: {type: point, filled: true}, encoding: {x: {field: estimate, type: quantitative}}}
  - mark: {type: text, align: left, dx: 8}
    encoding: {x: {field: high, type: quantitative}, text: {field: estimate, type: quantitative, format: .1f}}`,
  counts: `transform: [{filter: datum.n > 60}, {calculate: 'round(datum.year)', as: when}]
mark: bar
encoding:
  x: {field: when, type: ordinal}
  y: {aggregate: count, type: quantitative}
  color: {field: arm, type: nominal}`,
};

const times = {};
let failed = false;
for (const [name, text] of Object.entries(charts)) {
  const chart = resolved(`data: {name: trials}\n${text}`);
  // The same complete spec, as `plenary spec` prints it.
  const plainSpec = expand(chart).spec;
  const found = { ours: [], plain: [], interpreted: [], checks: [] };
  const tasks = [
    ['ours', () => ours(chart)],
    ['plain', () => plain(plainSpec, false)],
    ['interpreted', () => plain(plainSpec, true)],
    ['checks', async () => expand(chart)],
  ];
  for (let i = -10; i < runs; i++) {
    for (const [task, run] of i % 2 === 0 ? tasks : [...tasks].reverse()) {
      const started = process.cpuUsage();
      await run();
      const { user, system } = process.cpuUsage(started);
      if (i >= 0) found[task].push((user + system) / 1000);
    }
  }
  times[name] = Object.fromEntries(Object.entries(found).map(([task, list]) => [task, median(list)]));
}

console.log('                 Plenary    Vega   ratio   interpreted   ratio   checks   (ms)');
for (const [name, row] of [...Object.entries(times), ['all', total()]]) print(name, row);
process.exitCode = failed ? 1 : 0;

function print(name, { ours, plain, interpreted, checks }) {
  const cells = [ours, plain, ours / plain, interpreted, ours / interpreted, checks];
  const [a, b, c, d, e, f] = cells.map((value) => value.toFixed(2));
  console.log(
    `${name.padEnd(14)} ${a.padStart(9)} ${b.padStart(7)} ${c.padStart(7)} ${d.padStart(13)} ${e.padStart(7)} ${f.padStart(8)}`,
  );
  if (name !== 'all') return;
  if (ours / plain > mostRatio) fault(`a chart takes ${c} times what Vega takes; the goal is ${mostRatio}`);
  if (checks > mostChecks) fault(`checks take ${f} ms a chart; the goal is ${mostChecks}`);
}

function fault(text) {
  console.log(text);
  failed = true;
}

function total() {
  const all = Object.values(times);
  const mean = (task) => all.reduce((sum, row) => sum + row[task], 0) / all.length;
  return { ours: mean('ours'), plain: mean('plain'), interpreted: mean('interpreted'), checks: mean('checks') };
}

function expand(chart) {
  const slot = { name: 'main', required: true, width: 1168, height: 500 };
  const { value, diagnostics } = expandChart(chart, {
    slot,
    fill: (part) => part,
    plain: (part) => part,
    look,
    lang: 'en',
  });
  const error = diagnostics.find(({ severity }) => severity === 'error');
  if (error !== undefined) throw new Error(error.message);
  return value;
}

async function ours(chart) {
  const { value } = await renderer.draw(expand(chart), 'c1', 'A chart');
  if (value.spec === null) throw new Error(value.description);
}

async function plain(spec, interpret) {
  const vegaSpec = compile(structuredClone(spec), { config: structuredClone(config) }).spec;
  const runtime = vega.parse(vegaSpec, undefined, { ast: interpret });
  const options = interpret ? { renderer: 'none', expr: expressionInterpreter } : { renderer: 'none' };
  const view = new vega.View(runtime, options);
  await view.toSVG();
  view.finalize();
}

function resolved(text) {
  const { located } = readYaml(mappedSource({ path: 'deck.md', text }));
  const span = { file: 'deck.md', start: 0, end: text.length };
  const parsed = { stage: 'parsed', language: 'vega-lite', span, source: located, slot: 'main', dataRefs: [] };
  return { stage: 'resolved', parsed, datasets: new Map([['trials', data]]) };
}

function table(count) {
  const column = (name, type, make) => ({ name, type, values: Array.from({ length: count }, (_, i) => make(i)) });
  const columns = [
    column('study', 'string', (i) => `Study ${i + 1}`),
    column('arm', 'string', (i) => ['A', 'B', 'C'][i % 3]),
    column('year', 'number', (i) => 2000 + (i % 17)),
    column('n', 'number', (i) => 40 + ((i * 37) % 400)),
    column('estimate', 'number', (i) => 30 + ((i * 13) % 55)),
    column('low', 'number', (i) => 22 + ((i * 13) % 55)),
    column('high', 'number', (i) => 39 + ((i * 13) % 55)),
  ];
  const nothing = { title: null, sources: [], citation: null, privacy: null, lines: new Int32Array(0), hash: '' };
  return { name: 'trials', file: 'data/trials.csv', columns, rowCount: count, primaryKey: ['study'], ...nothing };
}

function median(list) {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
}
