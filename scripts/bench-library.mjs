/*
 * Makes a library of 1,000 decks with 10,000 slides and says how long Plenary takes with it, beside `node -e 0`.
 *
 *   node scripts/bench-library.mjs [--decks 1000] [--keep DIR]
 */
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { argv, execPath, stdout } from 'node:process';

const options = optionsOf(argv.slice(2));
const command = resolve(import.meta.dirname, '../lib/cli/main.js');
const perDeck = 10;

/** Pseudorandom numbers that are the same each time (Park and Miller 1988). */
function dice(seed) {
  let state = seed;
  return (n) => (state = (state * 48271) % 2147483647) % n;
}

const syllables =
  'ba be bi bo ca ce co da de di fa fe go la le li lo ma me mi mo na ne no pa pe ra re ri ro sa se si so ta te ti to va ve vi xa zo'.split(
    ' ',
  );
const subjects =
  'survival remission relapse antibody transplant toxicity dose induction maintenance response hazard subgroup biomarker cohort endpoint registry'.split(
    ' ',
  );

/** Words as they are in a language: some are everywhere, most are rare. */
function vocabulary(size) {
  const roll = dice(7);
  return Array.from({ length: size }, () =>
    Array.from({ length: 2 + roll(3) }, () => syllables[roll(syllables.length)]).join(''),
  );
}

function makeLibrary(folder, decks) {
  const words = vocabulary(30_000);
  for (let d = 0; d < decks; d++) {
    const roll = dice(d + 1);
    const word = () => words[Math.floor(words.length * (roll(1000) / 1000) ** 4)];
    const text = (n) => Array.from({ length: n }, word).join(' ');
    const subject = subjects[roll(subjects.length)];
    const slides = Array.from({ length: perDeck }, (_, i) =>
      [
        `id: ${subject}-${i + 1}`,
        `tags: [${subject}, ${subjects[roll(subjects.length)]}]`,
        '---',
        '',
        `## ${subjects[roll(subjects.length)]} ${text(5)}`,
        '',
        ...Array.from({ length: 4 }, () => `- ${text(9)}`),
        '',
        `Shown in {{table${roll(50)}.row.value}} of ${text(4)} [@author${roll(400)}].`,
        '',
        'Note:',
        text(45),
        '',
      ].join('\n'),
    );
    const head = `---\ntitle: Talk ${d + 1} on ${subject}\nlang: en\nauthor: A. Author ${d % 40}\nlicence: CC BY 4.0\ntime: 20m\n---\n`;
    const home = join(folder, `year-${2000 + (d % 25)}`, `talk-${d + 1}`);
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'deck.md'), head + slides.join('\n---\n'));
  }
}

function optionsOf(words) {
  const at = (name) => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined);
  return { decks: Number(at('--decks') ?? 1000), keep: at('--keep') };
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
  stdout.write(`${options.decks} decks, ${options.decks * perDeck} slides; Node ${process.version}\n`);
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
  stdout.write(`index: ${(sizeBelow(join(cache, 'plenary', 'library')) / 1e6).toFixed(1)} MB\n`);
} finally {
  if (options.keep === undefined) rmSync(folder, { recursive: true, force: true });
}
