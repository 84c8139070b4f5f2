import type { Token } from 'markdown-it';
import { blockBefore, parentOf } from './token-tree.ts';

/** Where attributes at the end of a block go. */
export interface AttributeTarget {
  readonly target: Token;
  /** The paragraph held nothing else and goes away. */
  readonly emptied: boolean;
}

/**
 * The block that attributes at the end of an inline token belong to: the heading, paragraph or cell they end;
 * the item, in a list; the list, on a line of their own below its last item; the block above, in a paragraph of their own.
 */
export function attributeTarget(
  tokens: readonly Token[],
  inline: number,
  { alone, ownLine }: { readonly alone: boolean; readonly ownLine: boolean },
): AttributeTarget | null {
  const parentAt = parentOf(tokens, inline);
  const parent = tokens[parentAt];
  if (parent === undefined) return null;
  if (parent.type !== 'paragraph_open') return { target: parent, emptied: false };
  const grandAt = parentOf(tokens, parentAt);
  const grand = tokens[grandAt];
  if (alone) {
    const target = blockBefore(tokens, parentAt) ?? grand;
    return target === undefined || target.type === 'html_block' ? null : { target, emptied: true };
  }
  if (grand?.type === 'list_item_open') {
    const list = ownLine ? tokens[parentOf(tokens, grandAt)] : undefined;
    if (list !== undefined) return { target: list, emptied: false };
    if (grandAt === parentAt - 1) return { target: grand, emptied: false };
  }
  return { target: parent, emptied: false };
}

/** Marks a paragraph's three tokens as gone. */
export function dropParagraph(tokens: readonly Token[], inline: number): void {
  for (const token of tokens.slice(inline - 1, inline + 2)) token.meta = { ...token.meta, dropped: true };
}
