/** One item of `{#id .class key=value 2}`, with its offsets from the opening brace. */
export interface AttributeItem {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** All of one `{…}`. */
export interface AttributeBlock {
  readonly items: readonly AttributeItem[];
  /** Offset after the closing brace. */
  readonly end: number;
}

/** More is not attributes but a text that happens to have braces. */
const longest = 4000;

const itemPattern =
  /#([\p{L}\p{N}_][\p{L}\p{N}_.:-]*)|\.([\p{L}_-][\p{L}\p{N}_-]*)|([A-Za-z_:][\w:.-]*)=(?:"([^"]*)"|'([^']*)'|([^\s"'{}=<>`]+))|(\d{1,4})/uy;

/**
 * Reads `{…}` at an offset. Only braces that hold attributes and nothing else count: other text in braces stays text.
 * @param at offset of the opening brace
 */
export function readAttributes(text: string, at: number): AttributeBlock | null {
  if (text[at] !== '{') return null;
  const window = text.slice(at, at + longest);
  const items: AttributeItem[] = [];
  let i = skipSpace(window, 1);
  while (i < window.length && window[i] !== '}') {
    const item = readItem(window, i, items.length > 0);
    if (item === null) return null;
    items.push(item);
    i = skipSpace(window, item.end);
    if (i === item.end && window[i] !== '}') return null;
  }
  return i < window.length && items.length > 0 ? { items, end: at + i + 1 } : null;
}

/** Reads `key="value"` items without braces, as Reveal's `<!-- .element: … -->` comments hold them. */
export function readBareAttributes(text: string): readonly AttributeItem[] | null {
  const items: AttributeItem[] = [];
  let i = skipSpace(text, 0);
  while (i < text.length) {
    const item = readItem(text, i, false) ?? readBareName(text, i);
    if (item === null) return null;
    items.push(item);
    i = skipSpace(text, item.end);
  }
  return items.length > 0 ? items : null;
}

function readItem(text: string, at: number, mayBeIndex: boolean): AttributeItem | null {
  itemPattern.lastIndex = at;
  const match = itemPattern.exec(text);
  if (match === null) return null;
  const [whole, id, className, key, double, single, bare, index] = match;
  const place = { start: at, end: at + whole.length };
  if (id !== undefined) return { name: 'id', value: id, ...place };
  if (className !== undefined) return { name: 'class', value: className, ...place };
  if (key !== undefined) return { name: key.toLowerCase(), value: double ?? single ?? bare ?? '', ...place };
  return mayBeIndex ? { name: 'data-fragment-index', value: index ?? '', ...place } : null;
}

/** Reveal's own syntax has `data-auto-animate` and its like without a value. */
function readBareName(text: string, at: number): AttributeItem | null {
  const name = /^data-[\w-]+(?=\s|$)/.exec(text.slice(at, at + 100))?.[0];
  return name === undefined ? null : { name, value: '', start: at, end: at + name.length };
}

function skipSpace(text: string, from: number): number {
  let i = from;
  while (text[i] === ' ' || text[i] === '\n' || text[i] === '\t') i++;
  return i;
}
