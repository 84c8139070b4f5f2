/*
 * node scripts/kill-cells.mjs [DECK] [--sample N] [--file PATH] [--json]
 *
 * Does every number say where it comes from? For every cell of data/ that the talk's trace names: change the cell,
 * compile the talk in memory, and see whether visible text or the geometry of a drawing changes, a claim turns or an
 * error names the place; and whether it does so on exactly the slides that the trace named beforehand. What only
 * assistive technology is told (data tables, descriptions), hashes, and attributes that are not seen do not count.
 *
 * Needs `npm run build`. Runs in two processes; a chart whose spec is as before is not drawn again.
 */
import { fork } from 'node:child_process';
import { register } from 'node:module';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { changesOf, readTable, withCell } from './kill-cells/mutate.mjs';
import { sectionsOf } from './kill-cells/visible.mjs';

process.env.TZ = 'UTC';
const self = fileURLToPath(import.meta.url);
const lib = (path) => import(new URL(`../lib/${path}`, import.meta.url));
const { isNamed } = await lib('cli/trace/dependents.js');

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string' },
    file: { type: 'string' },
    json: { type: 'boolean', default: false },
    worker: { type: 'boolean', default: false },
  },
});

/** Lists the cells, has them tried in several processes, reports. */
async function main() {
  const started = performance.now();
  const talk = await openTalk(positionals[0]);
  const base = await talk.compile();
  const all = namedCells(base).filter(({ file }) => options.file === undefined || file === options.file);
  const cells = sampled(all, options.sample === undefined ? Infinity : Number(options.sample));
  const results = await inProcesses(cells, Math.min(2, cpus().length));
  results.sort((a, b) => order(a) - order(b) || (a.cell < b.cell ? -1 : 1));
  const seconds = (performance.now() - started) / 1000;
  if (options.json) console.log(JSON.stringify({ all: all.length, tried: cells.length, seconds, results }, null, 1));
  else report(all, results, seconds);
  process.exitCode = results.every(({ kill, missed }) => kill !== null && missed.length === 0) ? 0 : 1;
}

/** Every n-th cell, so that each file and column has its share and the same cells are taken each time. */
function sampled(cells, most) {
  if (cells.length <= most) return cells;
  return Array.from({ length: most }, (_, i) => cells[Math.floor((i * cells.length) / most)]);
}

/** Cells by file, row and column, each with the slides that depend on it. */
function namedCells({ trace }) {
  const cells = new Map();
  for (const slide of trace.slides) {
    const add = (file, r, column) => {
      const key = JSON.stringify([file.path, file.rows[r], column]);
      const cell = cells.get(key) ?? { file: file.path, row: file.rows[r], line: file.lines[r], column, slides: [] };
      if (!cell.slides.includes(slide.id)) cell.slides.push(slide.id);
      cells.set(key, cell);
    };
    const lists = [
      ...slide.values.map(({ from, name, transform = '' }) => [from, `${name} ${transform}`]),
      ...slide.charts.flatMap(({ from, marks }) => [from, ...marks.map((mark) => mark.from)]).map((from) => [from, '']),
      ...slide.claims.map(({ from, expression }) => [from, expression]),
    ];
    for (const [from, text] of lists) {
      for (const [f, c, ranges] of from) {
        const file = trace.files[f];
        for (const range of ranges) {
          const [first, last] = Array.isArray(range) ? range : [range, range];
          for (let r = first; r <= last; r++) {
            add(file, r, file.columns[c]);
            // What is named by a row's key depends on the key, as `plenary trace --column` says too.
            if (isNamed(text, file.rows[r])) for (const column of file.key) add(file, r, column);
          }
        }
      }
    }
  }
  return [...cells].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell);
}

function inProcesses(cells, count) {
  const results = [];
  let next = 0;
  let told = performance.now();
  return Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise((resolve, reject) => {
          const child = fork(self, [...process.argv.slice(2), '--worker'], { stdio: 'inherit' });
          const send = () => (next < cells.length ? child.send(cells[next++]) : child.disconnect());
          child.on('message', (result) => {
            if (result !== 'ready') results.push(result);
            if (process.stderr.isTTY && performance.now() - told > 500) {
              told = performance.now();
              process.stderr.write(`\r${results.length}/${cells.length}`);
            }
            send();
          });
          child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`))));
        }),
    ),
  ).then(() => results);
}

/** Tries the cells that the parent sends, one after the other. */
async function work() {
  const talk = await openTalk(positionals[0]);
  const base = await talk.compile();
  process.on('message', (cell) => {
    void tryCell(talk, base, cell).then((result) => process.send(result));
  });
  process.send('ready');
}

/** Changes that must all go unseen before a cell counts as a survivor: one step may leave an order as it is. */
const mostTries = 5;

/** Changes one cell until the data itself takes the change, and says what came of it. */
async function tryCell(talk, base, cell) {
  const name = `${cell.file} ${cell.row} ${cell.column}`;
  const dataset = base.datasets.get(cell.file);
  const table = dataset && readTable(await talk.text(cell.file), cell.file);
  const place = table?.find(cell.line, cell.column);
  if (place === undefined) return { cell: name, kill: 'skipped', ...nothing, why: 'not a table of lines' };
  let outcome = null;
  let survived = 0;
  for (const change of changesOf(place, dataset, base.fields.get(cell.file)?.get(cell.column))) {
    const now = await talk.compile(cell.file, withCell(table, place, change));
    const found = compare(base, now, cell);
    const verdict = { cell: name, from: place.text, to: change, ...found };
    // A change that breaks a rule of the data says nothing about the slides, so another is tried.
    if (found.kill !== null && found.kill !== 'data rule') return verdict;
    outcome ??= verdict;
    if (found.kill === null && ++survived === mostTries) break;
  }
  return outcome ?? { cell: name, kill: 'skipped', ...nothing, why: 'no other value fits' };
}

const nothing = { missed: [], extra: [] };

function compare(base, now, { file, slides: named }) {
  const text = [];
  for (const id of new Set([...base.sections.keys(), ...now.sections.keys()])) {
    if (base.sections.get(id) !== now.sections.get(id)) text.push(id);
  }
  const claims = [...now.claims].filter(([key, { verdict }]) => base.claims.get(key)?.verdict !== verdict);
  const errors = now.errors.filter(({ key }) => !base.errorKeys.has(key));
  const changed = new Set([...text, ...claims.map(([, { slide }]) => slide)]);
  const onSlides = errors.flatMap(({ slides }) => slides);
  const kill = claims.length > 0 ? 'claim' : text.length > 0 ? 'seen' : null;
  const rule = errors.find((error) => error.file === file || /^data\//.test(error.code));
  if (rule !== undefined) return { kill: kill === null ? 'data rule' : 'error', ...nothing, why: rule.key };
  if (errors.length > 0) return { kill: 'error', ...nothing, why: errors[0].key, missed: without(onSlides, named) };
  return { kill, missed: without([...changed], named), extra: kill === null ? [] : without(named, [...changed]) };
}

function without(list, others) {
  return [...new Set(list)].filter((item) => !others.includes(item)).sort();
}

/** The talk, to be compiled as it is or with one file changed. */
async function openTalk(deck) {
  remember();
  const [{ compile }, { nodeFileSystem }, { nodeFolderView }, { resolveConfig }, { indexData }, { locate }] =
    await Promise.all([
      lib('compile.js'),
      lib('io/node-file-system.js'),
      lib('io/node-folder-view.js'),
      lib('config/resolve-config.js'),
      lib('data/index-data.js'),
      lib('diagnostics/locate.js'),
    ]);
  const { value: found, diagnostics } = resolveConfig(
    { deck: deck ?? null, root: null },
    nodeFolderView(process.cwd()),
  );
  if (found === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const fs = once(nodeFileSystem(found.root));
  const log = { progress: () => {} };
  let fields = null;
  const bytesOf = async (path) => (await fs.read(path)).bytes;
  return {
    text: async (path) => new TextDecoder().decode(await bytesOf(path)),
    compile: async (file, text) => {
      const read = async (path, limit) =>
        path === file ? { ok: true, bytes: new TextEncoder().encode(text) } : fs.read(path, limit);
      const made = await compile(
        found.config,
        { fs: { ...fs, read }, log },
        { notes: true, draft: false, fonts: false },
      );
      fields ??= fieldsOf(indexData(made.project.data).value);
      return { ...outcomeOf(made, locate), fields };
    },
  };
}

/** What a compilation shows, says and finds wrong. */
function outcomeOf({ parsed, rendered, evidence, site, diagnostics, sources }, locate) {
  const page = site.files.find(({ path }) => path === 'index.html').contents;
  const errors = locate(
    diagnostics.filter(({ severity, code }) => severity === 'error' && !code.startsWith('evidence/claim-')),
    sources,
  ).map((error) => ({ ...error, key: `${error.code} ${error.file}:${error.line}:${error.column} ${error.message}` }));
  const lines = new Map(
    locate(
      parsed.slides.map(({ id, span }) => ({ ...blank, message: id, span })),
      sources,
    ).map((s) => [s.message, s]),
  );
  const at = (error) =>
    [...lines]
      .filter(([, s]) => s.file === error.file && s.line <= error.line && error.line <= s.endLine)
      .map(([id]) => id);
  const readings = [
    ...rendered.slides.flatMap(({ values, charts }) => [
      ...values.flatMap(({ origin }) => origin?.readings ?? []),
      ...charts.flatMap((chart) => [chart.readings, ...chart.marks.map((mark) => mark.readings)].flat()),
    ]),
    ...evidence.claims.flatMap((claim) => claim.readings),
  ];
  const datasets = new Map(readings.map(({ dataset }) => [dataset.file, dataset]));
  return {
    trace: evidence.trace,
    sections: sectionsOf(page),
    claims: new Map(
      evidence.claims.map(({ slide, claim, verdict }) => [`${slide}: ${claim.expression}`, { slide, verdict }]),
    ),
    errors: errors.map((error) => ({ ...error, slides: at(error) })),
    errorKeys: new Set(errors.map(({ key }) => key)),
    datasets,
  };
}

/** What the data package says of each column, by file. */
function fieldsOf(resources) {
  return new Map(resources.map(({ path, fields }) => [path, new Map(fields.map((field) => [field.name, field]))]));
}

const blank = { code: '', severity: 'info', hint: null, related: [] };

/** A file system that reads each file once. */
function once(fs) {
  const remember = (load) => {
    const known = new Map();
    return (key) => {
      if (!known.has(key)) known.set(key, load(key));
      return known.get(key);
    };
  };
  return {
    read: remember((path) => fs.read(path)),
    list: remember(fs.list),
    shipped: remember(fs.shipped),
    listShipped: remember(fs.listShipped),
  };
}

/** Stages that depend on nothing that a cell can change: they run once. */
const stages = {
  '/lib/load/load-project.js': 'loadProject',
  '/lib/parse/parse-deck.js': 'parseDeck',
  '/lib/references/read-references.js': 'readReferences',
  '/lib/data/plan-data.js': 'planData',
};

/**
 * Puts a memory between the compiler and Vega. A chart with the same spec, size and title is drawn the same; the tables
 * that its marks point into are those of the new run. Likewise for the stages that read no table.
 */
function remember() {
  const hook = `const stages = ${JSON.stringify(stages)};
  export async function load(url, context, next) {
    const stage = Object.keys(stages).find((path) => url.endsWith(path));
    const name = stage ? stages[stage] : url.endsWith('/lib/render/chart/render-chart.js') ? 'chartRenderer' : null;
    if (name === null) return next(url, context);
    const memory = stage ? 'plenaryStage(real)' : 'async (...words) => globalThis.plenaryCharts(await real(...words))';
    const source = \`import { \${name} as real } from '\${url}?real';
      export * from '\${url}?real';
      export const \${name} = \${memory};\`;
    return { format: 'module', shortCircuit: true, source };
  }`;
  register(`data:text/javascript,${encodeURIComponent(hook)}`);
  globalThis.plenaryStage = (run) => {
    const done = new Map();
    return (first, ...others) => {
      if (!done.has(first)) done.set(first, run(first, ...others));
      return done.get(first);
    };
  };
  const known = new Map();
  globalThis.plenaryCharts = (renderer) => ({
    async draw(chart, id, title) {
      if (chart.kind === 'broken') return renderer.draw(chart, id, title);
      const key = JSON.stringify([chart.spec, chart.words, chart.width, chart.height, id, title]);
      if (!known.has(key)) known.set(key, renderer.draw(chart, id, title));
      const { value, diagnostics } = await known.get(key);
      const now = new Map(chart.datasets.map((dataset) => [dataset.file, dataset]));
      const moved = (readings) =>
        readings.map((one) => ({ ...one, dataset: now.get(one.dataset.file) ?? one.dataset }));
      const marks = value.marks.map((mark) => ({ ...mark, readings: moved(mark.readings) }));
      return { value: { ...value, marks, readings: moved(value.readings), texts: chart.texts }, diagnostics };
    },
  });
}

const order = ({ kill, missed, extra }) => (kill === null ? 0 : missed.length > 0 ? 1 : extra.length > 0 ? 2 : 3);

function report(all, results, seconds) {
  const count = (test) => results.filter(test).length;
  const survivors = results.filter(({ kill }) => kill === null || kill === 'data rule');
  const missed = results.filter((result) => result.missed.length > 0);
  const extra = results.filter((result) => result.extra.length > 0);
  const say = (title, list, words) => {
    if (list.length > 0) console.log(`\n${title}`);
    for (const one of list)
      console.log(
        `  ${one.cell}  ${JSON.stringify(one.from ?? '')} → ${JSON.stringify(one.to ?? '')}  ${words(one)}`.trimEnd(),
      );
  };
  say('Survived: nothing seen, no claim, no error', survivors, ({ why = '' }) => why);
  say('Changed on slides that the trace did not name', missed, (one) => one.missed.join(', '));
  say('Named for slides on which nothing changed', extra, (one) => one.extra.join(', '));
  const kills = ['seen', 'claim', 'error', 'skipped'].map((kind) => `${count(({ kill }) => kill === kind)} ${kind}`);
  const tried = results.length - count(({ kill }) => kill === 'skipped');
  const part = results.length < all.length ? `, a sample of ${all.length}` : '';
  console.log(`\n${tried - survivors.length} of ${tried} killed${part} (${kills.join(', ')})`);
  console.log(
    `${missed.length} with slides not named, ${extra.length} with slides named in vain, ${seconds.toFixed(0)} s`,
  );
}

if (options.worker) await work();
else await main();
