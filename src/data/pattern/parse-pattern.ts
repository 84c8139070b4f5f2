/** A pattern of a schema as a tree. */
export type PatternNode =
  | { readonly kind: 'character'; readonly fits: (character: string) => boolean }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | {
      readonly kind: 'repeat';
      readonly node: PatternNode;
      readonly min: number;
      /** `null`: no end. */ readonly max: number | null;
    };

/** The tree, or why there is none. */
export type ParsedPattern =
  { readonly ok: true; readonly node: PatternNode } | { readonly ok: false; readonly why: string };

/** Where the parser stands, and the first thing that it could not take. */
interface Cursor {
  readonly source: string;
  at: number;
  depth: number;
  problem: string | null;
}

const longest = 1000;
const deepest = 50;
const mostRepeats = 1000;

/** Parses a regular expression without back-references and look-around. `^` at its start and `$` at its end say nothing new. */
export function parsePattern(source: string): ParsedPattern {
  if (source.length > longest) return { ok: false, why: `it is longer than ${longest} characters` };
  const body = source.replace(/^\^/, '').replace(/(?<!\\)\$$/, '');
  const cursor: Cursor = { source: body, at: 0, depth: 0, problem: null };
  const node = parseChoice(cursor);
  if (cursor.problem === null && cursor.at < body.length) cursor.problem = 'a `)` has no `(`';
  return cursor.problem === null ? { ok: true, node } : { ok: false, why: cursor.problem };
}

function parseChoice(cursor: Cursor): PatternNode {
  const options = [parseSequence(cursor)];
  while (peek(cursor) === '|' && cursor.problem === null) {
    cursor.at++;
    options.push(parseSequence(cursor));
  }
  return options.length === 1 ? (options[0] as PatternNode) : { kind: 'choice', options };
}

function parseSequence(cursor: Cursor): PatternNode {
  const parts: PatternNode[] = [];
  for (
    let next = peek(cursor);
    next !== '' && next !== '|' && next !== ')' && cursor.problem === null;
    next = peek(cursor)
  ) {
    parts.push(parseRepeat(cursor, parseAtom(cursor)));
  }
  return { kind: 'sequence', parts };
}

function parseRepeat(cursor: Cursor, node: PatternNode): PatternNode {
  const written = /^(?:[*+?]|\{(\d{1,4})(,(\d{1,4})?)?\})\??/.exec(cursor.source.slice(cursor.at, cursor.at + 14));
  if (written === null) return node;
  cursor.at += written[0].length;
  if (/[*+?{]/.test(peek(cursor))) fail(cursor, 'two repeats stand together');
  if (written[1] === undefined) {
    return {
      kind: 'repeat',
      node,
      min: written[0].startsWith('+') ? 1 : 0,
      max: written[0].startsWith('?') ? 1 : null,
    };
  }
  const min = Number(written[1]);
  const max = written[2] === undefined ? min : written[3] === undefined ? null : Number(written[3]);
  if (min > mostRepeats || (max ?? 0) > mostRepeats) fail(cursor, `more than ${mostRepeats} repeats`);
  if (max !== null && max < min) fail(cursor, `\`${written[0]}\` ends before it begins`);
  return { kind: 'repeat', node, min, max };
}

function parseAtom(cursor: Cursor): PatternNode {
  const character = String.fromCodePoint(cursor.source.codePointAt(cursor.at) as number);
  if (character === '(') return parseGroup(cursor);
  if (character === '[') return parseClass(cursor);
  if (character === '\\') return parseEscape(cursor);
  cursor.at += character.length;
  if (character === '.') return { kind: 'character', fits: (c) => c !== '\n' };
  if ('*+?{'.includes(character)) fail(cursor, `\`${character}\` repeats nothing`);
  if (']}'.includes(character))
    fail(cursor, `\`${character}\` closes nothing; write \`\\${character}\` for the character`);
  if ('^$'.includes(character)) fail(cursor, `\`${character}\` may stand only at the outer end`);
  return { kind: 'character', fits: (c) => c === character };
}

function parseGroup(cursor: Cursor): PatternNode {
  cursor.at++;
  if (cursor.source.startsWith('?:', cursor.at)) cursor.at += 2;
  else if (peek(cursor) === '?') fail(cursor, 'look-around and named groups are not taken');
  if (++cursor.depth > deepest) fail(cursor, 'its groups are nested too deep');
  const node = cursor.problem === null ? parseChoice(cursor) : { kind: 'sequence' as const, parts: [] };
  cursor.depth--;
  if (cursor.source[cursor.at] === ')') cursor.at++;
  else fail(cursor, 'a `(` is never closed');
  return node;
}

function parseClass(cursor: Cursor): PatternNode {
  const written = /^\[\^?(?:[^\]\\]|\\.)*\]/su.exec(cursor.source.slice(cursor.at));
  if (written === null) return fail(cursor, 'a `[` is never closed');
  cursor.at += written[0].length;
  return singleCharacter(cursor, written[0]);
}

function parseEscape(cursor: Cursor): PatternNode {
  const written =
    /^\\(?:[pP]\{[\w=]{1,40}\}|u\{[\da-fA-F]{1,6}\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|[dDwWsStnrfv]|[^\w\s])/u.exec(
      cursor.source.slice(cursor.at, cursor.at + 48),
    );
  if (written === null) return fail(cursor, `\`${cursor.source.slice(cursor.at, cursor.at + 2)}\` is not taken`);
  cursor.at += written[0].length;
  const literal = /^\\[^\w]$/u.test(written[0]) ? written[0].slice(1) : null;
  return literal === null ? singleCharacter(cursor, written[0]) : { kind: 'character', fits: (c) => c === literal };
}

/** A class or an escape, left to the platform's own regular expressions one character at a time. */
function singleCharacter(cursor: Cursor, source: string): PatternNode {
  try {
    const test = new RegExp(`^${source}$`, 'su');
    return { kind: 'character', fits: (c) => test.test(c) };
  } catch {
    return fail(cursor, `\`${source}\` is not a class of characters`);
  }
}

function peek(cursor: Cursor): string {
  return cursor.source[cursor.at] ?? '';
}

/** Notes the first problem and gives a node that matches nothing more. */
function fail(cursor: Cursor, problem: string): PatternNode {
  cursor.problem ??= problem;
  cursor.at = Math.max(cursor.at, 0);
  return { kind: 'sequence', parts: [] };
}
