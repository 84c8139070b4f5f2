import type { Token } from 'markdown-it';
import type { RenderContext } from '../context.ts';
import { styleClass } from '../html/styles.ts';
import { metaText } from '../markdown/token-meta.ts';

/** `::: column {width=40%}` is a share of the row, which its `columns` container deals out. */
export function setColumnWidths(context: RenderContext, tokens: readonly Token[]): void {
  tokens.forEach((token, at) => {
    if (!isContainer(token, 'columns')) return;
    const widths: string[] = [];
    for (const inner of childrenOf(tokens, at)) if (isContainer(inner, 'column')) widths.push(metaText(inner, 'width'));
    if (widths.every((width) => width === '')) return;
    const template = widths.map((width) => (width === '' ? 'minmax(0,1fr)' : width)).join(' ');
    token.attrJoin('class', styleClass(context, `grid-template-columns:${template}`));
  });
}

function isContainer(token: Token, name: string): boolean {
  return token.type === 'container_open' && metaText(token, 'name') === name;
}

function childrenOf(tokens: readonly Token[], at: number): readonly Token[] {
  const children: Token[] = [];
  let depth = 0;
  for (let i = at; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (depth === 1 && token.nesting >= 0) children.push(token);
    depth += token.nesting;
    if (depth === 0) break;
  }
  return children;
}
