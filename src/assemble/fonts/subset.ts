import type { FontFile } from '../../model/project.ts';

/**
 * The features kept: those that are on by default, so that text is as wide as charts were measured, and those that the
 * style sheet turns on (tabular and lining figures). All others would bring their alternative glyphs along.
 */
const features = [
  'calt',
  'ccmp',
  'clig',
  'kern',
  'liga',
  'locl',
  'mark',
  'mkmk',
  'rclt',
  'rlig',
  'tnum',
  'lnum',
  'ssty',
];

const last = new WeakMap<FontFile, { readonly text: string; readonly bytes: Promise<Uint8Array> }>();

/** A WOFF2 with the glyphs of some characters. The last result of each face is kept: an edit seldom adds a letter. */
export function subset(face: FontFile, text: string): Promise<Uint8Array> {
  const kept = last.get(face);
  if (kept?.text === text) return kept.bytes;
  const bytes = cut(face, text);
  last.set(face, { text, bytes });
  return bytes;
}

async function cut(face: FontFile, text: string): Promise<Uint8Array> {
  const { default: subsetFont } = await import('subset-font');
  return subsetFont(Buffer.from(face.bytes), text, { targetFormat: 'woff2', keepFeatures: features });
}
