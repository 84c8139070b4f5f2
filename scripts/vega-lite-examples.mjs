/*
 * node scripts/vega-lite-examples.mjs SPECS_DIR DATA_DIR [--list]
 *
 * Draws every Vega-Lite spec of a folder twice, as Plenary does and with plain Vega-Lite and Vega, and compares the
 * scenes mark by mark. Plain Vega gets the theme's config with the names of its colours, the size of the slot, our text metrics and seed, and runs
 * in UTC; it reads the data files itself. Left out of the comparison is what Plenary sanitises: links, images and the
 * descriptions of marks. Charts that Plenary refuses are named with the reason.
 *
 * The examples of Vega-Lite take their data from the npm package `vega-datasets`, see `mutate-charts.mjs`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSpecs } from './charts/open-charts.mjs';
import { firstDifference, plainScene, sceneJson } from './charts/plain-scene.mjs';
import { drawScene } from '../lib/render/chart/draw.js';
import { openLog } from '../lib/render/chart/log.js';
import { sceneOf } from '../lib/render/chart/scene.js';

process.env.TZ = 'UTC';
const [specs, data] = process.argv.slice(2);
const isList = process.argv.includes('--list');
if (data === undefined) {
  console.error('usage: node scripts/vega-lite-examples.mjs SPECS_DIR DATA_DIR [--list]');
  process.exit(2);
}

const { charts, tools } = await openSpecs(specs, data);
const same = [];
const other = [];
const refused = new Map();
for (const chart of charts) {
  const error = chart.told.find(({ severity }) => severity === 'error');
  if (error !== undefined || chart.drawn.spec === null) {
    const reason = error?.code ?? 'data';
    refused.set(reason, [
      ...(refused.get(reason) ?? []),
      `${chart.name}: ${error?.message ?? chart.drawn.description}`,
    ]);
    continue;
  }
  const difference = await compare(chart);
  if (difference === null) same.push(chart.name);
  else other.push(`${chart.name}: ${difference}`);
}

const drawn = same.length + other.length;
console.log(
  `${charts.length} specs, ${drawn} drawn, ${same.length} with the scene of plain Vega, ${other.length} with another`,
);
for (const line of other) console.log(`  ${line}`);
for (const [reason, names] of refused) {
  console.log(`refused with ${reason}: ${names.length}`);
  if (isList) for (const name of names) console.log(`  ${name}`);
}

async function compare({ expanded, spec }) {
  const log = openLog();
  const drawing = await drawScene(expanded, { config: tools.theme.chart, ruler: tools.ruler }, log);
  if (drawing === null) return log.errors.join('; ');
  const ours = sceneJson(sceneOf(drawing.view), tools.theme);
  drawing.view.finalize();
  const { width, height, autosize } = expanded.spec;
  const read = (path) => readFileSync(join(data, path.replace(/^data\//, '')), 'utf8');
  try {
    const plain = await plainScene({ ...spec, ...sized({ width, height, autosize }) }, { ...tools, read });
    return firstDifference(plain, ours);
  } catch (error) {
    return `plain Vega says: ${error.message}`;
  }
}

function sized(size) {
  return Object.fromEntries(Object.entries(size).filter(([, value]) => value !== undefined));
}
