import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { contextOf, type RenderContext } from '../context.ts';
import { findInside, findStretch, type LineRange, type Stretch } from '../places.ts';
import { applyAttributes } from './apply-attributes.ts';
import type { AttributeItem } from './attribute-syntax.ts';
import { attributeTarget, dropParagraph } from './attribute-target.ts';
import { attachBlockComments, isComment, readInlineComment } from './element-comments.ts';
import { inlineBlocks, type InlineBlock } from './inline-blocks.ts';
import { openingOf } from './token-tree.ts';
import { metaNumber } from './token-meta.ts';

/**
 * A core rule after inline parsing: gives `{…}` and `<!-- .element: … -->` to the elements that they stand behind,
 * turns braces that stand behind nothing back into text, and drops comments.
 */
export function attachAttributes(md: MarkdownIt): void {
  md.core.ruler.after('inline', 'attach_attributes', (state: StateCore) => {
    const context = contextOf(state.env);
    for (const block of inlineBlocks(state.tokens)) attachInline(context, state.tokens, block);
    for (const loose of footnoteChildren(state))
      attachInline(context, [loose], { index: 0, token: loose, ...nowhere(context) });
    if (!context.trusted) attachBlockComments(context, state.tokens);
    state.tokens = state.tokens.filter((token) => token.meta?.['dropped'] !== true);
  });
}

/** The content of `^[notes]`, which the footnote plugin keeps beside the token stream until later. */
function footnoteChildren(state: StateCore): Token[] {
  const footnotes = state.env['footnotes'] as { list?: { tokens?: Token[] }[] } | undefined;
  return (footnotes?.list ?? []).flatMap((note) => {
    if (note.tokens === undefined) return [];
    const token = new state.Token('inline', '', 0);
    token.children = note.tokens;
    return [token];
  });
}

function nowhere(context: RenderContext): { lines: LineRange; before: string } {
  return { lines: [0, context.places.lines.starts.length], before: '' };
}

function attachInline(context: RenderContext, tokens: readonly Token[], block: InlineBlock): void {
  const children = block.token.children;
  if (children === null || !children.some((t) => t.type === 'attributes' || isDroppable(context, t))) return;
  const kept: Token[] = [];
  const trailing: Token[] = [];
  const marksFrom = children.findLastIndex((t) => !isMark(t));
  children.forEach((child, i) => {
    if (child.type === 'attributes') attachOne(context, { child, kept, trailing, last: i >= marksFrom }, block);
    else if (isDroppable(context, child)) readInlineComment(context, child, { kept, tokens, block });
    else kept.push(child);
  });
  const last = kept.at(-1);
  if (last?.type === 'text') last.content = last.content.trimEnd();
  children.splice(0, children.length, ...kept);
  if (trailing.length > 0) attachToBlock(context, tokens, { block, trailing });
}

function isDroppable(context: RenderContext, token: Token): boolean {
  return !context.trusted && token.type === 'html_inline' && isComment(token.content);
}

interface Candidate {
  readonly child: Token;
  readonly kept: Token[];
  readonly trailing: Token[];
  readonly last: boolean;
}

function attachOne(context: RenderContext, { child, kept, trailing, last }: Candidate, block: InlineBlock): void {
  const target = elementBefore(kept);
  if (target !== null) apply(context, target, child, block);
  else if (last) trailing.push(child);
  else {
    const span = findStretch(context.places, stretchOf(child, block));
    context.report(diagnose('render/loose-attributes', span, { text: child.markup }));
    kept.push(asText(child));
  }
}

function attachToBlock(
  context: RenderContext,
  tokens: readonly Token[],
  { block, trailing }: { block: InlineBlock; trailing: readonly Token[] },
): void {
  const children = block.token.children ?? [];
  const ownLine = trimEnd(children);
  const found = attributeTarget(tokens, block.index, { alone: children.length === 0, ownLine });
  for (const child of trailing) {
    if (found !== null) apply(context, found.target, child, block);
    else {
      const span = findStretch(context.places, stretchOf(child, block));
      context.report(diagnose('render/loose-attributes', span, { text: child.markup }));
      children.push(asText(child));
    }
  }
  if (found?.emptied === true) dropParagraph(tokens, block.index);
}

function apply(context: RenderContext, target: Token, child: Token, block: InlineBlock): void {
  const items = child.meta?.['items'] as readonly AttributeItem[];
  const stretch = stretchOf(child, block);
  applyAttributes(context, target, items, (item) =>
    findInside(context.places, stretch, child.markup.slice(item.start, item.end)),
  );
}

function stretchOf(child: Token, block: InlineBlock): Stretch {
  const before = block.before + block.token.content.slice(0, metaNumber(child, 'at'));
  return { lines: block.lines, before, text: child.markup };
}

/** The inline element that ends right here. */
function elementBefore(kept: readonly Token[]): Token | null {
  let i = kept.length - 1;
  while (kept[i]?.type === 'text' && kept[i]?.content === '') i--;
  const last = kept[i];
  if (last?.nesting === -1) return kept[openingOf(kept, i)] ?? null;
  return last?.type === 'image' || last?.type === 'code_inline' ? last : null;
}

/** What may stand behind the attributes of a block and still leave them at its end. */
function isMark(token: Token): boolean {
  return token.type === 'attributes' || token.content.trim() === '' || isComment(token.content);
}

/** Takes space and line breaks off the end; tells whether a line break was there. */
function trimEnd(children: Token[]): boolean {
  let ownLine = false;
  for (let last = children.at(-1); last !== undefined; last = children.at(-1)) {
    const isBreak = last.type === 'softbreak' || last.type === 'hardbreak';
    if (last.type === 'text') last.content = last.content.trimEnd();
    if (!isBreak && !(last.type === 'text' && last.content === '')) break;
    ownLine ||= isBreak;
    children.pop();
  }
  return ownLine;
}

function asText(token: Token): Token {
  token.type = 'text';
  token.content = token.markup;
  return token;
}
