import type { Token } from 'markdown-it';

/** The index of the token that opens what the token at `index` closes. */
export function openingOf(tokens: readonly Token[], index: number): number {
  let depth = 0;
  for (let i = index; i >= 0; i--) {
    depth -= tokens[i]?.nesting ?? 0;
    if (depth === 0) return i;
  }
  return index;
}

/** The index of the token that closes what the token at `index` opens; `index` itself for a token without content. */
export function closingOf(tokens: readonly Token[], index: number): number {
  let depth = 0;
  for (let i = index; i < tokens.length; i++) {
    depth += tokens[i]?.nesting ?? 0;
    if (depth === 0) return i;
  }
  return tokens.length - 1;
}

/** The index of the token that opens the element in which the token at `index` stands, or -1. */
export function parentOf(tokens: readonly Token[], index: number): number {
  let depth = 0;
  for (let i = index - 1; i >= 0; i--) {
    depth += tokens[i]?.nesting ?? 0;
    if (depth === 1) return i;
  }
  return -1;
}

/** The opening token of the block before the one at `index` in the same parent; `null` where it is the first. */
export function blockBefore(tokens: readonly Token[], index: number): Token | null {
  const before = tokens[index - 1];
  if (before === undefined || before.nesting === 1) return null;
  return tokens[openingOf(tokens, index - 1)] ?? null;
}
