import type { StateBlock } from 'markdown-it';

/** The first line of a container. */
export interface Opening {
  readonly line: number;
  readonly colons: number;
  readonly name: string;
  /** What stands behind the name. */
  readonly rest: string;
  /** The line without indentation. */
  readonly text: string;
}

/** Reads `::: name …`; a name must begin with a letter, so that smileys and emphasis stay text. */
export function readOpening(state: StateBlock, line: number): Opening | null {
  const text = lineOf(state, line);
  if (text === null || !text.startsWith(':::')) return null;
  const match = /^(:{3,})[ \t]*([A-Za-z][\w-]{0,60})(?=[\s{]|$)[ \t]*(.*)$/.exec(text);
  const [, colons, name, rest] = match ?? [];
  if (colons === undefined || name === undefined) return null;
  return { line, colons: colons.length, name, rest: (rest ?? '').trim(), text };
}

/**
 * The line that closes a container. A closing line closes the innermost open container with as many colons, else the
 * innermost one; code blocks hide the lines in them.
 * @returns `line` is `null` where nothing closes it; `limit` is then the line after its last
 */
export function findClosing(
  state: StateBlock,
  opening: Opening,
  endLine: number,
): { readonly line: number | null; readonly limit: number } {
  const open = [opening.colons];
  let fence: string | null = null;
  for (let line = opening.line + 1; line < endLine; line++) {
    if (state.isEmpty(line)) continue;
    if ((state.sCount[line] ?? 0) < state.blkIndent) return { line: null, limit: line };
    const text = lineOf(state, line);
    if (text === null) continue;
    if (fence !== null) {
      if (text.startsWith(fence) && /^(?:`+|~+)\s*$/.test(text)) fence = null;
      continue;
    }
    fence = /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(text)?.[0] ?? null;
    const nested = readOpening(state, line);
    if (nested !== null) open.push(nested.colons);
    else if (/^:{3,}\s*$/.test(text)) {
      const same = open.lastIndexOf(text.trim().length);
      open.length = same === -1 ? open.length - 1 : same;
      if (open.length === 0) return { line, limit: line };
    }
  }
  return { line: null, limit: endLine };
}

/** The text of a line without its indentation; `null` where it is indented code. */
function lineOf(state: StateBlock, line: number): string | null {
  if ((state.sCount[line] ?? 0) - state.blkIndent >= 4) return null;
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
}
