/*
 * The deck that is measured: N slides with a heading and notes on each, a chart on every fifth, and bullets, code, a
 * table and a picture in turn on the others. The same N give the same deck; each tool gets it in its own dialect.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { makeRandom } from '../random-edits/random.mjs';
import { codeBlocks } from './code-blocks.mjs';
import { chartShapes } from './chart-shapes.mjs';

const words = (
  'harvest orchard crate apple pear cider press barrel cellar market stall price weight branch blossom frost rain ' +
  'ladder basket picker season yield sugar acid variety graft root soil shade fence tractor storage cooling transport ' +
  'label carton bottle tasting export auction record'
).split(' ');
const regions = ['north', 'south', 'east', 'west', 'hill', 'valley', 'lake', 'coast', 'plain', 'forest'];

/** What the edits of the measurement look for: it stands on the first slide, and in the notes of the second. */
export const mark = (count) => `edit no ${String(count).padStart(4, '0')}`;

/**
 * The deck as data.
 * @param {number} count of slides
 */
export function deckModel(count) {
  const random = makeRandom(7);
  const word = () => random.pick(words);
  const phrase = (fewest, most) => {
    const text = Array.from({ length: fewest + random.below(most - fewest + 1) }, word).join(' ');
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  const sentence = () => `${phrase(6, 14)}.`;
  const kinds = ['bullets', 'code', 'table', 'picture'];
  return Array.from({ length: count }, (_, i) => {
    const chartNumber = Math.floor(i / 5);
    const kind = i % 5 === 4 ? 'chart' : kinds[(i - chartNumber) % 4];
    const slide = { number: i + 1, kind, title: `${phrase(2, 5)} ${i + 1}`, notes: `${sentence()} ${sentence()}` };
    return { ...slide, ...content[kind]({ random, word, phrase, sentence, i, chartNumber }) };
  });
}

const content = {
  bullets: ({ word, phrase }) => ({
    bullets: Array.from(
      { length: 5 },
      () => `${phrase(2, 5)} **${word()}** ${word()} with \`${word()}\` and [${word()}](https://example.com/${word()})`,
    ),
  }),
  code: ({ random, word, sentence, i }) => {
    const [language, write] = codeBlocks[Math.floor(i / 5) % codeBlocks.length];
    return { text: sentence(), language, code: write(random, word) };
  },
  table: ({ random }) => ({
    table: [['Region', 'Q1', 'Q2', 'Q3'], ...regions.slice(1, 7).map((name) => [name, ...numbers(random, 3)])],
  }),
  picture: ({ phrase, sentence, i }) => ({
    text: sentence(),
    picture: i % 2 === 0 ? 'img/dot.png' : 'img/mark.svg',
    bullets: [phrase(4, 8), phrase(4, 8)],
  }),
  chart: ({ random, sentence, chartNumber }) => {
    const id = `c${String(chartNumber + 1).padStart(4, '0')}`;
    const shape = chartShapes[chartNumber % chartShapes.length];
    const spec = { width: 640, height: 320, data: { url: `data/${id}.csv` }, ...shape };
    return { text: sentence(), id, spec, rows: tableRows(random) };
  },
};

function numbers(random, count) {
  return Array.from({ length: count }, () => (random.next() * 1000).toFixed(1));
}

function tableRows(random) {
  const rows = Array.from({ length: 50 }, (_, i) => {
    const month = String(1 + (Math.floor(i / regions.length) % 12)).padStart(2, '0');
    return [regions[i % regions.length], `2026-${month}-01`, (50 + random.next() * 950).toFixed(2), random.below(400)];
  });
  return [['region', 'month', 'value', 'units'], ...rows];
}

const bars = (rows) => rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
const fence = (language, text) => `\`\`\`${language}\n${text}\n\`\`\``;

/** What tools write differently. */
const dialects = {
  plenary: { file: 'deck.md', front: 'title: A deck to measure\nlang: en', notes: (text) => `Note:\n${text}` },
  'reveal-md': { front: 'title: A deck to measure\ntheme: white', notes: (text) => `Note: ${text}` },
  marp: { front: 'marp: true\ntitle: A deck to measure\npaginate: true', notes: (text) => `<!--\n${text}\n-->` },
  slidev: {
    front: 'theme: default\ntitle: A deck to measure',
    notes: (text) => `<!--\n${text}\n-->`,
    spec: 'json', // a language that it does not know ends its whole build
    files: 'public',
    picture: (path) => `/${path}`,
  },
  pandoc: {
    front: 'title: A deck to measure',
    notes: (text) => `::: notes\n${text}\n:::`,
    heading: '##',
    join: '\n\n',
  },
};

/**
 * The deck's Markdown in a tool's dialect.
 * @param {ReturnType<typeof deckModel>} slides
 * @param {{ dialect: string, charts: boolean }} how without charts a sentence stands in their place
 */
export function deckText(slides, { dialect, charts }) {
  const { front, join = '\n\n---\n\n', ...rest } = dialects[dialect];
  return `---\n${front}\n---\n\n${slides.map((slide) => slideText(slide, { charts, ...rest })).join(join)}\n`;
}

function slideText(slide, { charts, notes, heading = '#', spec = 'vega-lite', picture = (path) => path }) {
  const edited = slide.number === 1 ? [mark(0)] : [];
  const parts = [`${heading} ${slide.title}`, ...edited];
  if (slide.text !== undefined) parts.push(slide.text);
  if (slide.picture !== undefined) parts.push(`![${slide.title}](${picture(slide.picture)})`);
  if (slide.bullets !== undefined) parts.push(slide.bullets.map((text) => `- ${text}`).join('\n'));
  if (slide.code !== undefined) parts.push(fence(slide.language, slide.code));
  if (slide.table !== undefined)
    parts.push(bars([slide.table[0], ['---', '---:', '---:', '---:'], ...slide.table.slice(1)]));
  if (slide.kind === 'chart') parts.push(charts ? fence(spec, JSON.stringify(slide.spec, null, 1)) : `(${slide.id})`);
  parts.push(notes(slide.number === 1 ? `${slide.notes} ${mark(0).replace('edit', 'note')}` : slide.notes));
  return parts.join('\n\n');
}

/**
 * Writes a deck and its files into a fresh folder.
 * @returns {{ folder: string, file: string }} the Markdown file's name within the folder
 */
export function writeDeck(folder, { dialect, count, charts }) {
  const slides = deckModel(count);
  const { file = 'slides.md', files = '' } = dialects[dialect];
  rmSync(folder, { recursive: true, force: true });
  for (const name of ['img', 'data']) mkdirSync(join(folder, files, name), { recursive: true });
  writeFileSync(join(folder, files, 'img/dot.png'), dotPicture());
  writeFileSync(join(folder, files, 'img/mark.svg'), circle);
  for (const { id, rows } of charts ? slides.filter(({ kind }) => kind === 'chart') : [])
    writeFileSync(join(folder, files, `data/${id}.csv`), `${rows.map((row) => row.join(',')).join('\n')}\n`);
  writeFileSync(join(folder, file), deckText(slides, { dialect, charts }));
  return { folder, file };
}

const circle =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64"><circle cx="32" cy="32" r="28" fill="#4c78a8"/></svg>\n';

/** A picture of 64 by 64 pixels. */
function dotPicture() {
  const size = 64;
  const raw = Buffer.alloc(size * (1 + size * 3));
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) raw.set([x * 4, y * 4, (x * y) & 255], y * (1 + size * 3) + 1 + x * 3);
  const head = Buffer.from([0, 0, 0, size, 0, 0, 0, size, 8, 2, 0, 0, 0]);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(8 + body.length);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(checksum(body), 4 + body.length);
  return out;
}

function checksum(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let i = 0; i < 8; i++) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
  }
  return ~sum >>> 0;
}
