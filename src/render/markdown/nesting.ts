import type { MarkdownIt, StateBlock } from 'markdown-it';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { contextOf } from '../context.ts';
import { firstLine } from '../places.ts';

/** Blocks may stand this many levels deep in each other; a list takes two levels. */
export const deepestNesting = 100;

/** markdown-it drops what is nested too deep without a word. This makes it an error with its line. */
export function reportDeepNesting(md: MarkdownIt): void {
  const block = md.block;
  const tokenize = block.tokenize.bind(block);
  block.tokenize = (state: StateBlock, startLine: number, endLine: number): void => {
    const line = state.skipEmptyLines(startLine);
    const cut = state.level >= deepestNesting && line < endLine && (state.sCount[line] ?? 0) >= state.blkIndent;
    if (cut) {
      const context = contextOf(state.env);
      context.report(diagnose('render/nesting', firstLine(context.places, [line, line + 1]), {}));
    }
    tokenize(state, startLine, endLine);
  };
}
