/* A library of decks that build, the same each time: words as a language has them, a table, a chart, references. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Slides of a deck. */
export const slidesOfDeck = 10;

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

/** Makes decks below a folder, in a folder for each, by year. */
export function makeLibrary(folder, decks) {
  const words = vocabulary(30_000);
  for (let d = 0; d < decks; d++) {
    const home = join(folder, `year-${2000 + (d % 25)}`, `talk-${d + 1}`);
    mkdirSync(join(home, 'data'), { recursive: true });
    for (const [path, text] of Object.entries(talkFiles(d, words))) writeFileSync(join(home, path), text);
  }
}

function talkFiles(d, words) {
  const roll = dice(d + 1);
  const word = () => words[Math.floor(words.length * (roll(1000) / 1000) ** 4)];
  const text = (n) => Array.from({ length: n }, word).join(' ');
  const subject = subjects[roll(subjects.length)];
  const table = `table${roll(50)}`;
  const cites = Array.from({ length: 3 }, () => `author${roll(400)}`);
  const slides = Array.from({ length: slidesOfDeck }, (_, i) =>
    [
      ...[`id: ${subject}-${i + 1}`, `tags: [${subject}, ${subjects[roll(subjects.length)]}]`, '---', ''],
      ...[`## ${subjects[roll(subjects.length)]} ${text(5)}`, ''],
      ...(i === 4 ? chart(table) : Array.from({ length: 4 }, () => `- ${text(9)}`)),
      ...['', `Shown in {{${table}.w${1 + roll(4)}.crates}} of ${text(4)} [@${cites[roll(3)]}].`, ''],
      ...['Note:', text(45), ''],
    ].join('\n'),
  );
  const head = `---\ntitle: Talk ${d + 1} on ${subject}\nlang: en\nauthor: A. Author ${d % 40}\nlicence: CC BY 4.0\ntime: 20m\n---\n`;
  const rows = [1, 2, 3, 4].map((week) => `w${week},${week},${10 + roll(40)}`);
  const entries = [...new Set(cites)].map(
    (key) => `@misc{${key},\n  author = {${key}},\n  title = {${text(6)}},\n  year = {${2000 + roll(25)}}\n}\n`,
  );
  return {
    'deck.md': head + slides.join('\n---\n'),
    [`data/${table}.csv`]: ['id,week,crates', ...rows, ''].join('\n'),
    'data/datapackage.json': `${JSON.stringify(datapackage(table), null, 1)}\n`,
    'data/references.bib': entries.join('\n'),
  };
}

function chart(table) {
  return [
    ...['```vega-lite', `data: {name: ${table}}`, 'mark: bar', 'encoding:'],
    ...['  x: {field: week, type: ordinal}', '  y: {field: crates, type: quantitative}', '```'],
  ];
}

function datapackage(table) {
  const field = (name, type) => ({ name, type });
  const schema = {
    fields: [field('id', 'string'), field('week', 'integer'), field('crates', 'integer')],
    primaryKey: 'id',
  };
  return { name: table, resources: [{ name: table, path: `${table}.csv`, schema }] };
}
