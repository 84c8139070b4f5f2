import { hash } from 'node:crypto';
import type { SourceFile } from '../../model/text.ts';
import { slideTextPath } from '../../util/slide-text.ts';
import type { Range } from '../ranges.ts';
import type { Dialect } from '../settings/reveal-md.ts';
import type { Piece } from './split-slides.ts';

/** Digests of texts that were named before, by the text, with all else that they were named by. */
export type NamedTexts = Map<string, { readonly how: string; readonly key: string }>;

/**
 * Names the texts of a file's slides by what they say; those that say the same are counted.
 * @param before what was named when the file was read last
 * @param now gets what is named
 */
export function slideNames(
  file: string,
  dialect: Dialect,
  before: NamedTexts,
  now: NamedTexts,
): (piece: Piece, text: string) => string {
  const counts = new Map<string, number>();
  return ({ settings, content, whole, vertical }, text) => {
    const how = howRead({ settings, content, whole, vertical }, dialect);
    const known = before.get(text);
    const key = known?.how === how ? known.key : keyOf(`${how}\n${text}`);
    now.set(text, known?.how === how ? known : { how, key });
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return slideTextPath(file, count === 1 ? key : `${key}.${count}`);
  };
}

/** The name of a text that no other of its file is like. */
export function plainName(file: string, dialect: Dialect): (piece: Piece, text: string) => string {
  return (piece, text) => slideTextPath(file, keyOf(`${howRead(piece, dialect)}\n${text}`));
}

/** All that a slide is read by beside its text. */
function howRead(
  { settings, content, whole, vertical }: Pick<Piece, 'settings' | 'content' | 'whole' | 'vertical'>,
  dialect: Dialect,
): string {
  const head =
    settings === null ? '' : `${settings.start - whole.start} ${settings.end - whole.start} ${settings.closed}`;
  return `${dialect.name} ${dialect.notes.source}\n${head}\n${content.start - whole.start} ${vertical}`;
}

function keyOf(facts: string): string {
  return hash('sha1', facts, 'hex').slice(0, 20);
}

/** A slide's text as a source of its own, and its piece as it lies in it. */
export function cutOut(
  source: SourceFile,
  piece: Piece,
  nameOf: ReturnType<typeof slideNames>,
): { readonly text: SourceFile; readonly own: Piece } {
  const { whole, settings, content } = piece;
  const { start } = whole;
  const text = source.text.slice(start, whole.end);
  const shift = <R extends Range>(range: R): R => ({ ...range, start: range.start - start, end: range.end - start });
  const own = {
    ...piece,
    // It stands before the text, which says nothing of it.
    separator: null,
    whole: shift(whole),
    settings: settings === null ? null : shift(settings),
    content: shift(content),
  };
  return { text: { path: nameOf(piece, text), text, within: { file: source.path, start } }, own };
}
