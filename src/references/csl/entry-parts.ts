import type { StyledPart } from '../../model/references.ts';
import { cleanDoi } from '../clean.ts';
import { doiAddress, merged } from '../styles/parts.ts';

/**
 * An entry as a CSL processor prints it, read as words in italics, in bold or plain, and links: no other markup of it
 * reaches the page. The entry's own number goes, since the list has its own.
 */
export function entryParts(html: string): StyledPart[] {
  const text = html.replace(/<div class="csl-left-margin">[^<]*<\/div>/g, '');
  const parts: StyledPart[] = [];
  const open: string[] = [];
  for (const piece of text.split(/(<[^<>]*>)/)) {
    const tag = /^<(\/?)(\w+)/.exec(piece);
    if (tag === null) parts.push(...linked(decode(piece.replace(/\s+/g, ' ')), styleOf(open)));
    else if (tag[1] === '/') open.splice(open.lastIndexOf(tag[2] as string), 1);
    else if (!/^(?:br|hr|img)$/i.test(tag[2] as string)) open.push(tag[2] as string);
  }
  return trimmed(merged(parts.filter((part) => part.text !== '')));
}

function styleOf(open: readonly string[]): StyledPart['style'] {
  if (open.some((name) => name === 'b' || name === 'strong')) return 'bold';
  return open.some((name) => name === 'i' || name === 'em') ? 'italic' : 'plain';
}

const doiPattern = /((?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s?)10\.\d{4,9}\/[^\s"]*[^\s".,;])/i;
const addressPattern = /(https?:\/\/[^\s<>"]*[^\s<>".,;])/i;

/** DOIs, with or without their address, which may hold `<` and `>`; other addresses. */
function linked(text: string, style: StyledPart['style']): StyledPart[] {
  return text.split(doiPattern).flatMap((piece, i): StyledPart[] => {
    if (i % 2 === 1) {
      const doi = cleanDoi(piece);
      return [{ text: piece, style, href: doi === null ? null : doiAddress(doi) }];
    }
    return piece.split(addressPattern).map((part, j) => ({ text: part, style, href: j % 2 === 0 ? null : part }));
  });
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' };

function decode(text: string): string {
  return text
    .replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (whole, hex?: string, decimal?: string) => {
      const code = Number.parseInt(hex ?? decimal ?? '', hex === undefined ? 10 : 16);
      return code > 31 && code < 0x110000 && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : whole;
    })
    .replace(/&([a-z]+);/g, (whole, name: string) =>
      Object.hasOwn(entities, name) ? (entities[name] as string) : whole,
    );
}

function trimmed(parts: StyledPart[]): StyledPart[] {
  return parts
    .map((part, i) => {
      const start = i === 0 ? part.text.trimStart() : part.text;
      return { ...part, text: i === parts.length - 1 ? start.trimEnd() : start };
    })
    .filter((part) => part.text !== '');
}
