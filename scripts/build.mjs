/*
 * npm run build: TypeScript to lib/, the page's script and style sheet to lib/page/, fonts to lib/fonts/, the command line
 * to lib/cli/bundle/.
 * Files of an earlier build that this one did not make are removed, so that nothing stale is packed.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleCommand } from './bundle.mjs';
import { cutFonts } from './fonts.mjs';
import { revealParts } from './reveal-parts.mjs';
import { revealStyle } from './reveal-style.mjs';
import { writeSchemas } from './schemas.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const compiler = join(root, 'node_modules/typescript/bin/tsc');

/** Parts of Vega that no Vega-Lite spec asks for. */
const withoutUnasked = {
  name: 'without-unasked',
  setup({ onResolve, onLoad }) {
    const unasked = /^vega-(?:crossfilter|force|hierarchy|label|voronoi|wordcloud)$/;
    onResolve({ filter: unasked }, ({ path }) => ({ path, namespace: 'unasked' }));
    onLoad({ filter: /./, namespace: 'unasked' }, () => ({ contents: 'export {};' }));
  },
};

const ok = [checkPage(), await bundlePage(), await bundleExports(), compileSources(), await bundleCommand(root)];
await cutFonts();
if (ok.every(Boolean)) await writeSchemas(root);
process.exitCode = ok.every(Boolean) ? 0 : 1;

function checkPage() {
  return spawnSync(process.execPath, [compiler, '-p', 'src/page'], { cwd: root, stdio: 'inherit' }).status === 0;
}

async function bundlePage() {
  const result = await build({
    absWorkingDir: root,
    entryPoints: {
      page: 'src/page/main.ts',
      charts: 'src/page/charts/main.ts',
      live: 'src/page/live/main.ts',
      export: 'src/page/export/main.ts',
      'live-style': 'src/page/live/live.css',
      'page-style': 'src/page/styles/main.css',
    },
    outdir: 'lib/page',
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'inline',
    logLevel: 'warning',
    plugins: [revealParts(root), revealStyle, withoutUnasked],
    banner: { js: `/*!\n${readFileSync(join(root, 'node_modules/reveal.js/LICENSE'), 'utf8').trim()}\n*/` },
  }).catch(() => null);
  return result !== null;
}

/** What exporters run in a page: each script is one global, `plenaryExport`, with the functions that it exports; and the search of a catalogue. */
async function bundleExports() {
  const result = await build({
    absWorkingDir: root,
    entryPoints: {
      'export-pdf': 'src/page/export/pdf.ts',
      'export-png': 'src/page/export/png.ts',
      catalogue: 'src/page/catalogue/main.ts',
    },
    outdir: 'lib/page',
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'plenaryExport',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'warning',
  }).catch(() => null);
  return result !== null;
}

function compileSources() {
  const run = spawnSync(process.execPath, [compiler, '--listEmittedFiles'], { cwd: root, encoding: 'utf8' });
  const emitted = new Set();
  for (const line of run.stdout.split(/\r?\n/)) {
    if (line.startsWith('TSFILE: ')) emitted.add(relative(join(root, 'lib'), line.slice(8)).split(sep).join('/'));
    else if (line !== '') process.stdout.write(`${line}\n`);
  }
  if (run.status === 0) removeStale(emitted);
  return run.status === 0;
}

function removeStale(emitted) {
  for (const entry of readdirSync(join(root, 'lib'), { recursive: true, withFileTypes: true })) {
    const path = relative(join(root, 'lib'), join(entry.parentPath, entry.name)).split(sep).join('/');
    if (entry.isFile() && !emitted.has(path) && !/^(?:page|fonts|schemas|cli\/bundle)\/|^cli\/main\.cjs$/.test(path))
      rmSync(join(root, 'lib', path));
  }
}
