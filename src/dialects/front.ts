import { readBlock, noBlock, type Block } from './settings.ts';
import type { Draft } from './draft.ts';

/** The settings at the top of a deck, and where its slides begin. */
export interface Front {
  readonly block: Block;
  readonly next: number;
}

/** Reads the block between `---` on the first line and the line that closes it. */
export function readFront(draft: Draft): Front {
  const match = /^---[ \t]*\n([^]*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(draft.text);
  if (match === null) return { block: noBlock(0), next: 0 };
  const start = draft.text.indexOf('\n') + 1;
  return { block: readBlock(draft, start, start + (match[1] as string).length), next: match[0].length };
}
