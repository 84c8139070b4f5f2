import type { Token } from 'markdown-it';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { RenderContext } from '../context.ts';
import { findInside, findStretch, type Stretch } from '../places.ts';
import { applyAttributes } from './apply-attributes.ts';
import { readBareAttributes } from './attribute-syntax.ts';
import type { InlineBlock } from './inline-blocks.ts';
import { blockBefore, openingOf, parentOf } from './token-tree.ts';

/** Whether a piece of raw HTML is comments and nothing else. */
export function isComment(html: string): boolean {
  return html.startsWith('<!--') && commentsOf(html) !== null;
}

/**
 * Takes a comment out of a line. `<!-- .element: … -->` goes to the element before it, else to the block that holds it:
 * the rule of Reveal's Markdown plugin.
 */
export function readInlineComment(
  context: RenderContext,
  child: Token,
  { kept, tokens, block }: { kept: readonly Token[]; tokens: readonly Token[]; block: InlineBlock },
): void {
  const target = (): Token | null => siblingElement(kept) ?? holderOf(tokens, block.index);
  const stretch = { lines: block.lines, before: block.before, text: child.content };
  for (const comment of commentsOf(child.content) ?? []) attachComment(context, comment, { target, stretch });
}

/** The same for comments that are blocks of their own; every block of nothing but comments goes away. */
export function attachBlockComments(context: RenderContext, tokens: readonly Token[]): void {
  tokens.forEach((token, i) => {
    if (token.type !== 'html_block' || !isComment(token.content.trim())) return;
    const stretch = { lines: token.map ?? ([0, 0] as const), before: '', text: token.content.trim() };
    const target = (): Token | null => blockElement(tokens, i);
    for (const comment of commentsOf(token.content.trim()) ?? []) attachComment(context, comment, { target, stretch });
    token.meta = { ...token.meta, dropped: true };
  });
}

function attachComment(
  context: RenderContext,
  comment: string,
  { target, stretch }: { target: () => Token | null; stretch: Stretch },
): void {
  const text = /^\s*\.element:([^]*)$/.exec(comment)?.[1];
  if (text === undefined) return;
  const items = readBareAttributes(text.trim());
  const element = target();
  if (items === null || element === null) {
    const why = items === null ? 'unreadable' : 'nothing-before';
    context.report(diagnose('render/element-comment', findStretch(context.places, stretch), { why }));
    return;
  }
  const trimmed = text.trim();
  applyAttributes(context, element, items, (item) =>
    findInside(context.places, stretch, trimmed.slice(item.start, item.end)),
  );
}

/** The texts of the comments; `null` where something else stands between them. */
function commentsOf(html: string): readonly string[] | null {
  const comments: string[] = [];
  let at = 0;
  while (at < html.length) {
    if (!html.startsWith('<!--', at)) return null;
    const end = html.indexOf('-->', at + 4);
    if (end === -1) return null;
    comments.push(html.slice(at + 4, end));
    at = end + 3;
    while (/\s/.test(html[at] ?? '')) at++;
  }
  return comments;
}

/** A line has so many tokens between a comment and its element at most; the limit keeps long lines quick. */
const farthestBack = 1000;

function siblingElement(kept: readonly Token[]): Token | null {
  const from = kept.length - 1;
  for (let i = from; i >= 0 && from - i < farthestBack; i--) {
    const token = kept[i];
    if (token === undefined || token.nesting === 1) return token ?? null;
    if (token.nesting === -1) return kept[openingOf(kept, i)] ?? null;
    if (token.type === 'image' || token.type === 'code_inline') return token;
  }
  return null;
}

function holderOf(tokens: readonly Token[], inline: number): Token | null {
  const at = parentOf(tokens, inline);
  return visible(tokens, at, tokens[at] ?? null);
}

function blockElement(tokens: readonly Token[], index: number): Token | null {
  const before = blockBefore(tokens, index);
  if (before === null) return tokens[parentOf(tokens, index)] ?? null;
  return before.type === 'html_block' ? null : visible(tokens, index, before);
}

/** The paragraph of a tight list has no tag; its item stands for it. */
function visible(tokens: readonly Token[], index: number, token: Token | null): Token | null {
  return token?.hidden === true ? (tokens[parentOf(tokens, index)] ?? null) : token;
}
