/*
 * The small version of the benchmark, for continuous integration: no other tool, no browser.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deckModel, mark, writeDeck } from './deck.mjs';
import { smallLimits } from './limits.mjs';
import { timed } from './measure.mjs';
import { plenaryCan } from './plenary.mjs';
import { number } from './report.mjs';
import { toolsIn } from './tools.mjs';

const rounds = 2;
/* Rounds are added, one by one, while a ratio is bad: a machine that was busy for a minute is no slower Plenary. */
const most = 8;
const count = 300;

/**
 * Builds of both in turn; the best of some rounds of each, which the rest of the machine disturbs least.
 * @param {string} work a scratch folder
 * @returns {Promise<number>} the exit code
 */
export async function runSmall(work) {
  const take = preparedRounds(work);
  let best = await take(rounds);
  const isBad = ({ key, limit }) => best[key] / best['floor-charts'] > limit * 1.5;
  for (let taken = rounds; taken < most && smallLimits.some(isBad); taken++) best = await take(1);
  let failed = 0;
  for (const { key, what, limit } of smallLimits) {
    const ratio = best[key] / best['floor-charts'];
    const bad = isBad({ key, limit });
    if (bad) failed++;
    const verdict = bad ? 'FAILED' : ratio > limit ? 'within half' : 'held';
    console.log(
      `${verdict.padEnd(12)} ${what.padEnd(40)} ${number(ratio)} × the floor, limit ${limit} (${number(best[key])} s)`,
    );
  }
  console.log(`the floor: ${number(best['floor-charts'])} s`);
  return failed === 0 ? 0 : 1;
}

/** Both decks, and a function that adds some rounds to what was measured so far. */
function preparedRounds(work) {
  const tools = toolsIn(work);
  const [plenary, floor] = ['plenary', 'floor'].map((name) => tools.find((tool) => tool.name === name));
  const [charts, plain] = [true, false].map((charts) => {
    const folder = join(work, charts ? 'charts' : 'plain');
    return { folder, ...writeDeck(folder, { dialect: 'plenary', count, charts }) };
  });
  const cache = { XDG_CACHE_HOME: join(work, 'cache'), LOCALAPPDATA: join(work, 'cache') };
  const cold = plenaryCan('build', '--no-cache') ? ['--no-cache'] : [];
  const best = {};
  const take = async (key, { folder }, { tool, more = [], out, keep = false }) => {
    if (!keep) rmSync(join(folder, out), { recursive: true, force: true });
    const { command, args } = tool.build(out);
    const took = await timed({ command, args: [...args, ...more], cwd: folder, env: cache });
    if (!took.ok) throw new Error(`${key}: ${took.output}`);
    best[key] = Math.min(best[key] ?? Infinity, took.seconds);
  };
  const path = join(charts.folder, charts.file);
  const text = readFileSync(path, 'utf8');
  const { title } = deckModel(count)[150];
  let isWarm = false;
  return async (wanted) => {
    if (!isWarm) await take('warm-up', plain, { tool: plenary, out: 'cold' });
    for (let round = 0; round < wanted; round++) {
      await take('floor-charts', charts, { tool: floor, out: 'floor' });
      await take('cold-300', charts, { tool: plenary, more: cold, out: 'cold' });
      await take('plain-300', plain, { tool: plenary, more: cold, out: 'cold' });
      if (!isWarm) await take('fill', charts, { tool: plenary, out: 'again', keep: true });
      isWarm = true;
      await take('again-300', charts, { tool: plenary, out: 'again', keep: true });
      writeFileSync(path, text.replace(`# ${title}\n`, `# ${title}, ${mark(round + 1)}\n`));
      await take('changed-300', charts, { tool: plenary, out: 'again', keep: true });
      writeFileSync(path, text);
      await take('back', charts, { tool: plenary, out: 'again', keep: true });
    }
    return best;
  };
}
