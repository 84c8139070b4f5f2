import { cspHash } from './hash.ts';

/**
 * The page's policy: what stands in the page, by hash, pictures and media of the talk's folder, and nothing else. It
 * travels as a `meta` element, so that it also holds for a folder opened from a disk.
 * @param place `live`, a page of the edit loop: it also asks its own server for news, and for the fonts; `alone`, a page
 * that is one file: browsers differ in what is "self" for a file, so that nothing relies on it
 */
export function contentSecurityPolicy(
  scripts: readonly string[],
  styles: readonly string[],
  place: 'folder' | 'live' | 'alone' = 'folder',
): string {
  const live = place === 'live';
  const media = place === 'alone' ? 'data:' : `'self'`;
  return [
    `default-src 'none'`,
    `script-src ${scripts.map(cspHash).join(' ')}`,
    `style-src ${styles.map(cspHash).join(' ')}`,
    `style-src-attr 'none'`,
    place === 'alone' ? 'img-src data:' : `img-src 'self' data:`,
    `font-src ${live ? `'self' ` : ''}data:`,
    `media-src ${media}`,
    `connect-src ${live ? `'self'` : `'none'`}`,
    `frame-src 'none'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}
