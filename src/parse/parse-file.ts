import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { LocatedJson } from '../model/json.ts';
import type { SourceFile, Span } from '../model/text.ts';
import { lineIndex, type LineIndex } from '../util/lines.ts';
import { readFrontMatter } from './front-matter.ts';
import type { ParseMemory } from './parse-memory.ts';
import { parseSlide, type FileSlide } from './parse-slide.ts';
import { deckTable } from './settings/deck-table.ts';
import { settingKeys } from './settings/read-settings.ts';
import { dialectOf, revealMdKeys, type Dialect } from './settings/reveal-md.ts';
import { slideTable } from './settings/slide-table.ts';
import { cutOut, slideNames, type NamedTexts } from './split/cut-out.ts';
import { splitSlides, type Piece } from './split/split-slides.ts';

/** A file of slides by itself: what it includes is named, not followed. */
export interface ParsedFile {
  /** The deck's settings at its top, not yet checked; no map where they are none. */
  readonly block: LocatedJson;
  /** They could not be read, so what they lack says nothing. */
  readonly isBroken: boolean;
  /** The line that opens them, else the first line. */
  readonly opening: Span;
  readonly dialect: Dialect;
  readonly slides: readonly FileSlide[];
  /** The text of each slide. */
  readonly texts: readonly SourceFile[];
  /** Texts of slides that stand in for some of these: those of a translation. */
  readonly moreTexts?: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

const noSettings: LocatedJson = { value: null, places: new Map() };

/**
 * Reads a file of slides.
 * @param role an included file may begin with the settings of its first slide; the deck begins with its own
 * @param memory slides that were read before
 */
export function parseFile(source: SourceFile, role: 'deck' | 'included', memory: ParseMemory): ParsedFile {
  const key = `${role} ${source.path}`;
  const last = memory.files?.get(key);
  if (last?.source === source) {
    const file = last.file as ParsedFile;
    if (file.texts.every(({ path }) => memory.parse.has(path))) return file;
  }
  const file = readFile(source, role, memory);
  memory.files?.set(key, { source, file });
  return file;
}

function readFile(source: SourceFile, role: 'deck' | 'included', memory: ParseMemory): ParsedFile {
  const index = lineIndex(source.text);
  const front = readFrontMatter(source, index);
  const { opening, block, next, present } = front.value;
  const ofSlide = role === 'included' && isOfSlide(block);
  const dialect = dialectOf(ofSlide ? noSettings : block);
  const pieces = splitSlides(source, index, { firstLine: ofSlide ? 2 : next, settingsFirst: present, dialect });
  const diagnostics: Diagnostic[] = ofSlide ? [] : [...front.diagnostics];
  const slides: FileSlide[] = [];
  const texts: SourceFile[] = [];
  const named: NamedTexts = new Map();
  const name = slideNames(source.path, dialect, memory.names.get(source.path) ?? named, named);
  for (const piece of withoutBlankEnds(source.text, pieces)) {
    if (piece.settings === null && isBlank(source.text, piece)) diagnostics.push(emptySlide(source, index, piece));
    const { text, own } = cutOut(source, piece, name);
    const before = memory.parse.get(text.path) ?? memory.parsedBefore?.(text.path);
    const parsed = before ?? parseSlide(withoutFile(text), own, dialect);
    memory.parse.set(text.path, parsed);
    texts.push(text);
    slides.push(parsed.slide);
    diagnostics.push(...parsed.diagnostics);
  }
  memory.names.set(source.path, named);
  const isBroken = front.diagnostics.length > 0;
  return { block: ofSlide ? noSettings : block, isBroken, opening, dialect, slides, texts, diagnostics };
}

/** The text as letters of its own: a slice of the file would keep all of the file as it was at this save. */
function withoutFile(text: SourceFile): SourceFile {
  return { ...text, text: JSON.parse(JSON.stringify(text.text)) as string };
}

/** Do the settings at the top of an included file speak of a slide? */
function isOfSlide(block: LocatedJson): boolean {
  const keys = settingKeys(block);
  const ofDeck = (key: string): boolean => Object.hasOwn(deckTable, key) || revealMdKeys.has(key);
  const ofSlide = (key: string): boolean => Object.hasOwn(slideTable, key);
  return keys.some((key) => ofSlide(key) && !ofDeck(key)) && !keys.some((key) => ofDeck(key) && !ofSlide(key));
}

/** A separator at the very beginning or end of a file makes no slide. */
function withoutBlankEnds(text: string, pieces: readonly Piece[]): readonly Piece[] {
  const counts = (piece: Piece): boolean => piece.settings !== null || !isBlank(text, piece);
  return pieces.slice(Math.max(0, pieces.findIndex(counts)), pieces.findLastIndex(counts) + 1);
}

function isBlank(text: string, piece: Piece): boolean {
  return text.slice(piece.whole.start, piece.whole.end).trim() === '';
}

function emptySlide(source: SourceFile, index: LineIndex, piece: Piece): Diagnostic {
  const { start, end } = piece.separator ?? { start: 0, end: 0 };
  const dashes = index.text.slice(start, end);
  const from = start + (dashes.length - dashes.trimStart().length);
  return diagnose('parse/empty-slide', { file: source.path, start: from, end: from + dashes.trim().length }, {});
}
