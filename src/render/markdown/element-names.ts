import type { Token } from 'markdown-it';

/** The element that a token becomes, as `html/allowed-attributes.ts` names it. */
export function elementOf(token: Token): string {
  if (token.type === 'container_open') return String(token.meta?.['name'] ?? 'div');
  if (token.type === 'image') return 'img';
  if (token.type === 'fence' || token.type === 'code_block') return 'pre';
  return token.tag === '' ? 'div' : token.tag;
}
