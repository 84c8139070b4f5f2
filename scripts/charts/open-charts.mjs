/*
 * Charts to measure on, with the compiler of `lib/`: a folder of Vega-Lite specs with a folder of their data, or the
 * charts of a deck. Each comes with the datasets that it names, so that it can be compiled again with other words.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planData } from '../../lib/data/plan-data.js';
import { resolveData } from '../../lib/data/resolve-data.js';
import { expandChart } from '../../lib/expand/charts/expand-chart.js';
import { expandDeck } from '../../lib/expand/expand-deck.js';
import { nodeFileSystem } from '../../lib/io/node-file-system.js';
import { fetchData } from '../../lib/load/fetch-data.js';
import { loadProject } from '../../lib/load/load-project.js';
import { parseDeck } from '../../lib/parse/parse-deck.js';
import { readReferences } from '../../lib/references/read-references.js';
import { loadRuler } from '../../lib/render/chart/measure.js';
import { chartRenderer } from '../../lib/render/chart/render-chart.js';
import { lookOf } from '../../lib/util/look.js';
import { mappedSource } from '../../lib/util/mapped-text.js';
import { readYaml } from '../../lib/util/yaml.js';

const slot = { name: 'main', required: true, width: 1168, height: 500 };

/** Every spec of a folder, compiled as one deck: `{charts, tools}`. */
export async function openSpecs(folder, data) {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  const specs = names.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  const root = mkdtempSync(join(tmpdir(), 'plenary-specs-'));
  try {
    copyData(JSON.stringify(specs), data, root);
    const slides = specs.map(
      (spec, i) => `## ${names[i]}\n\n~~~~~vega-lite\n${JSON.stringify(spec, null, 1)}\n~~~~~\n`,
    );
    writeFileSync(join(root, 'deck.md'), `---\ntitle: T\nlang: en\n---\n\n${slides.join('\n---\n\n')}`);
    const opened = await openDeck(root, 'deck.md', withoutNames);
    opened.charts.forEach((chart, i) =>
      Object.assign(chart, { name: names[i].replace(/\.vl\.json$/, ''), spec: specs[i] }),
    );
    return opened;
  } finally {
    rmSync(root, { recursive: true });
  }
}

function copyData(text, data, root) {
  mkdirSync(join(root, 'data'));
  for (const [, path] of text.matchAll(/"url":"(data\/[^"]+)"/g)) {
    const from = join(data, path.slice('data/'.length));
    if (existsSync(from)) cpSync(from, join(root, path));
  }
}

/** Without the theme's names for colours: `orange` is what plain Vega draws. */
function withoutNames(project) {
  const themes = [...project.themes].map(([name, theme]) => [name, { ...theme, colors: new Map() }]);
  return { ...project, themes: new Map(themes) };
}

/** Every chart of a deck that has no error, as its complete Vega-Lite spec. */
export async function openDeck(root, deck, change = (project) => project) {
  const config = { deck, dataFolder: 'data', templateFolder: 'templates', levels: {} };
  const diagnostics = [];
  const take = (staged) => (diagnostics.push(...staged.diagnostics), staged.value);
  const fs = nodeFileSystem(root);
  const project = change(take(await loadProject(config, fs)));
  const parsed = take(parseDeck(project));
  const files = take(await fetchData(take(planData(parsed, project.data)), fs));
  const references = take(await readReferences(project.data.references));
  const resolved = take(resolveData(parsed, files, references));
  const expanded = take(expandDeck(resolved, project));
  const theme = project.themes.get(parsed.settings.theme) ?? [...project.themes.values()][0];
  const ruler = await loadRuler(project.shell.fonts);
  const tools = { theme, ruler, look: lookOf(theme, new Map()), renderer: await chartRenderer(project.shell, theme) };
  const charts = [];
  for (const [s, slide] of resolved.slides.entries()) {
    for (const [c, chart] of slide.charts.entries()) {
      const { span } = chart.parsed;
      const whole = expanded.slides[s].charts[c];
      const name = `${slide.id}${slide.charts.length > 1 ? `-${c + 1}` : ''}`;
      const drawn = take(await tools.renderer.draw(whole, `c${charts.length}`, name));
      const told = diagnostics.filter(
        (one) => one.span?.file === span.file && one.span.start >= span.start && one.span.end <= span.end,
      );
      const { kind, spec } = whole;
      charts.push({ name, chart, expanded: whole, drawn, spec: kind === 'spec' ? spec : null, told });
    }
  }
  return { charts, tools, diagnostics };
}

/** Expands a spec with the datasets of a chart; its own words in `text` are where diagnostics point. */
export function expandSpec(spec, datasets, { look }) {
  const text = JSON.stringify(spec, null, 1);
  const { located } = readYaml(mappedSource({ path: 'deck.md', text }));
  const span = { file: 'deck.md', start: 0, end: text.length };
  const parsed = { stage: 'parsed', language: 'vega-lite', span, source: located, slot: 'main', dataRefs: [] };
  const options = { slot, look, lang: 'en', fill: (part) => part, plain: (part) => part };
  return { text, run: () => expandChart({ stage: 'resolved', parsed, datasets }, options) };
}
