import type { Token } from 'markdown-it';
import type { RenderContext } from '../context.ts';
import { styleClass } from '../html/styles.ts';

/** Column alignment comes as an inline style, which the page forbids: it becomes a class. */
export function liftAlignment(context: RenderContext, tokens: readonly Token[]): void {
  for (const token of tokens) {
    if (token.type === 'th_open') token.attrSet('scope', 'col');
    if (token.type !== 'th_open' && token.type !== 'td_open') continue;
    const style = token.attrGet('style');
    if (style === null) continue;
    token.attrs = (token.attrs ?? []).filter(([name]) => name !== 'style');
    token.attrJoin('class', styleClass(context, String(style)));
  }
}
