import { rawTextTags } from './allowed-tags.ts';

/** A tag as it stands in raw HTML. */
export interface ScannedTag {
  /** In lower case; `!` for a declaration or processing instruction. */
  readonly name: string;
  readonly closing: boolean;
  readonly start: number;
  readonly end: number;
  readonly attributes: readonly ScannedAttribute[];
}

/** An attribute as written in a tag. */
export interface ScannedAttribute {
  /** In lower case. */
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** The tags of raw HTML. */
export interface ScannedHtml {
  readonly tags: readonly ScannedTag[];
  /** Where a tag or comment begins that never ends; what follows is lost. */
  readonly unfinished: number | null;
}

/** Finds the tags of raw HTML with their places, in one pass over the text. Comments are no tags. */
export function scanTags(html: string): ScannedHtml {
  const tags: ScannedTag[] = [];
  let at = html.indexOf('<');
  while (at !== -1) {
    const next = skipAt(html, at);
    if (next === null) return { tags, unfinished: at };
    if (next.tag !== null) tags.push(next.tag);
    const from =
      next.tag !== null && !next.tag.closing && rawTextTags.has(next.tag.name) ? endOfRawText(html, next) : next.end;
    at = html.indexOf('<', from);
  }
  return { tags, unfinished: null };
}

interface Step {
  readonly tag: ScannedTag | null;
  readonly end: number;
}

/** What begins at a `<`; `null` where it never ends. */
function skipAt(html: string, at: number): Step | null {
  if (html.startsWith('<!--', at)) {
    const end = html.indexOf('-->', at + 4);
    return end === -1 ? null : { tag: null, end: end + 3 };
  }
  const letter = html[at + 1] ?? '';
  if (letter === '!' || letter === '?') {
    const end = html.indexOf('>', at);
    if (end === -1) return null;
    return { tag: { name: '!', closing: false, start: at, end: end + 1, attributes: [] }, end: end + 1 };
  }
  const closing = letter === '/';
  const name = readName(html, at + (closing ? 2 : 1));
  if (name === '') return { tag: null, end: at + 1 };
  const from = at + (closing ? 2 : 1) + name.length;
  const read = readTagAttributes(html, from);
  if (read === null) return null;
  return {
    tag: { name: name.toLowerCase(), closing, start: at, end: read.end, attributes: read.attributes },
    end: read.end,
  };
}

const attributePattern = /([^\s/>="'<]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/y;

function readTagAttributes(html: string, from: number): { end: number; attributes: ScannedAttribute[] } | null {
  const attributes: ScannedAttribute[] = [];
  let at = from;
  for (;;) {
    const letter = html[at];
    if (letter === undefined) return null;
    if (letter === '>') return { end: at + 1, attributes };
    if (/[\s/]/.test(letter)) {
      at++;
      continue;
    }
    attributePattern.lastIndex = at;
    const match = attributePattern.exec(html);
    const name = match?.[1];
    if (match === null || name === undefined) {
      at++;
      continue;
    }
    const end = at + match[0].length;
    if (opensQuote(html, end)) return null;
    attributes.push({ name: name.toLowerCase(), value: match[2] ?? match[3] ?? match[4] ?? '', start: at, end });
    at = end;
  }
}

/** A quotation mark behind `=` that the pattern could not pair has no partner. */
function opensQuote(html: string, end: number): boolean {
  let at = end;
  while (/\s/.test(html[at] ?? '')) at++;
  if (html[at] !== '=') return false;
  at++;
  while (/\s/.test(html[at] ?? '')) at++;
  return html[at] === '"' || html[at] === "'";
}

function readName(html: string, at: number): string {
  return /^[A-Za-z][\w:-]*/.exec(html.slice(at, at + 60))?.[0] ?? '';
}

function endOfRawText(html: string, { tag, end }: Step): number {
  const close = new RegExp(`</${tag?.name ?? ''}`, 'gi');
  close.lastIndex = end;
  return close.exec(html)?.index ?? html.length;
}
