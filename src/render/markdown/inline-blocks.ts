import type { Token } from 'markdown-it';
import type { LineRange } from '../places.ts';

/** An inline token with the block it stands in and what is needed to find its parts in the source. */
export interface InlineBlock {
  readonly index: number;
  readonly token: Token;
  readonly lines: LineRange;
  /** What stands before it in the same lines: earlier cells of a table's row. */
  readonly before: string;
}

/** All inline tokens with their lines. Cells of a table have none of their own and take their row's. */
export function inlineBlocks(tokens: readonly Token[]): InlineBlock[] {
  const blocks: InlineBlock[] = [];
  let lines: LineRange = [0, 0];
  let before = '';
  tokens.forEach((token, index) => {
    if (token.map !== null) {
      lines = token.map;
      before = '';
    }
    if (token.type !== 'inline') return;
    blocks.push({ index, token, lines, before });
    before += `${token.content}\n`;
  });
  return blocks;
}
