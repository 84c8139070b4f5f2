import type { Token } from 'markdown-it';
import type { Highlighter } from './code/highlight.ts';
import type { MathRenderer } from './math/render-math.ts';
import type { Sanitiser } from './html/sanitise.ts';

/** Libraries that a text needs, loaded only then: most decks have no formulas and many no code. */
export interface Libraries {
  readonly highlighter?: Highlighter;
  readonly math?: MathRenderer;
  readonly sanitiser?: Sanitiser;
}

/** Loads what the tokens of a text call for. */
export async function loadLibraries(tokens: readonly Token[], always: { readonly html: boolean }): Promise<Libraries> {
  const needs = { code: false, math: false, html: always.html };
  for (const token of tokens) note(needs, token);
  return {
    ...(needs.code
      ? { highlighter: await (await import('./code/highlight.ts')).createHighlighter(languagesOf(tokens)) }
      : {}),
    ...(needs.math ? { math: await (await import('./math/render-math.ts')).createMathRenderer() } : {}),
    ...(needs.html ? { sanitiser: await (await import('./html/sanitise.ts')).createSanitiser() } : {}),
  };
}

function note(needs: { code: boolean; math: boolean; html: boolean }, token: Token): void {
  if (token.type === 'fence' && token.info.trim() !== '') needs.code = true;
  else if (token.type === 'math_block' || token.type === 'math_inline') needs.math = true;
  else if (token.type === 'html_block' || token.type === 'html_inline') needs.html = true;
  for (const child of token.children ?? []) note(needs, child);
}

function languagesOf(tokens: readonly Token[]): readonly string[] {
  return tokens
    .filter((t) => t.type === 'fence')
    .map((t) => (/^[^\s{[]*/.exec(t.info.trim())?.[0] ?? '').toLowerCase());
}
