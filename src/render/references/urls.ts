import type { ShownValue } from '../../model/values.ts';
import { fillTokens } from '../../util/tokens.ts';

/** Puts the values into an address; they stay one part of it (`encodeURI`), so that a space does not end it. */
export function fillUrl(values: readonly ShownValue[], url: string): string {
  return fillTokens(url, 'value', (index) => encodeURI(values[Number(index)]?.text.trim() ?? ''));
}

/** What an address in a link leads to. */
export type LinkKind =
  | { readonly kind: 'outside'; readonly href: string }
  | { readonly kind: 'inside'; readonly target: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'scheme'; readonly scheme: string }
  | { readonly kind: 'file' };

/** Sorts an address: `https:`, `http:` and `mailto:` lead outside, `#id` and `#/id` to a slide; nothing else is taken. */
export function sortLink(href: string): LinkKind {
  // Browsers pass over spaces and control characters in a scheme.
  const bare = href.replace(/[\u0000-\u0020\u007f-\u009f\u200b-\u200f\ufeff]/g, '');
  if (bare === '' || bare === '#' || bare === '#/') return { kind: 'empty' };
  if (bare.startsWith('#')) return { kind: 'inside', target: decode(bare.replace(/^#\/?/, '')) };
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(bare)?.[1]?.toLowerCase();
  if (scheme === 'https' || scheme === 'http' || scheme === 'mailto') return { kind: 'outside', href: href.trim() };
  if (scheme !== undefined) return { kind: 'scheme', scheme };
  return bare.startsWith('//') ? { kind: 'scheme', scheme: '//' } : { kind: 'file' };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
