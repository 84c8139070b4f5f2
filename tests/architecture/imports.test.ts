import { describe, expect, test } from 'vitest';
import { sourceModules, type SourceModule } from './source-files.ts';

const stages = ['parse', 'data', 'references', 'expand', 'render', 'evidence', 'assemble'];
const floor = ['model', 'diagnostics', 'util', 'expressions', 'statistics'];

/** Which parts of `src/` a part may import, beside itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  model: [],
  types: [],
  util: ['model'],
  diagnostics: ['model', 'util'],
  expressions: ['model', 'util'],
  statistics: ['model', 'util'],
  ...Object.fromEntries(stages.map((stage) => [stage, floor])),
  load: floor,
  // Other tools' decks as ours: pure functions over text, before anything is parsed.
  dialects: ['model', 'diagnostics', 'util'],
  io: [...floor, 'config'],
  config: floor,
  // Pure functions over two traces, which know no stage.
  diff: ['model', 'diagnostics', 'util'],
  page: ['model'],
  // What is kept between compilations knows the shapes of what stages give, and calls none.
  memory: [...floor, 'parse', 'data', 'evidence'],
  'compile-slides.ts': [...stages, ...floor, 'memory'],
  'compile-homes.ts': [...stages, ...floor, 'load', 'memory', 'compile-slides.ts'],
  'compile.ts': [...stages, ...floor, 'load', 'dialects', 'memory', 'compile-slides.ts', 'compile-homes.ts'],
  // The record of the last build, looked up before a compiler is loaded.
  'last-build.ts': [...floor, 'memory', 'io', 'load'],
  // What a catalogue's pictures were made from.
  'last-pictures.ts': [...floor, 'memory', 'io'],
  // Edited slides in the place of what they were, in a talk that was built before.
  patch: [...stages, ...floor, 'load', 'memory', 'compile.ts', 'compile-homes.ts'],
  'patch-build.ts': [...floor, 'last-build.ts', 'patch', 'io'],
  'build.ts': [...floor, 'compile.ts', 'last-build.ts', 'patch', 'patch-build.ts', 'memory', 'config', 'io'],
  // The edit loop: watches, compiles, answers; puts a page together when one is asked for.
  serve: [...floor, 'compile.ts', 'memory', 'config', 'io', 'assemble'],
  // What a talk is taken along as: reads a whole compilation, asks the browser through an argument.
  export: [...floor, 'compile.ts', 'memory', 'config', 'assemble', 'references', 'io'],
  // Rules beyond a deck's own: held against a whole compilation.
  check: [...floor, 'compile.ts', 'assemble'],
  // Slides of many decks: reads files as `parse` does, and whole compilations for their pictures.
  library: [...floor, 'parse', 'load', 'compile.ts', 'assemble', 'config', 'export'],
  // The variants that a deck names, for the command line.
  'talk-variants.ts': [...floor, 'parse', 'load'],
  'describe.ts': [...floor, 'data', 'load'],
  // What editors check and complete by, from the tables that the readers use.
  'schemas.ts': [...floor, 'parse', 'data'],
  // A deck of another tool as the files of a talk of its own.
  'convert-talk.ts': [...floor, 'compile.ts', 'dialects', 'load'],
  'index.ts': [
    ...stages,
    ...floor,
    'load',
    'io',
    'config',
    'memory',
    'compile-slides.ts',
    'compile-homes.ts',
    'compile.ts',
    'build.ts',
    'describe.ts',
  ],
  // The statistics as a library.
  'statistics.ts': ['statistics'],
  cli: [
    ...floor,
    ...['diff', 'check', 'io', 'config', 'serve', 'export', 'library'],
    ...['compile.ts', 'build.ts', 'describe.ts', 'convert-talk.ts', 'talk-variants.ts', 'last-pictures.ts'],
  ],
};

/** Files that import beyond their part, and why nothing else would do. */
const exceptions: Readonly<Record<string, readonly string[]>> = {
  // Charts that answer are in UTC, as they were drawn.
  'src/page/charts/hydrate.ts': ['src/util/vega-utc.ts'],
  'src/page/charts/figures.ts': ['src/render/chart/tabular.ts'],
  'src/page/charts/text-metrics.ts': ['src/render/chart/tabular.ts'],
  'src/page/speaker/schedule.ts': ['src/util/clock.ts'],
  'src/page/speaker/speaker-view.ts': ['src/util/clock.ts'],
  // The catalogue writes the line for the deck that is picked.
  'src/page/catalogue/card.ts': ['src/util/include-line.ts'],
  'src/page/catalogue/query.ts': ['src/util/include-line.ts'],
  // The type alone: which words there are.
  'src/page/words.ts': ['src/util/words/italian-page.ts'],
  // The page unpacks what the build packed.
  'src/page/trace/trace-data.ts': ['src/util/packed-trace.ts'],
  // The panel and the exports say alike where a number comes from.
  'src/page/trace/facts.ts': ['src/util/trace-facts.ts'],
  'src/page/trace/items.ts': ['src/util/trace-facts.ts'],
  'src/page/trace/panel.ts': ['src/util/trace-facts.ts'],
  'src/page/trace/print-trace.ts': ['src/util/trace-facts.ts'],
  // What a converter leaves in a deck is what the renderer takes.
  'src/dialects/inline.ts': ['src/render/html/scan-tags.ts'],
  'src/dialects/html.ts': [
    'src/render/html/allowed-tags.ts',
    'src/render/html/allowed-attributes.ts',
    'src/render/html/style-properties.ts',
  ],
  // `spec --vega` prints what the renderer would draw.
  'src/cli/commands/spec.ts': ['src/render/chart/vega-spec.ts'],
  // What a thread that draws charts does.
  'src/cli/draw-charts.ts': ['src/render/chart/elsewhere/answer-charts.ts'],
  // Native charts are read off the scene that the renderer draws, so that they say what the slide says.
  'src/export/pptx/charts/open-charts.ts': ['src/render/chart/read-scene.ts'],
};

/** Where a library may be imported. */
const mayUse: Readonly<Record<string, readonly string[]>> = {
  chokidar: ['src/serve/'],
  commander: ['src/cli/'],
  '@citation-js/core': ['src/references/'],
  '@citation-js/plugin-bibtex': ['src/references/'],
  '@citation-js/plugin-ris': ['src/references/'],
  'd3-format': ['src/util/numbers/', 'src/expand/'],
  fflate: ['src/export/zip/'],
  handlebars: ['src/expand/'],
  'highlight.js': ['src/render/'],
  'markdown-it': ['src/parse/', 'src/render/', 'src/util/quick-markdown.ts'],
  'markdown-it-footnote': ['src/parse/', 'src/render/'],
  'reveal.js': ['src/page/', 'src/load/load-shell.ts'],
  'sanitize-html': ['src/render/'],
  sharp: ['src/export/html/'],
  temml: ['src/render/'],
  uqr: ['src/export/handout/'],
  vega: ['src/render/chart/', 'src/expand/charts/', 'src/page/charts/'],
  'vega-expression': ['src/expressions/', 'src/expand/charts/'],
  'vega-interpreter': ['src/render/chart/', 'src/expand/charts/', 'src/page/charts/'],
  'vega-lite': ['src/render/chart/', 'src/expand/charts/'],
  yaml: ['src/util/yaml.ts'],
};

/** Which parts may touch the outside world; a stage may not, but for pure functions of Node. */
const outside = ['cli', 'io', 'config', 'load', 'serve'];
const pureModules = ['node:crypto', 'node:path', 'node:vm', 'node:zlib'];

/** What loads a library in the middle of a function that cannot wait. */
const lazy: Readonly<Record<string, string>> = { 'src/util/yaml.ts': 'node:module' };

const modules = sourceModules();
const byPath = new Map(modules.map((module) => [module.path, module]));

describe('direction of imports', () => {
  test('each file imports what its part may', () => {
    const wrong = modules.flatMap((module) =>
      [...wrongParts(module), ...wrongPackages(module), ...missing(module)].map((fault) => `${module.path}: ${fault}`),
    );
    expect(wrong).toEqual([]);
  });

  test('no cycles, of types neither', () => {
    expect(cycles()).toEqual([]);
  });
});

function wrongParts({ path, imports }: SourceModule): string[] {
  const part = partOf(path);
  const allowed = mayImport[part];
  if (allowed === undefined) return [`${part} is not in the table`];
  const known = exceptions[path] ?? [];
  return imports.filter((target) => {
    const other = partOf(target);
    return other !== part && !allowed.includes(other) && !known.includes(target);
  });
}

function wrongPackages({ path, packages }: SourceModule): string[] {
  const part = partOf(path);
  if (part === 'types') return [];
  return packages.filter((name) => {
    if (lazy[path] === name) return false;
    if (name.startsWith('node:')) return !outside.includes(part) && !pureModules.includes(name);
    return !(mayUse[name] ?? []).some((place) => path.startsWith(place));
  });
}

function missing({ imports }: SourceModule): string[] {
  return imports.filter((target) => !byPath.has(target)).map((target) => `${target} does not exist`);
}

/** `src/parse/fences.ts` is of `parse`, `src/compile.ts` of itself. */
function partOf(path: string): string {
  return path.split('/')[1] as string;
}

function cycles(): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    if (done.has(path) || trail.includes(path)) return;
    for (const next of byPath.get(path)?.imports ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const { path } of modules) visit(path, []);
  return found;
}
