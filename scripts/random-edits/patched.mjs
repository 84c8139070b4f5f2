/*
 * Edits a talk at random and puts each edited slide into the talk as it was built before: page, trace and messages must
 * be those of a compilation from nothing, byte for byte.
 */
import { deserialize, serialize } from 'node:v8';
import { keptDrawings } from './drawings.mjs';
import { otherEdits, slideEdits, wordEdits } from './edits.mjs';
import { memoryDisk } from './memory.mjs';
import { makeRandom } from './random.mjs';
import { filesOf, firstTalk } from './talk.mjs';

const of = { code: '', texts: '', page: '', trace: '' };

/**
 * Runs edits until one gives a difference.
 * @param {object} tools `compile`, `emptyMemory`, `makeKit`, `patchTalk`, `writtenSpan`, `resolveConfig`, `readShipped`,
 * `listShippedFiles`
 * @param {{ edits: number, seed: number }} wishes
 * @returns {Promise<{ edits: number, patched: number, difference: object | null }>}
 */
export async function runPatchedEdits(tools, { edits, seed }) {
  const random = makeRandom(seed);
  let talk = plainTalk(seed);
  let last = null;
  let patched = 0;
  const drawings = keptDrawings();
  for (let done = 0; done <= edits; done++) {
    const { talk: next, name } = done === 0 ? { talk, name: 'the first talk' } : edited(talk, random);
    const { config, effects, files } = open(next, tools);
    const clean = await built({ config, effects, options: next.options }, tools);
    const now = onlyDeckDiffers(last?.files, files)
      ? await patch(last, { config, effects: { ...effects, drawings }, next }, tools)
      : null;
    if (now !== null) {
      patched++;
      const part = ['page', 'trace', 'messages'].find((each) => now[each] !== clean[each]);
      if (part !== undefined)
        return {
          edits: done,
          patched,
          difference: {
            seed,
            name,
            part,
            ...around(now[part], clean[part]),
            before: last.files['deck.md'],
            deck: files['deck.md'],
          },
        };
    }
    // Most talks with errors are taken back: of these nothing is kept.
    if (clean.kit === null && random.chance(0.95) && done > 0) continue;
    talk = next;
    const kit = now !== null && random.chance(0.8) ? now.kit : clean.kit;
    last = kit === null ? null : { ...clean, kit: deserialize(serialize(kit)), files };
  }
  return { edits, patched, difference: null };
}

/** A talk whose slides are all its own. */
function plainTalk(seed) {
  const talk = firstTalk(seed);
  const { variants: _, ...settings } = talk.settings;
  if (seed % 2 === 0) delete settings.time;
  const decks = { 'deck.md': [], 'acts/one.md': [], 'acts/two.md': [] };
  const words = (n) => ({
    title: `## Number ${n}`,
    blocks: [`Words of ${n}.`],
    notes: null,
    head: {},
    vertical: false,
  });
  decks['deck.md'] = [1, 2, 3, 4, 5, 6].map(words);
  decks['acts/one.md'] = [7, 8].map(words);
  decks['acts/two.md'] = [words(9)];
  return { ...talk, settings, decks, translations: {}, guest: null, options: { ...talk.options, fonts: true } };
}

/* Now and then an edit that asks for more than one slide. */
const groups = [...Array.from({ length: 12 }, () => wordEdits), slideEdits, otherEdits];

function edited(before, random) {
  const talk = structuredClone(before);
  const group = random.pick(groups);
  const name = random.pick(Object.keys(group));
  group[name](talk, random);
  for (const slides of Object.values(talk.decks)) {
    const own = slides.filter(({ src }) => src === undefined || src.startsWith('acts/'));
    slides.splice(0, slides.length, ...own);
  }
  return { talk: { ...talk, options: before.options, faults: {} }, name };
}

function open(talk, tools) {
  const files = filesOf(talk);
  const { fs, view } = memoryDisk(files, tools);
  const settings = tools.resolveConfig({ deck: 'deck.md', root: '.' }, view);
  return { files, config: settings.value.config, effects: { fs, log: { progress() {} } } };
}

async function built({ config, effects, options }, { compile, emptyMemory, makeKit, writtenSpan }) {
  const memory = emptyMemory();
  const compilation = await compile(config, effects, options, memory);
  const { site, diagnostics, sources } = compilation;
  const fileOf = (path) => site.files.find((file) => file.path === path).contents;
  const written = (span) => span && writtenSpan(span, sources);
  const told = diagnostics.map((one) => ({
    ...one,
    span: written(one.span),
    related: one.related.map((place) => ({ ...place, span: written(place.span) })),
  }));
  const page = fileOf('index.html');
  const hasLevels = Object.keys(config.levels).length > 0;
  const kit = hasLevels ? null : makeKit(compilation, { of, memory, page });
  return { page, trace: fileOf('trace.json'), diagnostics: told, messages: JSON.stringify(told, null, 1), kit };
}

function onlyDeckDiffers(before, now) {
  if (before === undefined) return false;
  const paths = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...paths].every((path) => path.endsWith('.md') || String(before[path]) === String(now[path]));
}

async function patch(last, { config, effects, next }, { patchTalk }) {
  if (Object.keys(config.levels).length > 0) return null;
  const { notes } = next.options;
  const patched = await patchTalk(config, { built: last, notes }, effects);
  return patched && { ...patched, messages: JSON.stringify(patched.diagnostics, null, 1) };
}

/** What both say around the first letter that differs. */
function around(is, must) {
  let at = 0;
  while (at < is.length && is[at] === must[at]) at++;
  const window = (text) => text.slice(Math.max(0, at - 120), at + 200);
  return { patched: window(is), clean: window(must) };
}
