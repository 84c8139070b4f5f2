import type { Token } from 'markdown-it';
import type { MappedText } from '../model/text.ts';
import { concatMapped, emptyText, mappedOpaque, sliceMapped, spanAt } from '../util/mapped-text.ts';
import { readAttributes } from './markdown/attribute-syntax.ts';
import { metaNumber } from './markdown/token-meta.ts';
import { token as tokenOf } from '../util/tokens.ts';
import { htmlAlts } from './texts-html.ts';

/** What is seen of a block, and the words of the pictures in it. */
export interface VisibleText {
  readonly text: MappedText;
  readonly alts: readonly MappedText[];
}

/** Round a formula, so that its inside can be told from prose. */
export const formulaMark = '\u2062';
/** In the place of code. */
export const codeMark = '\uFFFC';

interface Walk {
  readonly content: MappedText;
  readonly pieces: MappedText[];
  readonly alts: MappedText[];
  /** Ends of the links that are open, so that no text is looked for in their addresses. */
  readonly links: number[];
  /** Offset in `content` up to which all is read. */
  at: number;
  /** The element whose content no reader sees, while it is open. */
  unseen: string | null;
}

/**
 * Lays the inline tokens of a block against the text that they were made from.
 * @param content the block's raw text with its places
 */
export function visibleText(children: readonly Token[], content: MappedText): VisibleText {
  const walk: Walk = { content, pieces: [], alts: [], links: [], at: 0, unseen: null };
  for (const child of children) step(walk, child);
  return { text: concatMapped(walk.pieces), alts: walk.alts };
}

function step(walk: Walk, token: Token): void {
  if (walk.unseen !== null && token.type !== 'html_inline') return;
  const claim = claimOf(token);
  if (claim !== null && token.nesting !== -1) put(walk, tokenOf('claim', claim));
  stepInto(walk, token);
  if (claim !== null && token.nesting !== 1) put(walk, tokenOf('claim', 'end'));
}

/** The claim that an element carries, by its index: `findClaimWords` gave it to the closing token too. */
export function claimOf(token: Token): number | null {
  const claim: unknown = token.meta?.['claim'];
  return typeof claim === 'number' ? claim : null;
}

function stepInto(walk: Walk, token: Token): void {
  switch (token.type) {
    case 'text':
      return read(walk, token.content);
    case 'softbreak':
    case 'hardbreak':
      return put(walk, ' ');
    case 'code_inline':
      skipTo(walk, token.content);
      return put(walk, codeMark);
    case 'math_inline':
      return formula(walk, token);
    case 'image':
      return picture(walk, token);
    case 'link_open':
      walk.links.push(metaNumber(token, 'end'));
      return;
    case 'link_close':
      walk.at = Math.max(walk.at, walk.links.pop() ?? 0);
      return;
    case 'citation':
      walk.at = Math.max(walk.at, metaNumber(token, 'end'));
      return;
    case 'html_inline':
      return html(walk, token);
    default:
      return closeMark(walk, token);
  }
}

/** Text as it stands in the source; where Markdown read an escape or a reference, piece by piece. */
function read(walk: Walk, text: string): void {
  if (text === '') return;
  skipAttributes(walk);
  const start = walk.content.text.indexOf(text, walk.at);
  if (start !== -1) {
    walk.pieces.push(sliceMapped(walk.content, start, start + text.length));
    walk.at = start + text.length;
    return;
  }
  const aligned = align(walk, text);
  walk.pieces.push(aligned.text === text ? aligned : put1(walk, text));
}

/** Reads letter by letter: a backslash before a letter and what stands for one letter (`&amp;`) are stepped over. */
function align(walk: Walk, text: string): MappedText {
  const raw = walk.content.text;
  const pieces: MappedText[] = [];
  let from = raw.indexOf(text[0] === '&' ? '&' : (text[0] as string), walk.at);
  const reference = /&#?\w{1,32};/y;
  let runStart = from;
  for (let i = 0; i < text.length && from !== -1; i++, from++) {
    reference.lastIndex = from;
    const entity = raw[from] === '&' ? reference.exec(raw)?.[0] : undefined;
    const isEscape = raw[from] === '\\' && raw[from] !== text[i];
    if (!isEscape && entity === undefined) {
      if (raw[from] !== text[i]) return emptyText;
      continue;
    }
    pieces.push(sliceMapped(walk.content, runStart, from));
    if (isEscape) {
      from++;
      if (raw[from] !== text[i]) return emptyText;
      runStart = from;
      continue;
    }
    const length = entity?.length ?? 1;
    const letter = String.fromCodePoint(text.codePointAt(i) as number);
    pieces.push(mappedOpaque(letter, spanAt(walk.content, from, from + length) ?? nowhere));
    i += letter.length - 1;
    from += length - 1;
    runStart = from + 1;
  }
  if (from === -1) return emptyText;
  pieces.push(sliceMapped(walk.content, runStart, from));
  walk.at = from;
  return concatMapped(pieces);
}

const nowhere = { file: '', start: 0, end: 0 };

function formula(walk: Walk, { content, markup }: Token): void {
  skipTo(walk, markup, 0);
  const start = walk.content.text.indexOf(content, walk.at);
  put(walk, formulaMark);
  if (start !== -1) walk.pieces.push(sliceMapped(walk.content, start, start + content.length));
  put(walk, formulaMark);
  walk.at += markup.length;
}

function picture(walk: Walk, token: Token): void {
  const end = Math.max(walk.at, metaNumber(token, 'end'));
  const classes = String(token.attrGet('class') ?? '').split(' ');
  const given = String(token.attrGet('alt') ?? '');
  if (!classes.includes('decorative')) {
    walk.at = given === '' ? metaNumber(token, 'at') + 2 : end;
    const inside: Walk = { ...walk, pieces: [], alts: [], links: [] };
    if (given !== '') inside.pieces.push(found(inside, given));
    else for (const child of token.children ?? []) step(inside, child);
    walk.alts.push(concatMapped(inside.pieces));
  }
  titleOf(walk, token, end);
  walk.at = end;
  skipAttributes(walk);
}

/** The words that are seen when the pointer rests on a picture: `![alt](file "title")`, the last before its end. */
function titleOf(walk: Walk, token: Token, end: number): void {
  const title = String(token.attrGet('title') ?? '');
  if (title === '') return;
  const start = walk.content.text.lastIndexOf(title, end);
  const isHere = start >= metaNumber(token, 'at');
  walk.alts.push(isHere ? sliceMapped(walk.content, start, start + title.length) : put1(walk, title));
}

function html(walk: Walk, token: Token): void {
  const at = metaNumber(token, 'at');
  const end = Math.max(at, metaNumber(token, 'end'));
  walk.alts.push(...htmlAlts(sliceMapped(walk.content, at, end)));
  walk.at = Math.max(walk.at, end);
  const [, slash, name = ''] =
    /^<(\/?)(script|style|textarea|template|title|iframe|option)\b/i.exec(token.content) ?? [];
  if (name !== '') walk.unseen = slash === '/' ? null : name;
  if (/^<br\b/i.test(token.content)) put(walk, ' ');
}

/** Steps over the mark that ends an element and the attributes behind it. */
function closeMark(walk: Walk, token: Token): void {
  if (token.nesting !== -1) return;
  const mark = token.type === 'span_close' ? ']' : token.markup;
  if (mark !== '' && walk.content.text.startsWith(mark, walk.at)) walk.at += mark.length;
  skipAttributes(walk);
}

function skipAttributes(walk: Walk): void {
  const block = readAttributes(walk.content.text, walk.at);
  if (block !== null) walk.at = block.end;
}

function skipTo(walk: Walk, text: string, behind = text.length): void {
  const at = text === '' ? -1 : walk.content.text.indexOf(text, walk.at);
  if (at !== -1) walk.at = at + behind;
}

function found(walk: Walk, text: string): MappedText {
  const at = walk.content.text.indexOf(text, walk.at);
  return at === -1 ? put1(walk, text) : sliceMapped(walk.content, at, at + text.length);
}

function put(walk: Walk, text: string): void {
  walk.pieces.push(put1(walk, text));
}

/** Text that stands nowhere as it is: it points at what is read next. */
function put1(walk: Walk, text: string): MappedText {
  const { content } = walk;
  const at = Math.min(walk.at, content.text.length - 1);
  return mappedOpaque(text, spanAt(content, Math.max(0, at), Math.max(0, at) + 1) ?? nowhere);
}
