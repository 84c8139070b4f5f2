/** What stands in `[5: 1-2|3|4,6]` behind a code block's language: where lines are counted from, and which to light up. */
export interface CodeSteps {
  /** Number of the first line. */
  readonly first: number;
  /** Per step the lines that are lit, from 1 as shown in the block; an empty step lights all. */
  readonly groups: readonly (readonly LineSpan[])[];
}

/** Lines from one to another, both lit. */
export interface LineSpan {
  readonly from: number;
  readonly to: number;
}

/** The style sheet `templates/themes/parts/code-steps.css` has rules for so many. */
export const mostSteps = 12;

/** Reads the text between the brackets; `null` where it is something else. */
export function readSteps(text: string): CodeSteps | null {
  const match = /^\s*(?:(\d{1,6})\s*:)?([\d\s,|*-]*)$/.exec(text);
  if (match === null) return null;
  const groups: LineSpan[][] = [];
  const body = (match[2] ?? '').trim();
  for (const group of body === '' ? [] : body.split('|')) {
    const spans = readGroup(group);
    if (spans === null) return null;
    groups.push(spans);
  }
  return { first: Number(match[1] ?? 1), groups };
}

/** Whether a step lights a line. */
export function isLit(group: readonly LineSpan[], line: number): boolean {
  return group.length === 0 || group.some(({ from, to }) => line >= from && line <= to);
}

function readGroup(text: string): LineSpan[] | null {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === '*') return [];
  const spans: LineSpan[] = [];
  for (const piece of trimmed.split(',')) {
    const match = /^\s*(\d{1,6})(?:\s*-\s*(\d{1,6}))?\s*$/.exec(piece);
    if (match === null) return null;
    const from = Number(match[1]);
    const to = Number(match[2] ?? match[1]);
    if (from < 1 || to < from) return null;
    spans.push({ from, to });
  }
  return spans;
}
