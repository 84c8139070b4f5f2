/*
 * Handlebars is not read in code, formulas and comments. Their braces are replaced by noncharacters of the same
 * length before Handlebars parses the text, so that every offset stays true.
 */

/** Stands for one `{` that Handlebars must not see. */
const hiddenBrace = '\uFDD2';
/** Stands for the backslash of `\{{`, which is dropped from the text. */
export const droppedBackslash = '\uFDD3';

/** The text as Handlebars may read it, character for character as long as before. */
export function maskTemplate(text: string): string {
  if (!text.includes('{{')) return text;
  const hidden = hiddenRanges(text);
  let masked = '';
  let at = 0;
  for (const [start, end] of hidden) {
    masked += escapes(text.slice(at, start)) + text.slice(start, end).replaceAll('{', hiddenBrace);
    at = end;
  }
  return masked + escapes(text.slice(at));
}

function escapes(text: string): string {
  return text.replace(/\\\{\{\{?/g, (found) => droppedBackslash + hiddenBrace.repeat(found.length - 1));
}

type Range = readonly [start: number, end: number];

/** Fenced code, inline code, formulas and comments, in order. Linear: every construct is skipped once it has begun. */
function hiddenRanges(text: string): Range[] {
  const ranges: Range[] = [];
  const closers = new Map<string, number>();
  let at = 0;
  while (at < text.length) {
    const end = rangeEnd(text, at, closers);
    if (end > at) {
      ranges.push([at, end]);
      at = end;
    } else {
      at = nextStart(text, at);
    }
  }
  return ranges;
}

const starts = /[`~$<]/g;

function nextStart(text: string, at: number): number {
  starts.lastIndex = at + (text[at] === '`' || text[at] === '~' ? runLength(text, at) : 1);
  const found = starts.exec(text);
  return found === null ? text.length : found.index;
}

/** Where the construct that begins at `at` ends; `at` itself where none begins there. */
function rangeEnd(text: string, at: number, closers: Map<string, number>): number {
  const c = text[at];
  if (c === '`' || c === '~') return codeEnd(text, at, closers);
  if (c === '<' && text.startsWith('<!--', at)) return after(text, '-->', at + 4, closers) ?? at;
  if (c === '$') return formulaEnd(text, at, closers);
  return at;
}

function codeEnd(text: string, at: number, closers: Map<string, number>): number {
  const run = runLength(text, at);
  const mark = text.slice(at, at + run);
  if (run >= 3 && onlyPrefixBefore(text, at)) return fenceEnd(text, at, mark);
  if (text[at] === '~') return at;
  for (let i = indexOf(text, mark, at + run, closers); i !== -1; i = text.indexOf(mark, i + runLength(text, i))) {
    if (runLength(text, i) === run) return i + run;
  }
  return at;
}

function fenceEnd(text: string, at: number, mark: string): number {
  for (let line = text.indexOf('\n', at); line !== -1; line = text.indexOf('\n', line + 1)) {
    const next = text.indexOf('\n', line + 1);
    const content = text
      .slice(line + 1, next === -1 ? text.length : next)
      .replace(/^[\s>]*/, '')
      .trimEnd();
    if (content.startsWith(mark) && content === mark[0]?.repeat(content.length))
      return next === -1 ? text.length : next;
  }
  return text.length;
}

/** Pandoc's rule: no space after the opening `$`, none before the closing one, no digit after it. */
function formulaEnd(text: string, at: number, closers: Map<string, number>): number {
  if (text[at - 1] === '\\') return at;
  if (text.startsWith('$$', at)) return after(text, '$$', at + 2, closers) ?? at;
  if (/\s/.test(text[at + 1] ?? ' ')) return at;
  const paragraph = indexOf(text, '\n\n', at, closers);
  const limit = paragraph === -1 ? text.length : paragraph;
  for (let i = indexOf(text, '$', at + 1, closers); i !== -1 && i < limit; i = text.indexOf('$', i + 1)) {
    if (!/[\s\\]/.test(text[i - 1] as string) && !/\d/.test(text[i + 1] ?? '')) return i + 1;
  }
  return at;
}

function after(text: string, mark: string, from: number, closers: Map<string, number>): number | null {
  const end = indexOf(text, mark, from, closers);
  return end === -1 ? null : end + mark.length;
}

/** `indexOf` that remembers that a mark does not come again, so that hostile text costs one scan a mark. */
function indexOf(text: string, mark: string, from: number, closers: Map<string, number>): number {
  if ((closers.get(mark) ?? Infinity) <= from) return -1;
  const found = text.indexOf(mark, from);
  if (found === -1) closers.set(mark, from);
  return found;
}

function runLength(text: string, at: number): number {
  let end = at;
  while (text[end] === text[at]) end++;
  return end - at;
}

function onlyPrefixBefore(text: string, at: number): boolean {
  return /^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?$/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at));
}
