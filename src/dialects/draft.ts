import type { MappedText, SourceFile } from '../model/text.ts';
import { concatMapped, mappedOpaque, mappedSource } from '../util/mapped-text.ts';

/** A stretch of the source, in its offsets. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A piece of the converted text: a stretch of the source as it is, or words that stand for one. */
export interface Piece extends Stretch {
  /** What is written instead; left out where the source itself is. */
  readonly text?: string;
}

/** What became of something in the source. */
export type Fate = 'kept' | 'changed' | 'dropped';

/** One entry of the report. */
export interface ReportEntry extends Stretch {
  readonly fate: Fate;
  /** What the source says there. */
  readonly what: string;
  /** Why it cannot stay, or what stands there instead. */
  readonly why: string;
}

/** A conversion while it is made: the source, and what is to be told. */
export interface Draft {
  readonly source: SourceFile;
  readonly text: string;
  readonly entries: ReportEntry[];
  /** What was told already: what holds on many slides is told once. */
  readonly told: Set<string>;
}

/** What a converter gives. */
export interface Conversion {
  readonly pieces: readonly Piece[];
  readonly entries: readonly ReportEntry[];
  /** Path of a file of references, from the deck's folder. */
  readonly references: string | null;
}

/** Begins a conversion. */
export function draftOf(source: SourceFile): Draft {
  return { source, text: source.text, entries: [], told: new Set() };
}

/** The source as it is. */
export function keep(start: number, end: number): Piece {
  return { start, end };
}

/** Words that stand for a stretch of the source, or at a point of it. */
export function write(text: string, at: number, end: number = at): Piece {
  return { start: at, end, text };
}

/** Notes what became of a stretch of the source. */
export function tell(draft: Draft, fate: Fate, at: Stretch, why: string): void {
  const { start, end } = at;
  const key = `${start} ${end} ${fate}`;
  if (draft.told.has(key)) return;
  draft.told.add(key);
  draft.entries.push({ start, end, fate, what: draft.text.slice(start, end).trim(), why });
}

/** Leaves a stretch out, and says so. */
export function drop(draft: Draft, at: Stretch, why: string): readonly Piece[] {
  tell(draft, 'dropped', at, why);
  return [];
}

/** Writes other words for a stretch, and says so. */
export function change(draft: Draft, at: Stretch, text: string, why: string): readonly Piece[] {
  tell(draft, 'changed', at, why);
  return [write(text, at.start, at.end)];
}

/**
 * Ends a conversion. Whatever word of the source was neither kept nor told is told now, so that nothing is lost in
 * silence.
 */
export function finish(draft: Draft, pieces: readonly Piece[], references: string | null = null): Conversion {
  const covered = [...pieces.filter(({ text }) => text === undefined), ...draft.entries]
    .map(({ start, end }) => ({ start, end }))
    .sort((a, b) => a.start - b.start);
  let at = 0;
  for (const { start, end } of [...covered, { start: draft.text.length, end: draft.text.length }]) {
    if (start > at) tellRest(draft, { start: at, end: start });
    at = Math.max(at, end);
  }
  const entries = [...draft.entries].sort((a, b) => a.start - b.start || a.end - b.end);
  return { pieces, entries, references };
}

function tellRest(draft: Draft, at: Stretch): void {
  const rest = draft.text.slice(at.start, at.end);
  if (!/[\p{L}\p{N}]/u.test(rest)) return;
  const start = at.start + (rest.length - rest.trimStart().length);
  tell(draft, 'dropped', { start, end: at.start + rest.trimEnd().length }, 'it has no meaning here');
}

/** The converted text, each character of which knows where the user wrote it. */
export function mappedPieces(source: SourceFile, pieces: readonly Piece[]): MappedText {
  return concatMapped(
    pieces.map(({ start, end, text }) =>
      text === undefined
        ? mappedSource(source, start, end)
        : mappedOpaque(text, { file: source.path, start, end: Math.max(start, end) }),
    ),
  );
}

/** The text of pieces, for a look at what they say. */
export function textOf(draft: Draft, pieces: readonly Piece[]): string {
  return pieces.map(({ start, end, text }) => text ?? draft.text.slice(start, end)).join('');
}
