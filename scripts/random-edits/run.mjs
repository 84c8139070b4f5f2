/*
 * Edits a talk at random and compiles it after each edit twice, with what an incremental compiler kept and from
 * nothing: both must be the same byte for byte and message for message.
 */
import { memoryDisk } from './memory.mjs';
import { makeRandom } from './random.mjs';
import { nextTalk } from './step.mjs';
import { filesOf, firstTalk } from './talk.mjs';

/**
 * @typedef {(config: any, effects: any, options: any) => Promise<any>} Compile
 * @typedef {object} Tools
 * @property {Compile} compile from nothing
 * @property {() => Compile} incremental makes a compiler that keeps what it learns
 * @property {Function} resolveConfig
 * @property {Function} readShipped
 * @property {Function} listShippedFiles
 */

/**
 * Runs edits until one gives a difference.
 * @param {Tools} tools
 * @param {{ edits: number, seed: number, told?: (done: number) => void }} wishes
 * @returns {Promise<{ edits: number, difference: object | null, spent: { clean: number, incremental: number } }>}
 */
export async function runEdits(tools, { edits, seed, told = () => {} }) {
  const random = makeRandom(seed);
  const history = [firstTalk(seed)];
  const log = [['the first talk']];
  const incremental = tools.incremental();
  const spent = { clean: 0, incremental: 0 };
  for (let done = 0; done <= edits; done++) {
    const talk = history.at(-1);
    const started = performance.now();
    const redone = await snapshot(talk, incremental, tools);
    const between = performance.now();
    const clean = await snapshot(talk, tools.compile, tools);
    spent.incremental += between - started;
    spent.clean += performance.now() - between;
    const found = firstDifference(redone, clean);
    if (found !== null) return { edits: done, spent, difference: await shrink(tools, history, { found, log, seed }) };
    told(done);
    const next = nextTalk(history, random);
    history.push(next.talk);
    log.push(next.names);
  }
  return { edits, spent, difference: null };
}

/** All that a compilation says and writes, as text by name. */
async function snapshot(talk, compile, tools) {
  const { fs, view } = memoryDisk(filesOf(talk), tools);
  const { variant, lang } = talk;
  const wish = { deck: 'deck.md', root: '.', ...(variant && { variant }), ...(lang && { lang }) };
  const settings = tools.resolveConfig(wish, view);
  if (settings.value === null) return new Map([['no talk', JSON.stringify(settings.diagnostics)]]);
  const effects = { fs, log: { progress() {} } };
  try {
    return told(await compile(settings.value.config, effects, talk.options));
  } catch (error) {
    return new Map([['thrown', error instanceof Error ? (error.stack ?? error.message) : String(error)]]);
  }
}

function told({ site, diagnostics, sources, evidence }) {
  const parts = new Map([['title and slides', JSON.stringify([site.title, site.slideCount])]]);
  for (const [i, each] of diagnostics.entries()) parts.set(`message ${i + 1}`, JSON.stringify(each));
  for (const { path, contents } of site.files) parts.set(path, asText(contents));
  for (const [path, { text }] of [...sources].sort(([a], [b]) => (a < b ? -1 : 1))) parts.set(`source ${path}`, text);
  parts.set('numbers', JSON.stringify(evidence.numbers));
  return parts;
}

function asText(contents) {
  return typeof contents === 'string' ? contents : Buffer.from(contents).toString('latin1');
}

/** The first part that differs, with a window of both around the first letter that does. */
function firstDifference(redone, clean) {
  for (const part of new Set([...clean.keys(), ...redone.keys()])) {
    const [is, must] = [redone.get(part) ?? '(nothing)', clean.get(part) ?? '(nothing)'];
    if (is === must) continue;
    let at = 0;
    while (at < is.length && is[at] === must[at]) at++;
    const window = (text) => text.slice(Math.max(0, at - 60), at + 100);
    return { part, at, incremental: window(is), clean: window(must) };
  }
  return null;
}

/** The fewest talks, one after another, that still give a difference, beginning with a compiler that knows nothing. */
async function shrink(tools, history, { found, log, seed }) {
  const differs = async (talks) => {
    const incremental = tools.incremental();
    for (const talk of talks.slice(0, -1)) await snapshot(talk, incremental, tools);
    const last = talks.at(-1);
    return firstDifference(await snapshot(last, incremental, tools), await snapshot(last, tools.compile, tools));
  };
  let steps = history.map((_, i) => i).slice(-1);
  let difference = await differs(steps.map((i) => history[i]));
  for (let count = 2; difference === null && count < 2 * history.length; count *= 2) {
    steps = history.map((_, i) => i).slice(-count);
    difference = await differs(steps.map((i) => history[i]));
  }
  if (difference === null) return { ...found, seed, steps: 'only in the whole run', names: log.slice(-3) };
  for (let i = 0; i < steps.length - 1 && steps.length < 200;) {
    const fewer = steps.toSpliced(i, 1);
    const still = await differs(fewer.map((step) => history[step]));
    if (still === null) i++;
    else [steps, difference] = [fewer, still];
  }
  const talks = await simpler(
    differs,
    steps.map((i) => history[i]),
  );
  const names = steps.map((i) => `${i}: ${log[i].join(', ')}`);
  return { ...((await differs(talks)) ?? difference), seed, steps, names, talks: talks.map(filesOf) };
}

/** The same talks without the slides and faults that do not matter. */
async function simpler(differs, talks) {
  let best = talks;
  const attempt = async (change) => {
    const tried = structuredClone(best);
    for (const talk of tried) change(talk);
    if ((await differs(tried)) !== null) best = tried;
  };
  for (const path of new Set(talks.flatMap((talk) => Object.keys(talk.faults))))
    await attempt((t) => delete t.faults[path]);
  const seen = new Set(
    talks.flatMap((talk) =>
      Object.values(talk.decks)
        .flat()
        .map((each) => JSON.stringify(each)),
    ),
  );
  for (const text of seen) {
    await attempt((talk) => {
      for (const [path, slides] of Object.entries(talk.decks))
        talk.decks[path] = slides.filter((each) => JSON.stringify(each) !== text);
    });
  }
  return best;
}
