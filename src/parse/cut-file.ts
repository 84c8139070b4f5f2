import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { SourceFile } from '../model/text.ts';
import { lineIndex, lineIndexAfter, type LineIndex } from '../util/lines.ts';
import { changeBetween, type TextChange } from '../util/text-change.ts';
import type { FileCut, ParsedPiece, ParseMemory } from './parse-memory.ts';
import { parseSlide } from './parse-slide.ts';
import type { Dialect } from './settings/reveal-md.ts';
import { cutOut, plainName, slideNames, type NamedTexts } from './split/cut-out.ts';
import { splitAgain, splitSlides, type Piece, type SplitOptions } from './split/split-slides.ts';

/** A file that is to be cut, and how. */
interface CutTask {
  readonly source: SourceFile;
  readonly index: LineIndex;
  readonly options: SplitOptions;
}

/** A file as it was cut, and what is said of slides with nothing on them, by place. */
interface Cut {
  readonly cut: FileCut;
  readonly blank: ReadonlyMap<number, Diagnostic>;
}

/** The lines of a file, and where it is another than before. @param before `null` where it is read for the first time */
export function indexFrom(
  before: FileCut | null,
  { text }: SourceFile,
): { readonly index: LineIndex; readonly change: TextChange | null } {
  if (before === null) return { index: lineIndex(text), change: null };
  const change = changeBetween(before.index.text, text);
  return { index: lineIndexAfter(before.index, text, change), change };
}

/** Cuts all of a file. */
export function cutWhole({ source, index, options }: CutTask, memory: ParseMemory): Cut {
  const { dialect } = options;
  const pieces = splitSlides(source, index, options);
  const kept = withoutBlankEnds(source.text, pieces);
  const blank = new Map<number, Diagnostic>();
  const named: NamedTexts = new Map();
  const name = slideNames(source.path, dialect, memory.names.get(source.path) ?? named, named);
  const read = kept.map((piece, i) => {
    if (isEmpty(source.text, piece)) blank.set(i, emptySlide(source, index, piece));
    return readPiece(source, piece, { name, dialect, memory });
  });
  memory.names.set(source.path, named);
  const isPlain = kept.length === pieces.length && blank.size === 0;
  const texts = fieldOf(read, 'text');
  return {
    cut: {
      ...{ index, options, texts },
      own: fieldOf(read, 'own'),
      starts: kept.map(({ whole }) => whole.start),
      separators: kept.map(separatorOf),
      parsed: fieldOf(read, 'parsed'),
      names: isPlain ? new Set(texts.map(({ path }) => path)) : null,
    },
    blank,
  };
}

/**
 * Cuts anew what is another of a file that was cut before: an edit of one slide of thousands.
 * @returns `null` where that does not tell all: the file is to be cut as a whole
 */
export function cutAgain(
  { source, index, options }: CutTask,
  before: FileCut,
  change: TextChange,
  memory: ParseMemory,
): Cut | null {
  const { names } = before;
  if (names === null || !isSameWay(options, before.options)) return null;
  const { from, to, pieces } = splitAgain(index, options, { ...before, change });
  if (pieces.some((piece) => isEmpty(source.text, piece))) return null;
  const name = plainName(source.path, options.dialect);
  const read = pieces
    .map((piece) => readPiece(source, piece, { name, dialect: options.dialect, memory }))
    // A slice of the file would keep all of it as it was at this save.
    .map((one) => ({ ...one, text: withoutFile(one.text) }));
  const old = before.texts.slice(from, to).map(({ path }) => path);
  const fresh = read.map(({ text }) => text.path);
  if (!rename(names, old, fresh)) return null;
  for (const path of old) if (!names.has(path)) memory.parse.delete(path);
  const shift = change.now - change.before;
  const put = <T>(list: readonly T[], middle: readonly T[], moved?: (one: T) => T): readonly T[] => {
    const behind = list.slice(to);
    return [...list.slice(0, from), ...middle, ...(moved === undefined || shift === 0 ? behind : behind.map(moved))];
  };
  const starts = pieces.map(({ whole }) => whole.start);
  const cut: FileCut = {
    ...{ index, options, names },
    own: put(before.own, fieldOf(read, 'own')),
    starts: put(before.starts, starts, (start) => start + shift),
    separators: put(before.separators, pieces.map(separatorOf), (start) => start + shift),
    texts: put(before.texts, fieldOf(read, 'text'), (text) => movedBy(shift, text)),
    parsed: put(before.parsed, fieldOf(read, 'parsed')),
  };
  return { cut, blank: new Map() };
}

/**
 * Puts new names in the place of old ones.
 * @returns whether it was done: not where two texts say the same, which are counted over all of the file
 */
function rename(names: Set<string>, old: readonly string[], fresh: readonly string[]): boolean {
  const isAlone = (path: string): boolean => !/\.\d+$/.test(path) && !names.has(`${path}.2`);
  const isFree = (path: string): boolean => !names.has(path) || old.includes(path);
  if (!old.every(isAlone) || !fresh.every(isFree) || new Set(fresh).size < fresh.length) return false;
  for (const path of old) names.delete(path);
  for (const path of fresh) names.add(path);
  return true;
}

function fieldOf<K extends keyof ReadPiece>(read: readonly ReadPiece[], key: K): readonly ReadPiece[K][] {
  return read.map((one) => one[key]);
}

function movedBy(shift: number, { path, text, within }: SourceFile): SourceFile {
  return within === undefined
    ? { path, text }
    : { path, text, within: { file: within.file, start: within.start + shift } };
}

function isSameWay(a: SplitOptions, b: SplitOptions): boolean {
  const isSameDialect = a.dialect.name === 'plenary' && b.dialect.name === 'plenary';
  const isSameStart = a.firstLine === b.firstLine && a.settingsFirst === b.settingsFirst;
  return isSameDialect && isSameStart && String(a.dialect.notes) === String(b.dialect.notes);
}

interface ReadPiece {
  readonly text: SourceFile;
  readonly own: Piece;
  readonly parsed: ParsedPiece;
}

function readPiece(
  source: SourceFile,
  piece: Piece,
  around: {
    readonly name: (piece: Piece, text: string) => string;
    readonly dialect: Dialect;
    readonly memory: ParseMemory;
  },
): ReadPiece {
  const { name, dialect, memory } = around;
  const { text, own } = cutOut(source, piece, name);
  const before = memory.parse.get(text.path) ?? memory.parsedBefore?.(text.path);
  const parsed = before ?? parseSlide(withoutFile(text), own, dialect);
  memory.parse.set(text.path, parsed);
  return { text, own, parsed };
}

/** The text as letters of its own: a slice of the file would keep all of the file as it was at this save. */
function withoutFile(text: SourceFile): SourceFile {
  return { ...text, text: JSON.parse(JSON.stringify(text.text)) as string };
}

function separatorOf({ separator }: Piece): number {
  return separator?.start ?? -1;
}

/** A separator at the very beginning or end of a file makes no slide. */
function withoutBlankEnds(text: string, pieces: readonly Piece[]): readonly Piece[] {
  const counts = (piece: Piece): boolean => !isEmpty(text, piece);
  return pieces.slice(Math.max(0, pieces.findIndex(counts)), pieces.findLastIndex(counts) + 1);
}

function isEmpty(text: string, { settings, whole }: Piece): boolean {
  return settings === null && text.slice(whole.start, whole.end).trim() === '';
}

function emptySlide(source: SourceFile, index: LineIndex, piece: Piece): Diagnostic {
  const { start, end } = piece.separator ?? { start: 0, end: 0 };
  const dashes = index.text.slice(start, end);
  const from = start + (dashes.length - dashes.trimStart().length);
  return diagnose('parse/empty-slide', { file: source.path, start: from, end: from + dashes.trim().length }, {});
}
