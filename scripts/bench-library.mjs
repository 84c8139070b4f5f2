/*
 * Makes a library of 1,000 decks with 10,000 slides and says how long Plenary takes with it, beside `node -e 0`.
 *
 *   node scripts/bench-library.mjs [--decks 1000] [--keep DIR] [--catalogue]
 *
 * `--catalogue` makes the catalogue too, which takes minutes, and opens its page. PLENARY_CHROME_NO_SANDBOX=1 where a
 * container has no sandbox.
 */
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { argv, execPath, stdout } from 'node:process';
import { makeLibrary, slidesOfDeck } from './make-library.mjs';

const options = optionsOf(argv.slice(2));
const command = resolve(import.meta.dirname, '../lib/cli/main.cjs');

function optionsOf(words) {
  const at = (name) => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined);
  return { decks: Number(at('--decks') ?? 1000), keep: at('--keep'), catalogue: words.includes('--catalogue') };
}

/** Seconds and megabytes of the best of some runs. */
function measure(runs, words, env) {
  const found = Array.from({ length: runs }, () => {
    const started = performance.now();
    const wrapped = existsSync('/usr/bin/time')
      ? ['/usr/bin/time', ['-f', '%U %S %M', execPath, ...words]]
      : [execPath, words];
    const { stderr, status } = spawnSync(wrapped[0], wrapped[1], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
      maxBuffer: 1e9,
    });
    if (status !== 0) throw new Error(`${words.join(' ')}: ${stderr}`);
    const [user, system, kilobytes] = (/(\S+) (\S+) (\d+)\s*$/.exec(stderr)?.slice(1) ?? []).map(Number);
    return { seconds: (performance.now() - started) / 1000, cpu: user + system, megabytes: kilobytes / 1000 };
  });
  const seconds = Math.min(...found.map((one) => one.seconds));
  const megabytes = Math.max(...found.map((one) => one.megabytes));
  return { seconds, cpu: Math.min(...found.map((one) => one.cpu)), megabytes };
}

function line(name, { seconds, cpu, megabytes }) {
  const memory = Number.isNaN(megabytes)
    ? ''
    : `${cpu.toFixed(2).padStart(8)} s of work${megabytes.toFixed(0).padStart(7)} MB`;
  stdout.write(`${name.padEnd(46)}${seconds.toFixed(2).padStart(8)} s${memory}\n`);
}

async function catalogue(run, library, edited) {
  const out = join(folder, 'catalogue');
  const make = (name) => line(name, run(1, 'catalogue', library, '-o', out, '-q'));
  make('catalogue, first time (browser not counted)');
  make('catalogue, nothing new');
  writeFileSync(edited, readFileSync(edited, 'utf8').replace(/^- .*$/m, '- a line that is new'));
  make('catalogue, one deck edited');
  stdout.write(`pictures: ${(sizeBelow(join(out, 'pictures')) / 1e6).toFixed(0)} MB\n`);
  const { measurePage } = await import('./measure-catalogue-page.mjs');
  const browser = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  if (browser === undefined) return;
  const args = process.env.PLENARY_CHROME_NO_SANDBOX === '1' ? ['--no-sandbox'] : [];
  const page = await measurePage(join(out, 'index.html'), browser, args);
  const worst = (times) => `${Math.max(...times).toFixed(0)} ms`;
  stdout.write(
    `page: first card ${page.firstCard.toFixed(0)} ms, a key of the search at most ${worst(page.keys)}, ` +
      `a jump at most ${worst(page.scrolled)}, ${page.nodes} elements, ${page.cards} cards, ${page.heap.toFixed(0)} MB\n`,
  );
}

function sizeBelow(folder) {
  return readdirSync(folder, { recursive: true }).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

const folder = options.keep === undefined ? mkdtempSync(join(tmpdir(), 'plenary-library-')) : resolve(options.keep);
try {
  const library = join(folder, 'library');
  const cache = join(folder, 'cache');
  if (!existsSync(library)) makeLibrary(library, options.decks);
  rmSync(cache, { recursive: true, force: true });
  const env = { XDG_CACHE_HOME: cache, LOCALAPPDATA: cache };
  const run = (runs, ...words) => measure(runs, [command, ...words], env);
  stdout.write(`${options.decks} decks, ${options.decks * slidesOfDeck} slides; Node ${process.version}\n`);
  line('node -e 0', measure(5, ['-e', '0'], env));
  // V8's code of the command is kept at the end of the first run.
  run(1, 'list', join(library, 'year-2001'), '--decks');
  line('plenary --version', run(5, '--version'));
  line('find, first time: every deck is read', run(1, 'find', 'survival', library));
  line('find one word', run(5, 'find', 'survival', library));
  line('find "transplnat relapse" (a typing mistake)', run(5, 'find', 'transplnat relapse', library));
  line('find, --tag and --cites', run(5, 'find', 'dose', library, '--tag', 'relapse', '--cites', 'author7'));
  const edited = join(library, 'year-2000', 'talk-1', 'deck.md');
  appendFileSync(edited, ' \n');
  line('find, one deck edited', run(1, 'find', 'survival', library));
  line('list', run(3, 'list', library));
  line('list --format json', run(3, 'list', library, '--format', 'json'));
  if (options.catalogue) await catalogue(run, library, edited);
  stdout.write(`index: ${(sizeBelow(join(cache, 'plenary', 'library')) / 1e6).toFixed(1)} MB\n`);
} finally {
  if (options.keep === undefined) rmSync(folder, { recursive: true, force: true });
}
