import type { MarkdownIt, StateInline, Token } from 'markdown-it';
import type { Stretch } from '../places.ts';
import type { InlineBlock } from './inline-blocks.ts';
import { metaNumber } from './token-meta.ts';

const placed = ['link', 'image', 'autolink', 'html_inline'] as const;

/** Lets links, images and raw HTML keep where they stand in their block, which markdown-it forgets. */
export function rememberPlaces(md: MarkdownIt): void {
  for (const name of placed) {
    const rule = md.inline.ruler.__rules__.find((candidate) => candidate.name === name)?.fn;
    if (rule === undefined) continue;
    md.inline.ruler.at(name, (state: StateInline, silent: boolean): boolean => {
      const at = state.pos;
      const first = state.tokens.length + (state.pending === '' ? 0 : 1);
      if (!rule(state, silent)) return false;
      const token = silent ? undefined : state.tokens[first];
      if (token !== undefined) token.meta = { ...token.meta, at, end: state.pos };
      return true;
    });
  }
}

/** Where a token that {@link rememberPlaces} marked stands, in the form that `places.ts` takes. */
export function stretchOf(block: InlineBlock, token: Token): Stretch {
  const at = metaNumber(token, 'at');
  const end = Math.max(at, metaNumber(token, 'end'));
  return {
    lines: block.lines,
    before: block.before + block.token.content.slice(0, at),
    text: block.token.content.slice(at, end),
  };
}
