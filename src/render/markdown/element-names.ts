import type { Token } from 'markdown-it';
import { kindOf } from '../references/assets.ts';
import { metaText } from './token-meta.ts';

/** The element that a token becomes, as `html/allowed-attributes.ts` names it. */
export function elementOf(token: Token): string {
  if (token.type === 'container_open') return metaText(token, 'name');
  if (token.type === 'image') return mediaElement(kindOf(String(token.attrGet('src') ?? '').replace(/[?#].*$/, '')));
  if (token.type === 'fence' || token.type === 'code_block') return 'pre';
  return token.tag === '' ? 'div' : token.tag;
}

function mediaElement(kind: ReturnType<typeof kindOf>): string {
  return kind === 'video' || kind === 'audio' ? kind : 'img';
}
