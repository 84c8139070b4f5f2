/*
 * Part of npm run build: cuts the fonts that ship into pieces, once, so that building a talk packs none. Into
 * lib/fonts/ go the pieces as WOFF2, the tables that text is measured with, licences, and an index of which character
 * is where. Done again only when a font, a tool or a rule of cutting has changed.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { convert } from 'fontverter';
import subsetFont from 'subset-font';
import { families } from './fonts/pieces.mjs';
import { characters, growingGlyphs } from './fonts/sfnt.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'lib/fonts');
const packages = join(root, 'node_modules');

/** Cuts all fonts, unless that is done already. */
export async function cutFonts() {
  const inputs = inputHash();
  if (existsSync(join(target, 'index.json'))) {
    if (JSON.parse(readFileSync(join(target, 'index.json'), 'utf8')).inputs === inputs) return;
  }
  const fresh = `${target}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  const cut = [];
  for (const family of families) cut.push(await cutFamily(family, fresh));
  writeFileSync(join(fresh, 'index.json'), `${JSON.stringify({ inputs, families: cut })}\n`);
  rmSync(target, { recursive: true, force: true });
  renameSync(fresh, target);
}

function inputHash() {
  const hash = createHash('sha256');
  const own = ['scripts/fonts.mjs', 'scripts/fonts/pieces.mjs', 'scripts/fonts/sfnt.mjs'].map((path) =>
    join(root, path),
  );
  const tools = ['subset-font', 'harfbuzzjs', 'fontverter', 'wawoff2'].map((name) => join(name, 'package.json'));
  const sources = families.flatMap(({ licence, faces }) => [licence, ...faces.flatMap((face) => face.sources)]);
  const shipped = [...tools, ...sources].map((path) => join(packages, path));
  for (const path of [...own, ...shipped]) hash.update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

async function cutFamily({ family, use, licence, features, measured, faces, cores, blocks }, folder) {
  const stem = family.toLowerCase().replaceAll(' ', '-');
  const opened = [];
  for (const face of faces) opened.push(await openFace(face));
  const held = heldBy(opened);
  const grown = cores.map((core) => (core === 'growing' ? growing(opened) : core));
  const pieces = cutPieces({ held, cores: grown, blocks, files: opened[0].files, withoutCore: use === 'math' });
  const cutFaces = [];
  for (const { weight, style, files } of opened) {
    const name = `${stem}-${weight}${style === 'italic' ? 'i' : ''}`;
    for (const piece of [...pieces.cores, ...pieces.blocks]) {
      writeFileSync(join(folder, `${name}-${piece.name}.woff2`), await pack(files, piece.codes, features));
    }
    if (measured) writeFileSync(join(folder, `${name}.metrics`), await metrics(files, features));
    cutFaces.push({ name, weight, style });
  }
  writeFileSync(join(folder, `${stem}.txt`), readFileSync(join(packages, licence)));
  const told = (list) => list.map(({ name, codes }) => ({ name, ranges: rangesOf(codes, held) }));
  return {
    ...{ family, use, licence: `${stem}.txt`, covered: rangesOf([...held].sort(byNumber), null) },
    ...{ cores: told(pieces.cores), blocks: told(pieces.blocks), faces: cutFaces },
  };
}

/** A WOFF2 with the glyphs of some characters, and those that the features reach from them. */
function pack(files, codes, keepFeatures) {
  const held = (file) => codes.filter((code) => file.held.has(code)).length;
  const { sfnt } = files.reduce((best, file) => (held(file) > held(best) ? file : best));
  return subsetFont(sfnt, String.fromCodePoint(...codes), { targetFormat: 'woff2', keepFeatures });
}

/** A plain font without its outlines: how wide its glyphs are, and which stands for what. */
function metrics([{ sfnt, held }], keepFeatures) {
  const dropTables = ['glyf', 'loca', 'name', 'post', 'OS/2'];
  return subsetFont(sfnt, String.fromCodePoint(...held.keys()), { targetFormat: 'sfnt', keepFeatures, dropTables });
}

async function openFace({ weight, style, sources }) {
  const files = [];
  for (const path of sources) {
    // A copy: the decoder hands out a view of its own memory, which the next call overwrites.
    const sfnt = Buffer.from(await convert(readFileSync(join(packages, path)), 'sfnt'));
    files.push({ sfnt, held: characters(sfnt) });
  }
  return { weight, style, files };
}

/** What a family can show: what its upright face holds. The slanted one differs in a few signs of private use. */
function heldBy([{ files }]) {
  return new Set(files.flatMap(({ held }) => [...held.keys()]));
}

function growing([{ files }]) {
  const [{ sfnt, held }] = files;
  const glyphs = growingGlyphs(sfnt);
  return [...held].filter(([, glyph]) => glyphs.has(glyph)).map(([code]) => code);
}

/**
 * Each core holds the ones before it. Blocks share out what no core holds, or, for a family that is also asked for
 * single signs, all of it. A block comes from one file.
 */
function cutPieces({ held, cores, blocks, files, withoutCore }) {
  const grown = [];
  const last = new Set();
  for (const core of cores) {
    for (const code of core) if (held.has(code)) last.add(code);
    grown.push([...last].sort(byNumber));
  }
  const left = new Set(held);
  if (!withoutCore) for (const code of last) left.delete(code);
  const parts = [...blocks, ...files.map((file) => [...file.held.keys()])];
  const shared = parts.map((part) => part.filter((code) => left.delete(code)).sort(byNumber));
  return {
    cores: grown.map((codes, i) => ({ name: `core${i}`, codes })),
    blocks: shared.filter((codes) => codes.length > 0).map((codes, i) => ({ name: `block${i}`, codes })),
  };
}

/** Pairs of first and last. A hole in which the face holds nothing is closed, so that the list is short. */
function rangesOf(codes, held) {
  const ranges = [];
  for (const code of codes) {
    const last = ranges.length - 1;
    if (last > 0 && isClosed(ranges[last], code, held)) ranges[last] = code;
    else ranges.push(code, code);
  }
  return ranges;
}

function isClosed(last, code, held) {
  if (held === null) return code === last + 1;
  for (let between = last + 1; between < code; between++) if (held.has(between)) return false;
  return true;
}

function byNumber(a, b) {
  return a - b;
}
