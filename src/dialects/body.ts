import { asText, literalStart } from './common.ts';
import { keep, write, type Draft, type Piece, type Stretch } from './draft.ts';
import { inlinePieces, type InlineRules } from './inline.ts';
import { linesOf, type Line } from './lines.ts';

/** What a rule for whole lines gives: pieces in their place, and the line to go on at. */
export interface TakenLines {
  readonly pieces: readonly Piece[];
  readonly next: number;
}

/** What a dialect makes of the lines of a slide. */
export interface BodyRules {
  readonly inline: InlineRules;
  /** A line of text that is more than text. */
  readonly line?: (lines: readonly Line[], at: number) => TakenLines | null;
  /** A block of code, from its first line to the one that closes it. */
  readonly fence?: (lines: readonly Line[], first: number, last: number) => readonly Piece[] | null;
  /** Words that are put in at an offset. */
  readonly inserts?: ReadonlyMap<number, string>;
  /** Are lines `::: name` dealt with as lines? */
  readonly containers?: boolean;
}

/** Converts lines of a slide: blocks of code, lines that mean something, and running text between them. */
export function bodyPieces(draft: Draft, lines: readonly Line[], rules: BodyRules): Piece[] {
  const inserts = new Map(rules.inserts);
  for (const line of lines) escapeStart(line, inserts, rules.containers === true);
  const pieces: Piece[] = [];
  let runStart = -1;
  const endRun = (at: number): void => {
    if (runStart !== -1 && at > runStart)
      pieces.push(...inlinePieces(draft, { start: runStart, end: at }, rules.inline));
    runStart = -1;
  };
  for (let at = 0; at < lines.length;) {
    const line = lines[at] as Line;
    const taken = line.kind === 'text' ? (rules.line?.(lines, at) ?? null) : null;
    const block = taken ?? (line.opens === null ? null : codeBlock(lines, at, rules));
    if (block === null) {
      if (runStart === -1) runStart = line.start;
      at++;
      continue;
    }
    endRun(line.start);
    pieces.push(...block.pieces);
    at = block.next;
  }
  endRun(Math.min(draft.text.length, (lines.at(-1)?.end ?? -1) + 1));
  return withInserts(pieces, inserts);
}

function escapeStart({ kind, text, start }: Line, inserts: Map<number, string>, containers: boolean): void {
  const at = kind !== 'text' || (containers && text.includes(':::')) ? null : literalStart(text);
  if (at !== null) inserts.set(start + at, '\\');
}

function codeBlock(lines: readonly Line[], first: number, rules: BodyRules): TakenLines {
  const last = endOfFence(lines, first);
  const start = (lines[first] as Line).start;
  const end = (lines[last] as Line).end;
  return { pieces: [...(rules.fence?.(lines, first, last) ?? [keep(start, end)]), write('\n', end)], next: last + 1 };
}

/** The line that closes a block of code; the last one where nothing does. */
export function endOfFence(lines: readonly Line[], first: number): number {
  let last = first + 1;
  while (last < lines.length && lines[last]?.kind === 'code') last++;
  return Math.min(last, lines.length - 1);
}

/** Puts words in where they belong; what the source says stays whole. */
function withInserts(pieces: readonly Piece[], inserts: ReadonlyMap<number, string>): Piece[] {
  if (inserts.size === 0) return [...pieces];
  const places = [...inserts.keys()].sort((a, b) => a - b);
  const out: Piece[] = [];
  let next = 0;
  for (const piece of pieces) {
    let from = piece.start;
    while (next < places.length && (places[next] as number) < piece.start) next++;
    for (; next < places.length && (places[next] as number) <= piece.end && piece.text === undefined; next++) {
      const at = places[next] as number;
      if (at > from) out.push(keep(from, at));
      out.push(write(inserts.get(at) as string, at));
      from = at;
    }
    if (piece.text !== undefined || from < piece.end) out.push({ ...piece, start: from });
  }
  return out;
}

/** What is said: lines that would begin a slide or a container stay text. */
export function saidPieces(draft: Draft, { start, end }: Stretch, inline: Partial<InlineRules> = {}): readonly Piece[] {
  const text = draft.text.slice(start, end);
  const from = start + (text.length - text.trimStart().length);
  const to = start + text.trimEnd().length;
  if (to <= from) return [];
  const lines = linesOf(draft.text.slice(0, to), from);
  const inserts = new Map(
    lines.filter(({ text: each }) => /^-{3,4}[ \t]*$/.test(each)).map((line) => [line.start, '\\']),
  );
  const none = (): null => null;
  const rules = { ...asText, math: true, comment: none, tag: none, picture: none, ...inline };
  const pieces = bodyPieces({ ...draft, text: draft.text.slice(0, to) }, lines, { inline: rules, inserts });
  return pieces.filter((piece) => piece.text !== '\n' || piece.start < to);
}
