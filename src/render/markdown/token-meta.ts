import type { Token } from 'markdown-it';

/** A text that a rule left in a token; `''` where there is none. */
export function metaText(token: Token | undefined, key: string): string {
  const value = token?.meta?.[key];
  return typeof value === 'string' ? value : '';
}

/** A number that a rule left in a token; 0 where there is none. */
export function metaNumber(token: Token | undefined, key: string): number {
  const value = token?.meta?.[key];
  return typeof value === 'number' ? value : 0;
}
