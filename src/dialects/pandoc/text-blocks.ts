import { keep, tell, write, type Draft, type Piece } from '../draft.ts';
import type { Line } from '../lines.ts';

/** Lines that were taken, and where the source goes on. */
export interface TakenBlock {
  readonly pieces: readonly Piece[];
  readonly next: number;
}

/** What running text becomes. */
export type Words = (line: Line, start: number) => readonly Piece[];

/**
 * Blocks of text that Pandoc has and we have not: lines that stay lines, terms with their definitions, numbered examples.
 * `null` where none begins.
 */
export function textBlock(draft: Draft, lines: readonly Line[], at: number, words: Words): TakenBlock | null {
  return lineBlock(draft, lines, at, words) ?? definition(draft, lines, at, words) ?? example(draft, lines, at, words);
}

const blockLine = /^\|(?: +|$)/;

/** `| words`, line by line. */
function lineBlock(draft: Draft, lines: readonly Line[], at: number, words: Words): TakenBlock | null {
  const isOf = (line: Line | undefined): boolean =>
    line?.kind === 'text' && blockLine.test(line.text) && !/\|[ \t]*$/.test(line.text.slice(1));
  if (!isOf(lines[at]) || isText(lines[at - 1])) return null;
  let next = at;
  while (isOf(lines[next])) next++;
  if (isText(lines[next]) && /^[ \t]*\|?[ \t]*:?-+/.test(lines[next]?.text ?? '')) return null;
  const pieces = lines.slice(at, next).flatMap((line, i) => {
    const start = line.start + (blockLine.exec(line.text)?.[0].length ?? 0);
    return [...words(line, start), write(at + i === next - 1 ? '\n' : '\\\n', line.end)];
  });
  tell(
    draft,
    'kept',
    { start: (lines[at] as Line).start, end: (lines[next - 1] as Line).end },
    'lines that stay lines',
  );
  return { pieces, next };
}

const meaning = /^ {0,2}[:~][ \t]+(?=\S)/;

/** A term, and what it means below it: as bold words, and a line each. */
function definition(draft: Draft, lines: readonly Line[], at: number, words: Words): TakenBlock | null {
  const term = lines[at] as Line;
  if (!isText(term) || isText(lines[at - 1]) || /^(?:[ \t]|[-*+>#|:~]|\d+[.)])/.test(term.text)) return null;
  const first = isText(lines[at + 1]) ? at + 1 : at + 2;
  if (lines[first]?.kind !== 'text' || !meaning.test(lines[first]?.text ?? '')) return null;
  const pieces: Piece[] = [
    write('**', term.start),
    keep(term.start, term.start + term.text.trimEnd().length),
    write('**', term.end),
  ];
  let next = first;
  for (let line = lines[next]; line?.kind === 'text' && meaning.test(line.text); line = lines[next]) {
    const start = line.start + (meaning.exec(line.text)?.[0].length ?? 0);
    pieces.push(write('\\\n', line.start), ...words(line, start));
    next += 1;
    for (let more = lines[next]; more?.kind === 'text' && /^[ \t]+\S/.test(more.text); more = lines[next]) {
      pieces.push(write('\n', more.start), ...words(more, more.start + (/^[ \t]+/.exec(more.text)?.[0].length ?? 0)));
      next += 1;
    }
    if (!isText(lines[next]) && meaning.test(lines[next + 1]?.text ?? '')) next += 1;
  }
  tell(draft, 'changed', term, 'a term in bold words, with what it means below');
  return { pieces: [...pieces, write('\n', (lines[next - 1] as Line).end)], next };
}

const exampleLine = /^\(@([\w-]*)\)[ \t]+/;

/** `(@)` is numbered through the whole document. */
function example(draft: Draft, lines: readonly Line[], at: number, words: Words): TakenBlock | null {
  const line = lines[at] as Line;
  const mark = exampleLine.exec(line.text);
  if (mark === null) return null;
  const number = (draft.text.slice(0, line.start).match(/^\(@[\w-]*\)[ \t]/gm)?.length ?? 0) + 1;
  const start = line.start + mark[0].length;
  tell(draft, 'changed', { start: line.start, end: start }, 'the number of the example');
  return {
    pieces: [write(`${number}. `, line.start, start), ...words(line, start), write('\n', line.end)],
    next: at + 1,
  };
}

function isText(line: Line | undefined): boolean {
  return line?.kind === 'text' && line.text.trim() !== '';
}
