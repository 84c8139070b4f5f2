/** A piece of an XML document. Offsets are UTF-16. */
export type XmlToken =
  | {
      readonly kind: 'open';
      readonly at: number;
      readonly name: string;
      readonly attributes: readonly XmlAttribute[];
      readonly empty: boolean;
    }
  | { readonly kind: 'close'; readonly at: number; readonly name: string }
  | { readonly kind: 'text'; readonly at: number; readonly text: string }
  | { readonly kind: 'instruction'; readonly at: number; readonly text: string }
  | { readonly kind: 'doctype'; readonly at: number; readonly end: number; readonly hasSubset: boolean }
  | { readonly kind: 'broken'; readonly at: number };

/** An attribute with its entities read. */
export interface XmlAttribute {
  readonly name: string;
  readonly value: string;
}

const name = String.raw`[A-Za-z_\u0080-\uffff][\w.\-:\u0080-\uffff]*`;
const tag = new RegExp(String.raw`<(/?)(${name})((?:\s+${name}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(/?)>`, 'y');
const attribute = new RegExp(String.raw`(${name})\s*=\s*(?:"([^"]*)"|'([^']*)')`, 'g');
const doctype = /<!DOCTYPE\s[^[>]*(\[|>)/y;

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Splits an XML document into its pieces, strictly: what a lenient reader might take in two ways is `broken`, and
 * nothing follows. Entities other than the five of XML 1.0 and numbers are broken; none are ever declared.
 */
export function* xmlTokens(xml: string): Generator<XmlToken> {
  let at = 0;
  while (at < xml.length) {
    const [token, end] = next(xml, at);
    if (token !== null) yield token;
    if (token?.kind === 'broken') return;
    at = end;
  }
}

function next(xml: string, at: number): [XmlToken | null, number] {
  if (xml[at] !== '<') {
    const end = until(xml, '<', at);
    const text = unescapeXml(xml.slice(at, end));
    return [text === null ? broken(at) : { kind: 'text', at, text }, end];
  }
  if (xml.startsWith('<!--', at)) return skip(xml, at, '-->', () => null);
  if (xml.startsWith('<![CDATA[', at))
    return skip(xml, at, ']]>', (text) => ({ kind: 'text', at, text: text.slice(9) }));
  if (xml.startsWith('<?', at))
    return skip(xml, at, '?>', (text) => ({ kind: 'instruction', at, text: text.slice(2) }));
  if (xml.startsWith('<!', at)) return readDoctype(xml, at);
  return readTag(xml, at);
}

function skip(
  xml: string,
  at: number,
  end: string,
  make: (text: string) => XmlToken | null,
): [XmlToken | null, number] {
  const found = xml.indexOf(end, at + 2);
  return found === -1 ? [broken(at), at] : [make(xml.slice(at, found)), found + end.length];
}

function readDoctype(xml: string, at: number): [XmlToken, number] {
  doctype.lastIndex = at;
  const match = doctype.exec(xml);
  if (match === null) return [broken(at), at];
  const end = at + match[0].length;
  return [{ kind: 'doctype', at, end, hasSubset: match[1] === '[' }, end];
}

function readTag(xml: string, at: number): [XmlToken, number] {
  tag.lastIndex = at;
  const match = tag.exec(xml);
  if (match === null) return [broken(at), at];
  const [whole, closing, tagName, rest, empty] = match as unknown as [string, string, string, string, string];
  const end = at + whole.length;
  if (closing !== '') return [rest === '' && empty === '' ? { kind: 'close', at, name: tagName } : broken(at), end];
  const attributes: XmlAttribute[] = [];
  for (const [, attributeName, double, single] of rest.matchAll(attribute)) {
    const value = unescapeXml(double ?? single ?? '');
    if (value === null) return [broken(at), at];
    attributes.push({ name: attributeName as string, value });
  }
  return [{ kind: 'open', at, name: tagName, attributes, empty: empty !== '' }, end];
}

function unescapeXml(text: string): string | null {
  if (!text.includes('&')) return text;
  let sound = true;
  const plain = text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(\w+));|&/g,
    (_, hex?: string, decimal?: string, named?: string) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      const character =
        named === undefined ? (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined) : entities[named];
      sound &&= character !== undefined;
      return character ?? '';
    },
  );
  return sound ? plain : null;
}

function until(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? text.length : found;
}

function broken(at: number): XmlToken {
  return { kind: 'broken', at };
}
