/*
 * What makes several talks of one source: the variants of the deck, what is for which of them, and which one is shown.
 */

const names = ['full', 'short', 'teaching'];

const some = (random) =>
  random.pick(['full', 'short', '[full, short]', '[short, teaching]', '[]', 'shrot', 'teaching']);

const anySlide = (talk, random) => random.pick(talk.decks[random.pick(Object.keys(talk.decks))]) ?? { head: {} };

/** A part of a slide, within what stands around it. */
function part(text, random) {
  const open = `::: in ${random.pick(['full', 'short', 'full, short', 'teaching short', 'shrot', ''])}`;
  return random.chance(0.1) ? `${open}\n${text}` : `${open}\n${text}\n:::`;
}

/** What changes variants. */
export const variantEdits = {
  'other variants': (talk, random) => {
    const made = random.pick([
      '{full: 20m, short: 8m}',
      '{full: 20m, short: {time: 8m, backup: true}, teaching: {title: Taught, footer: "{{total}} crates"}}',
      '{short: {backup: true}, full: {time: 9m, subtitle: Longer, lang: de}}',
      '{teaching: 45m}',
      '{full: soon}',
      null,
    ]);
    if (made === null) delete talk.settings.variants;
    else talk.settings.variants = made;
  },
  'another variant shown': (talk, random) => {
    talk.variant = random.pick([undefined, ...names, ...names]);
  },
  'for some variants': (talk, random) => {
    anySlide(talk, random).head.in = some(random);
  },
  'for all variants': (talk, random) => {
    delete anySlide(talk, random).head.in;
  },
  'what comes in for some variants': (talk, random) => {
    const lines = talk.decks['deck.md'].filter(({ src }) => src !== undefined);
    if (lines.length > 0) random.pick(lines).head.in = some(random);
  },
  'a part for some variants': (talk, random) => {
    const { blocks = [] } = anySlide(talk, random);
    const at = random.below(blocks.length);
    if (blocks[at] !== undefined && blocks[at].length < 600) blocks[at] = part(blocks[at], random);
  },
  'a part for all variants': (talk, random) => {
    const { blocks = [] } = anySlide(talk, random);
    const at = random.below(blocks.length);
    if (blocks[at] !== undefined) blocks[at] = blocks[at].replace(/^::: in.*\n/gm, '').replace(/\n:::$/, '');
  },
  'notes for some variants': (talk, random) => {
    const found = anySlide(talk, random);
    if (typeof found.notes === 'string' && found.notes.length < 600) found.notes = part(found.notes, random);
  },
  'times of variants': (talk, random) => {
    anySlide(talk, random).head.time = random.pick(['{full: 2m, short: 30s}', '{short: 1m}', '{shrot: 1m}', '1m']);
  },
  'values of variants': (talk, random) => {
    talk.values[random.pick(['total', 'gain'])] = random.pick([
      '[{in: full, sum: apples.crates}, {in: [short, teaching], max: apples.crates}]',
      '{in: short, count: trials}',
      '[{in: full, count: trials}, {in: full, count: apples}]',
    ]);
  },
};
