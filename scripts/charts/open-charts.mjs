/*
 * Charts to measure on, with the compiler of `lib/`: a folder of Vega-Lite specs with a folder of their data, or the
 * charts of a deck. Each comes with the datasets that it names, so that it can be compiled again with other words.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '../../lib/compile.js';
import { expandChart } from '../../lib/expand/charts/expand-chart.js';
import { nodeFileSystem } from '../../lib/io/node-file-system.js';
import { chartRenderer } from '../../lib/render/chart/render-chart.js';
import { lookOf } from '../../lib/util/look.js';
import { mappedSource } from '../../lib/util/mapped-text.js';
import { readYaml } from '../../lib/util/yaml.js';

const slot = { name: 'main', required: true, width: 1168, height: 500 };
const log = { progress: () => undefined };

/** Every spec of a folder, compiled as one deck: `{charts, tools}`. */
export async function openSpecs(folder, data) {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  const specs = names.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  const root = mkdtempSync(join(tmpdir(), 'plenary-specs-'));
  try {
    copyData(JSON.stringify(specs), data, root);
    const slides = specs.map((spec, i) => `## ${names[i]}\n\n~~~~~vega-lite\n${JSON.stringify(spec, null, 1)}\n~~~~~\n`);
    writeFileSync(join(root, 'deck.md'), `---\ntitle: T\nlang: en\n---\n\n${slides.join('\n---\n\n')}`);
    const opened = await openDeck(root, 'deck.md');
    opened.charts.forEach((chart, i) => Object.assign(chart, { name: names[i].replace(/\.vl\.json$/, ''), spec: specs[i] }));
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

/** Every chart of a deck that has no error, as its complete Vega-Lite spec. */
export async function openDeck(root, deck) {
  const config = { deck, dataFolder: 'data', templateFolder: 'templates', levels: {} };
  const options = { notes: false, draft: true, fonts: false };
  const compilation = await compile(config, { fs: nodeFileSystem(root), log }, options);
  const { project, parsed, resolved, expanded, rendered, diagnostics } = compilation;
  const theme = project.themes.get(parsed.settings.theme) ?? [...project.themes.values()][0];
  const tools = { theme, look: lookOf(theme, new Map()), renderer: await chartRenderer(project.shell, theme) };
  const charts = resolved.slides.flatMap((slide, s) =>
    slide.charts.map((chart, c) => {
      const { span } = chart.parsed;
      const told = diagnostics.filter(
        (one) => one.span?.file === span.file && one.span.start >= span.start && one.span.end <= span.end,
      );
      const whole = expanded.slides[s].charts[c];
      const { kind, spec } = whole;
      const name = `${slide.id}${slide.charts.length > 1 ? `-${c + 1}` : ''}`;
      const drawn = rendered.slides[s].charts[c];
      return { name, chart, expanded: whole, drawn, spec: kind === 'spec' ? spec : null, told };
    }),
  );
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
