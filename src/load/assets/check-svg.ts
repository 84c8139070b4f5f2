import { cssFaults } from '../css-faults.ts';
import { xmlTokens, type XmlAttribute, type XmlToken } from './xml-tokens.ts';

/** What is wrong with an SVG file. */
export interface SvgFault {
  readonly kind: 'unsafe' | 'broken';
  /** As an author would call it: `<script>`, `an event handler (onload)`. */
  readonly what: string;
  /** UTF-16 offset in the file's text. */
  readonly at: number;
}

/** Elements that hold code, foreign content or another document. */
const refusedElements: ReadonlySet<string> = new Set([
  'script', 'foreignobject', 'iframe', 'embed', 'object', 'audio', 'video', 'handler', 'listener', 'animation', 'link', 'base',
]); // prettier-ignore

const refusedNamespaces = /^http:\/\/www\.w3\.org\/(?:1999\/xhtml|2001\/xml-events)$/;

/** Encodings in which ASCII bytes are ASCII letters. */
const plainEncodings = /^(?:utf-8|us-ascii|ascii|iso-8859-1|latin1|windows-1252)$/i;

const deepest = 200;

/** A checked SVG: its text, without a document type that declares nothing. */
export interface CheckedSvg {
  readonly text: string;
  readonly faults: readonly SvgFault[];
}

/** Checks that an SVG file is a picture and nothing else: no code, no entities, nothing from outside the file. */
export function checkSvg(text: string): CheckedSvg {
  const faults: SvgFault[] = [];
  const open: string[] = [];
  let roots = 0;
  let cut: { at: number; end: number } | null = null;
  for (const token of xmlTokens(text)) {
    if (token.kind === 'doctype' && !token.hasSubset) cut = token;
    if (token.kind === 'open' && open.length === 0) roots += localName(token.name) === 'svg' ? 1 : 2;
    if (token.kind === 'close' && open.pop() !== token.name) faults.push(brokenAt(token.at));
    faults.push(...faultsOf(token, open.at(-1) ?? ''));
    if (token.kind === 'open' && !token.empty) open.push(token.name);
    if (open.length > deepest) faults.push(brokenAt(token.at));
    if (faults.length >= 20 || open.length > deepest || isDeclaring(token)) break;
  }
  if (faults.length === 0 && (open.length > 0 || roots !== 1)) faults.push(brokenAt(text.length));
  return { text: cut === null ? text : text.slice(0, cut.at) + text.slice(cut.end), faults };
}

/** What follows declarations is not read: it means what they say. */
function isDeclaring(token: XmlToken): boolean {
  return token.kind === 'doctype' && token.hasSubset;
}

function faultsOf(token: XmlToken, parent: string): SvgFault[] {
  const unsafe = (what: string): SvgFault[] => [{ kind: 'unsafe', what, at: token.at }];
  switch (token.kind) {
    case 'broken':
      return [brokenAt(token.at)];
    case 'doctype':
      return token.hasSubset ? unsafe('a document type with declarations (entities)') : [];
    case 'instruction':
      return instructionFaults(token.text).flatMap(unsafe);
    case 'open':
      return [
        ...elementFaults(token.name),
        ...token.attributes.flatMap((each) => attributeFaults(token.name, each)),
      ].flatMap(unsafe);
    case 'text':
      return localName(parent) === 'style' ? styleFaults(token.text).flatMap(unsafe) : [];
    case 'close':
      return [];
  }
}

function instructionFaults(text: string): string[] {
  const encoding = /^xml\s[^]*encoding\s*=\s*["']([^"']*)/.exec(text)?.[1];
  if (encoding !== undefined && !plainEncodings.test(encoding)) return [`the encoding ${encoding}`];
  return /^xml-stylesheet/i.test(text) ? ['a style sheet from outside'] : [];
}

function elementFaults(name: string): string[] {
  return refusedElements.has(localName(name)) ? [`<${name}>`] : [];
}

function attributeFaults(element: string, { name, value }: XmlAttribute): string[] {
  const local = localName(name);
  if (name === 'xmlns' || name.startsWith('xmlns:'))
    return refusedNamespaces.test(value.trim()) ? ['HTML inside the picture'] : [];
  if (/^on[a-z]/.test(local)) return [`an event handler (${name})`];
  if (name === 'xml:base') return ['a base for addresses (xml:base)'];
  const address = value.replace(/[\u0000-\u0020]+/g, '');
  if (/(?:^|;)(?:(?:java|vb)script:|data:text\/|data:image\/svg)/i.test(address)) return [`code in ${name}`];
  if (['href', 'src', 'data'].includes(local) && !isOwnAddress(element, address))
    return [`a file from outside (${address.slice(0, 60)})`];
  return /[(\\@]/.test(value) ? styleFaults(value) : [];
}

/** Links are for readers, who never see them in a picture; everything else must be in the file. */
function isOwnAddress(element: string, address: string): boolean {
  if (address === '' || address.startsWith('#')) return true;
  if (/^data:image\/(?:png|jpeg|jpg|gif|webp|avif)[;,]/i.test(address)) return true;
  return localName(element) === 'a' && /^(?:https?|mailto):/i.test(address);
}

function styleFaults(css: string): string[] {
  return cssFaults(css).map((fault) =>
    fault.kind === 'end-tag' ? 'a tag in a style' : `a file from outside (${fault.text.slice(0, 60)})`,
  );
}

function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1).toLowerCase();
}

function brokenAt(at: number): SvgFault {
  return { kind: 'broken', what: 'not well-formed XML', at };
}
