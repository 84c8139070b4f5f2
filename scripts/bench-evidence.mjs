/*
 * node scripts/bench-evidence.mjs [RUNS]
 *
 * What trace and claims cost: a talk of 300 slides with 60 charts is compiled as it is and with the parts of the
 * compiler that trace and evaluate claims taken out, in turn, in one process, so that both see the same machine. Time is
 * that of the processor, which does not count what else the machine does; the share is the difference of the medians. Also the size of `trace.json` by value. Needs `npm run build`.
 */
import { register } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

process.env.TZ = 'UTC';
const runs = Number(process.argv[2] ?? 9);
const mostShare = 0.1;
const mostBytes = 200;

/** What stands in the place of a part that is taken out. */
const stubs = {
  '/evidence/trace/make-trace.js': `export const makeTrace = (deck) => ({ version: 1, deck: { file: '', title: '', lang: '' }, files: [], slides: [], references: [] });`,
  '/evidence/claims/evaluate-claims.js': `export const evaluateClaims = () => ({ value: [], diagnostics: [] });`,
  '/render/chart/trail/follow-rows.js': `export const followRows = () => {};`,
  '/render/chart/trail/marks.js': `export const traceMarks = () => ({ marks: [], readings: [] });`,
};

const hooks = `
const stubs = ${JSON.stringify(stubs)};
export async function resolve(specifier, context, next) {
  const found = await next(specifier, context);
  const isOurs = context.parentURL?.endsWith('?without') && found.url.includes('/lib/');
  return isOurs ? { ...found, url: found.url + '?without' } : found;
}
export async function load(url, context, next) {
  const stub = Object.entries(stubs).find(([path]) => url.endsWith(path + '?without'));
  if (!stub) return next(url, context);
  const source = 'export * from "' + url + '&real";' + stub[1];
  return { format: 'module', shortCircuit: true, source };
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);

const lib = (path) => import(new URL(`../lib/${path}`, import.meta.url));
const [{ compile: withAll }, { compile: without }] = await Promise.all([lib('compile.js'), lib('compile.js?without')]);
const { readShipped, listShippedFiles } = await lib('io/package-files.js');

const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };
const effects = { fs: memory(talk()), log: { progress: () => {} } };
const wishes = { notes: true, draft: false, fonts: true };

// What the run before left behind is not cleared away on this one's time.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
const times = { with: [], without: [] };
let last;
for (let i = -2; i < runs; i++) {
  for (const [name, compile] of i % 2 === 0 ? both() : both().reverse()) {
    collect();
    const started = process.cpuUsage();
    const made = await compile(config, effects, wishes);
    const { user, system } = process.cpuUsage(started);
    if (i >= 0) times[name].push((user + system) / 1000);
    if (name === 'with') last = made;
  }
}
report();

function both() {
  return [
    ['with', withAll],
    ['without', without],
  ];
}

function report() {
  const errors = last.diagnostics.filter(({ severity }) => severity === 'error');
  for (const { code, message } of errors.slice(0, 5)) console.log(`error ${code} ${message}`);
  const [all, bare] = [median(times.with), median(times.without)];
  const share = all / bare - 1;
  const { slides } = last.evidence.trace;
  const values = slides.reduce((sum, slide) => sum + slide.values.length, 0);
  const marks = slides.reduce((sum, slide) => sum + slide.charts.reduce((n, chart) => n + chart.marks.length, 0), 0);
  const claims = slides.reduce((sum, slide) => sum + slide.claims.length, 0);
  const text = last.site.files.find(({ path }) => path === 'trace.json')?.contents ?? '';
  const bytes = Buffer.byteLength(text) / Math.max(1, values + marks + claims);
  const spread = (list) => `${Math.round(Math.min(...list))}–${Math.round(Math.max(...list))}`;
  console.log(`slides    ${slides.length} (${values} values, ${marks} marks, ${claims} claims)`);
  console.log(`with      ${Math.round(all)} ms (${spread(times.with)}, ${runs} runs)`);
  console.log(`without   ${Math.round(bare)} ms (${spread(times.without)})`);
  console.log(`share     ${(share * 100).toFixed(1)} % (at most ${mostShare * 100} %)`);
  console.log(
    `trace     ${Math.round(Buffer.byteLength(text) / 1000)} kB, ${Math.round(bytes)} bytes a value (below ${mostBytes})`,
  );
  process.exitCode = errors.length === 0 && share <= mostShare && bytes < mostBytes && values > 0 ? 0 : 1;
}

function median(list) {
  const sorted = list.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

/** 300 slides: 60 with a chart, 60 with a table, 180 with numbers in their words; a claim on every third. */
function talk() {
  const rows = Array.from({ length: 300 }, (_, i) => {
    const os = 20 + ((i * 37) % 700) / 10;
    return [
      `trial${i}-os`,
      `Trial ${i}`,
      ['blina', 'ino', 'chemo'][i % 3],
      os,
      os - 4,
      os + 5,
      40 + i,
      Math.floor(i / 12),
    ].join(',');
  });
  const slides = Array.from({ length: 300 }, (_, i) => slide(i));
  return {
    'deck.md': `---\ntitle: Three hundred slides\nlang: en\n---\n\n${slides.join('\n\n---\n\n')}\n`,
    'data/trials.csv': `id,study,drug,os,low,high,n,block\n${rows.join('\n')}\n`,
    'data/datapackage.json': JSON.stringify({
      resources: [
        {
          name: 'trials',
          path: 'trials.csv',
          schema: {
            primaryKey: 'id',
            fields: ['id', 'study', 'drug']
              .map((name) => ({ name, type: 'string' }))
              .concat(['os', 'low', 'high', 'n', 'block'].map((name) => ({ name, type: 'number' }))),
          },
        },
      ],
    }),
    'data/values.yaml': `estimates:\n  trials: {value: os, ci: [low, high], n: n, unit: pct, format: '.1f'}\nvalues:\n  blina.mean: {mean: trials.os, where: {drug: blina}, unit: pct, format: '.1f'}\n`,
  };
}

function slide(i) {
  const value = (n) => `{{trials.trial${(i * 7 + n) % 300}-os}}`;
  const claim = i % 3 === 0 ? ` [Better than nothing]{claim="trials.trial${(i * 7) % 300}_os.value > 0"}.` : '';
  const words = `## Slide ${i}\n\nSurvival was ${value(0)} and ${value(1)}, {{ci trials.trial${(i * 7 + 2) % 300}-os}} beside a mean of {{blina.mean}}.${claim}`;
  if (i % 5 === 0) return `${words}\n\n${chart(i)}`;
  if (i % 5 !== 1) return `${words}\n\nMore prose, *with emphasis*, of the kind that slides carry: ${value(3)}.`;
  return `${words}\n\n| Study | Survival |\n|---|---|\n{{#each (where trials block=${i % 25})}}\n| {{study}} | {{os}} |\n{{/each}}\n`;
}

function chart(i) {
  const from = (i * 3) % 280;
  return [
    '```vega-lite',
    'data: {name: trials}',
    `transform: [{filter: "datum.n >= ${40 + from} && datum.n < ${60 + from}"}]`,
    'mark: bar',
    'encoding:',
    '  x: {field: os, type: quantitative, title: Survival (%)}',
    '  y: {field: study, type: nominal, title: null}',
    '  color: {field: drug, type: nominal}',
    '```',
  ].join('\n');
}

function memory(files) {
  const shipped = new Map();
  return {
    read: async (path) =>
      path in files
        ? { ok: true, bytes: new TextEncoder().encode(files[path]) }
        : { ok: false, reason: 'missing', detail: path },
    list: async (folder) =>
      Object.keys(files)
        .filter((path) => path.startsWith(folder === '' ? '' : `${folder}/`))
        .sort(),
    shipped: (path) => {
      if (!shipped.has(path)) shipped.set(path, readShipped(path));
      return shipped.get(path);
    },
    listShipped: listShippedFiles,
  };
}
