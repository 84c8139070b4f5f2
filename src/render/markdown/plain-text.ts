import type { Token } from 'markdown-it';
import type { RenderContext } from '../context.ts';
import { fillPlain } from '../values.ts';
import { metaText } from './token-meta.ts';

/** Inline tokens as a reader would say them: without marks, with pictures' alternative texts and values in place. */
export function plainText(context: Pick<RenderContext, 'values'>, tokens: readonly Token[]): string {
  const text = tokens.map((token) => textOf(context, token)).join('');
  return fillPlain(context.values, text);
}

function textOf(context: Pick<RenderContext, 'values'>, token: Token): string {
  switch (token.type) {
    case 'softbreak':
    case 'hardbreak':
      return ' ';
    case 'image':
      return plainText(context, token.children ?? []);
    case 'math_inline':
      return token.content;
    case 'html_part':
      return metaText(token, 'text');
    case 'html_inline':
    case 'footnote_ref':
    case 'citation':
      return '';
    default:
      return token.content;
  }
}
