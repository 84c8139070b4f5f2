/** A line of a deck, as far as any Markdown needs it. */
export interface Line {
  readonly start: number;
  /** Without the line break. */
  readonly end: number;
  readonly text: string;
  /** `fence` opens or closes a block of code, `code` stands in one, `comment` in an HTML comment. */
  readonly kind: 'text' | 'fence' | 'code' | 'comment';
  /** The fence that this line opens; `null` for any other line. */
  readonly opens: FenceHead | null;
}

/** The first line of a block of code. */
export interface FenceHead {
  readonly indent: string;
  readonly marks: string;
  readonly info: string;
}

interface Walk {
  fence: FenceHead | null;
  comment: boolean;
}

/** Tells the lines of a text from a place on: which are code, which stand in a comment. */
export function linesOf(text: string, first = 0): readonly Line[] {
  const lines: Line[] = [];
  const walk: Walk = { fence: null, comment: false };
  for (let start = first; start <= text.length;) {
    const next = text.indexOf('\n', start);
    const end = next === -1 ? text.length : next;
    lines.push(lineAt(walk, start, text.slice(start, end)));
    start = end + 1;
  }
  return lines;
}

const opening = /^([ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?)(`{3,}(?=[^`]*$)|~{3,})[ \t]*(.*?)[ \t]*$/;

function lineAt(walk: Walk, start: number, text: string): Line {
  const line = { start, end: start + text.length, text, opens: null };
  if (walk.fence !== null) {
    if (!closes(text, walk.fence)) return { ...line, kind: 'code' };
    walk.fence = null;
    return { ...line, kind: 'fence' };
  }
  if (walk.comment) {
    const end = text.indexOf('-->');
    walk.comment = end === -1 || leavesCommentOpen(text.slice(end + 3));
    return { ...line, kind: 'comment' };
  }
  const match = opening.exec(text);
  if (match !== null) {
    const opens = { indent: match[1] as string, marks: match[2] as string, info: match[3] as string };
    walk.fence = opens;
    return { ...line, kind: 'fence', opens };
  }
  walk.comment = leavesCommentOpen(text);
  return { ...line, kind: 'text' };
}

function closes(text: string, { marks }: FenceHead): boolean {
  const line = text.replace(/^[ \t>]+/, '').trimEnd();
  return line.length >= marks.length && line === (marks[0] as string).repeat(line.length);
}

/** Does a comment begin on the line, outside of code, and not end on it? */
function leavesCommentOpen(text: string): boolean {
  const bare = text.includes('<!--') ? text.replace(/(`+)[^`]*?\1/g, '').replace(/<!--.*?-->/g, '') : '';
  return bare.includes('<!--');
}

/** A line that is a thematic break of CommonMark. */
export function isRule(line: string): boolean {
  return /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(line);
}

/** A heading `## …`: its marks, and what follows. */
export function headingOf(line: string): { readonly level: number; readonly at: number } | null {
  const match = /^( {0,3}(#{1,6}))(?:[ \t]+|$)/.exec(line);
  return match === null ? null : { level: (match[2] as string).length, at: match[0].length };
}

/** The beginning of an item of a list: its indentation and mark, and where its words begin. */
export function itemOf(line: string): { readonly indent: number; readonly mark: string; readonly at: number } | null {
  const match = /^([ \t]*)([-*+]|\d{1,9}[.)])[ \t]+(?=\S)/.exec(line);
  return match === null ? null : { indent: (match[1] as string).length, mark: match[2] as string, at: match[0].length };
}

/** Does a line begin a block of its own, so that it cannot go on with the paragraph above? */
export function beginsBlock(line: string): boolean {
  return /^\s*(?:$|#{1,6}(?:\s|$)|[-*+]\s|\d{1,9}[.)]\s|>|\||<|`{3}|~{3}|:{3}|\$\$)/.test(line) || isRule(line);
}
