import { scanTags, type ScannedTag } from '../render/html/scan-tags.ts';
import { keep, write, type Draft, type Piece, type Stretch } from './draft.ts';

/** A picture as written: `![words](address "title"){attributes}`, the braces not taken in. */
export interface Picture extends Stretch {
  readonly alt: Stretch;
  readonly address: Stretch;
}

/** A tag of HTML or of a component. */
export interface Tag extends Stretch {
  /** As written, capitals and all. */
  readonly name: string;
  readonly closing: boolean;
  readonly selfClosing: boolean;
  readonly attributes: ScannedTag['attributes'];
}

/** What a rule gives for something that it takes: pieces in its place, and where the source goes on. */
export interface Taken {
  readonly pieces: readonly Piece[];
  readonly end: number;
}

/** What a dialect makes of the parts of running text. A rule that gives `null` leaves the part as it is. */
export interface InlineRules {
  readonly comment: (at: Stretch) => readonly Piece[] | null;
  readonly tag: (tag: Tag) => Taken | null;
  readonly picture: (picture: Picture) => Taken | null;
  /** `{{…}}`; the braces alone where they are not closed. */
  readonly braces: (at: Stretch) => readonly Piece[];
  /** `{` that would be read as attributes here. */
  readonly attributes: (at: Stretch) => Taken | null;
  /** `@` or `[@` that would be read as a citation here. */
  readonly citation: (at: number, end: number, letter: string) => Taken | null;
  /** Anything else of the dialect's own. */
  readonly other?: (at: number, end: number) => Taken | null;
  readonly math: boolean;
}

/** Goes through running text from left to right; code and formulas stay as they are. */
export function inlinePieces(draft: Draft, { start, end }: Stretch, rules: InlineRules): Piece[] {
  const pieces: Piece[] = [];
  let from = start;
  const take = (at: number, taken: Taken): number => {
    if (at > from) pieces.push(keep(from, at));
    pieces.push(...taken.pieces);
    from = taken.end;
    return taken.end;
  };
  for (let at = start; at < end;) {
    const step = stepAt(draft.text, at, end, rules);
    at = typeof step === 'number' ? step : take(at, step);
  }
  if (end > from) pieces.push(keep(from, end));
  return pieces;
}

/** Letters at which something may begin. */
const interesting = /[\\`<![{$@~^:]|\n/g;

/** What begins at a place: a place to go on at, or something taken. */
function stepAt(text: string, at: number, end: number, rules: InlineRules): number | Taken {
  interesting.lastIndex = at;
  const next = interesting.exec(text);
  if (next === null || next.index >= end) return end;
  if (next.index > at) return next.index;
  const own = rules.other?.(at, end) ?? null;
  if (own !== null) return own;
  const letter = text[at];
  if (letter === '\\') return Math.min(end, at + 2);
  if (letter === '`') return afterCode(text, at, end);
  if (letter === '$')
    return rules.math ? afterMath(text, at, end) : { pieces: [write('\\$', at, at + 1)], end: at + 1 };
  if (letter === '<') return atAngle(text, at, end, rules);
  if (letter === '!' && text[at + 1] === '[') return atPicture(text, at, end, rules);
  if (letter === '{') return atBrace(text, at, end, rules);
  if (letter === '@' || (letter === '[' && /^\[[^\]\n]*@/.test(text.slice(at, Math.min(end, at + 400)))))
    return rules.citation(at, end, letter) ?? at + 1;
  return at + 1;
}

function afterCode(text: string, at: number, end: number): number {
  const marks = (/^`+/.exec(text.slice(at, end)) as RegExpExecArray)[0];
  const paragraph = text.indexOf('\n\n', at);
  const limit = paragraph === -1 ? end : Math.min(end, paragraph);
  for (let close = text.indexOf(marks, at + marks.length); close !== -1 && close < limit;) {
    const run = (/^`+/.exec(text.slice(close, limit)) as RegExpExecArray)[0];
    if (run === marks) return close + marks.length;
    close = text.indexOf(marks, close + run.length);
  }
  return at + marks.length;
}

function afterMath(text: string, at: number, end: number): number {
  const block = /^\$\$[^]*?\$\$/.exec(text.slice(at, end))?.[0];
  if (block !== undefined) return at + block.length;
  const formula = /^\$(?! )(?:\\[^]|[^$\\\n]|\n(?!\n))+?(?<! )\$(?!\d)/.exec(text.slice(at, end))?.[0];
  return at + (formula?.length ?? 1);
}

function atAngle(text: string, at: number, end: number, rules: InlineRules): number | Taken {
  if (text.startsWith('<!--', at)) {
    const close = text.indexOf('-->', at + 4);
    const stop = close === -1 ? end : Math.min(end, close + 3);
    const pieces = rules.comment({ start: at, end: stop });
    return pieces === null ? stop : { pieces, end: stop };
  }
  const address = addressInBrackets.exec(text.slice(at, Math.min(end, at + 2000)))?.[0];
  if (address !== undefined) return at + address.length;
  const tag = tagAt(text, at, end);
  if (tag === null) return at + 1;
  return rules.tag(tag) ?? tag.end;
}

/** `<https://example.org>` and `<a@example.org>`, as CommonMark reads them. */
const addressInBrackets =
  /^<(?:[A-Za-z][A-Za-z\d+.-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z\d][A-Za-z\d.-]*)>/;

/** The tag that begins at a place; an address in angle brackets is none. */
export function tagAt(text: string, at: number, end: number): Tag | null {
  const name = /^<\/?([A-Za-z][\w.:-]*)(?=[\s/>])/.exec(text.slice(at, Math.min(end, at + 80)))?.[1];
  if (name === undefined) return null;
  const scanned = scanTags(text.slice(at, Math.min(end, at + 20_000))).tags[0];
  if (scanned === undefined || scanned.start !== 0) return null;
  const { closing, attributes } = scanned;
  const stop = at + scanned.end;
  const moved = attributes.map((each) => ({ ...each, start: at + each.start, end: at + each.end }));
  return { name, closing, selfClosing: text[stop - 2] === '/', start: at, end: stop, attributes: moved };
}

const picture =
  /^!\[((?:\\[^]|\[[^\]\n]*\]|[^\]\\[])*)\]\(\s*(<[^>\n]*>|(?:\\.|\([^()\s]*\)|[^()\s\\])*)(\s+(?:"[^"]*"|'[^']*'))?\s*\)/;

function atPicture(text: string, at: number, end: number, rules: InlineRules): number | Taken {
  const match = picture.exec(text.slice(at, Math.min(end, at + 8000)));
  if (match === null) return at + 2;
  const [whole, alt = '', address = ''] = match;
  const addressAt = at + whole.indexOf(address, alt.length + 4);
  const found: Picture = {
    start: at,
    end: at + whole.length,
    alt: { start: at + 2, end: at + 2 + alt.length },
    address: { start: addressAt, end: addressAt + address.length },
  };
  return rules.picture(found) ?? found.end;
}

function atBrace(text: string, at: number, end: number, rules: InlineRules): number | Taken {
  if (text.startsWith('{{', at)) {
    const close = text.indexOf('}}', at);
    const stop = close === -1 || close >= end || close - at > 4000 ? at + 2 : close + 2;
    return { pieces: rules.braces({ start: at, end: stop }), end: stop };
  }
  const attributes = /^\{\s*(?:[.#:-]|[\w-]+\s*=)[^{}\n]*\}/.exec(text.slice(at, Math.min(end, at + 1000)))?.[0];
  if (attributes === undefined) return at + 1;
  return rules.attributes({ start: at, end: at + attributes.length }) ?? at + attributes.length;
}
