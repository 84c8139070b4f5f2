import type { Config } from '../model/config.ts';

/**
 * What the slides of a talk are kept under between runs. Each variant and language has its own, so that a build of one
 * forgets nothing of the others.
 * @param root absolute path
 */
export function cacheName(root: string, { deck, variant, lang }: Pick<Config, 'deck' | 'variant' | 'lang'>): string {
  return [root, deck, ...(variant === undefined && !lang ? [] : [variant ?? '', lang ?? ''])].join('\n');
}
