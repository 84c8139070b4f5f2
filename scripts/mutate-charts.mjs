/*
 * node scripts/mutate-charts.mjs SPECS_DIR DATA_DIR [--decks] [--every] [--list] [--time]
 *
 * How many misspelt columns are stopped. Every place of every spec in which a column is named is mistyped once: one
 * letter changed, dropped or swapped, in turn (`--every`: each of the three). A mutant is stopped where the chart is
 * an error, and told right where the name that was meant is suggested. What is by chance the name of another column
 * does not count. Specs that are an error as they are count as false alarms and are not mutated.
 *
 * Vega-Lite's examples take their data from the npm package `vega-datasets` (`npm i --prefix DIR vega-datasets@3.2.1`,
 * then DIR/node_modules/vega-datasets/data). `--decks` also measures the charts of this repository, for which no
 * folder is needed; `--list` prints what was not stopped or told wrong, `--time` what the checks cost.
 */
import { fileURLToPath } from 'node:url';
import { fieldPlaces, mistype, withName } from './charts/field-places.mjs';
import { expandSpec, openDeck, openSpecs } from './charts/open-charts.mjs';
import { timeChecks } from './charts/time-checks.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const flags = new Set(process.argv.filter((word) => word.startsWith('--')));
const folders = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const decks = ['slides/gallery/deck.md', 'slides/upfront/deck.md'];

if (folders.length === 2) await measure('specs', await openSpecs(...folders));
if (flags.has('--decks') || folders.length === 0) {
  for (const deck of decks)
    await measure(deck, await openDeck(root, deck)).catch((error) => console.log(deck, error.message));
}

async function measure(what, { charts, tools }) {
  const good = charts.filter(({ told, spec }) => spec !== null && !told.some(isError));
  const counts = { mutants: 0, stopped: 0, right: 0, chance: 0 };
  const left = [];
  for (const { name, spec, chart } of good) {
    for (const mutant of mutantsOf(spec, chart)) {
      if (mutant.chance) counts.chance++;
      else await tryMutant({ name, chart, mutant }, { counts, left, tools });
    }
  }
  const { mutants, stopped, right, chance } = counts;
  const alarms = charts.filter(({ told }) => told.some((one) => one.code === 'chart/unknown-field'));
  console.log(
    `${what}: ${charts.length} charts, ${good.length} without an error, ${alarms.length} with an unknown column`,
  );
  console.log(`  mutants ${mutants} (${chance} more are another column by chance)`);
  console.log(
    `  stopped ${stopped} = ${percent(stopped, mutants)}, with the right suggestion ${right} = ${percent(right, mutants)}`,
  );
  if (flags.has('--list')) for (const line of left) console.log(`    ${line}`);
  if (flags.has('--list'))
    for (const { name, told } of alarms)
      console.log(`    alarm: ${name}: ${told.find((one) => one.code === 'chart/unknown-field').message}`);
  if (flags.has('--time')) await timeChecks(good, tools);
}

async function tryMutant({ name, chart, mutant }, { counts, left, tools }) {
  counts.mutants++;
  const { place, typed, spec } = mutant;
  const { value, diagnostics } = expandSpec(spec, chart.datasets, tools).run();
  const said = diagnostics.filter(isError);
  if (said.length === 0) said.push(...(await tools.renderer.draw(value, 'c', name)).diagnostics.filter(isError));
  const right = said.some(({ hint }) => hint?.includes(`\`${place.name}\``) && hint.startsWith('did you mean'));
  if (said.length > 0) counts.stopped++;
  if (right) counts.right++;
  const at = place.path.map((step) => (typeof step === 'object' ? step.key : step)).join('.');
  const words = `${name} ${at}: ${place.name} as ${typed} (${place.what})`;
  if (said.length === 0) left.push(`not stopped: ${words}`);
  else if (!right) left.push(`told otherwise: ${words}: ${said[0].message}; ${said[0].hint ?? ''}`);
}

function* mutantsOf(spec, chart) {
  const known = namesIn(spec, chart);
  let turn = 0;
  for (const place of fieldPlaces(spec)) {
    const all = ['changed', 'dropped', 'swapped'];
    const order = [...all.slice(turn % 3), ...all.slice(0, turn % 3)];
    turn++;
    const typed = order.map((how) => mistype(place.name, how)).filter((name) => name !== null);
    for (const name of flags.has('--every') ? new Set(typed) : typed.slice(0, 1)) {
      yield { place, typed: name, spec: withName(spec, place, name), chance: known.has(name) };
    }
  }
}

/** All names that may be columns somewhere in a chart: of its tables, of its rows, and those that it makes. */
function namesIn(spec, { datasets }) {
  const names = new Set();
  for (const { columns } of datasets.values()) for (const { name } of columns) names.add(name);
  const visit = (value, key) => {
    if (Array.isArray(value)) value.forEach((item) => visit(item, key));
    else if (typeof value === 'object' && value !== null)
      for (const [name, part] of Object.entries(value)) visit(part, name);
    else if (key === 'as') names.add(value);
  };
  visit(spec, '');
  const rows = [spec.data?.values, ...Object.values(spec.datasets ?? {})].flatMap((list) =>
    Array.isArray(list) ? list : [],
  );
  for (const row of rows)
    if (typeof row === 'object' && row !== null) for (const name of Object.keys(row)) names.add(name);
  for (const { name } of fieldPlaces(spec)) names.add(name);
  return names;
}

function isError({ severity }) {
  return severity === 'error';
}

function percent(part, whole) {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`;
}
