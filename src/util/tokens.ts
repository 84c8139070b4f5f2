/*
 * Text that a later stage fills travels between two noncharacters (Unicode 16, 23.7), which no text of a user
 * holds: `load` refuses them. Markdown and HTML pass them through as letters.
 */
const open = '\uFDD0';
const close = '\uFDD1';

/** Kinds of tokens: a shown value, a slot of a layout, a file of the deck, a fact of the whole deck, finished HTML,
 * a claim, a citation. */
export type TokenKind = 'value' | 'slot' | 'asset' | 'deck' | 'html' | 'claim' | 'cite';

const letters: Readonly<Record<TokenKind, string>> = {
  value: 'v',
  slot: 's',
  asset: 'a',
  deck: 'd',
  html: 'h',
  claim: 'k',
  cite: 'c',
};

/** A token that stands for item `index` of its kind. */
export function token(kind: TokenKind, index: number | string): string {
  return `${open}${letters[kind]}${index}${close}`;
}

/** Replaces all tokens of a kind, also where a URL encoder has percent-encoded them. */
export function fillTokens(text: string, kind: TokenKind, fill: (index: string) => string): string {
  if (!text.includes(open) && !text.includes('%EF%B7%90')) return text;
  const pattern = new RegExp(`(?:${open}|%EF%B7%90)${letters[kind]}([\\w-]+)(?:${close}|%EF%B7%91)`, 'g');
  return text.replace(pattern, (_, index: string) => fill(index));
}
