import type { Token } from 'markdown-it';
import type { TextPart, TextRun } from '../model/evidence.ts';
import type { RenderContext } from './context.ts';
import { inlineBlocks } from './markdown/inline-blocks.ts';
import type { SlotContent } from './slide/slots.ts';
import { blockText } from './texts-places.ts';
import { visibleText } from './texts-inline.ts';
import { htmlTexts } from './texts-html.ts';

/**
 * What is read in a text, block by block, values still as tokens. Code is left out; formulas stand between two U+2062.
 * Call it before code, pictures and formulas are filled in.
 * @param partOf where a block's text stands on the slide
 */
export function textRuns(
  context: RenderContext,
  tokens: readonly Token[],
  partOf: (token: Token) => TextPart,
): readonly TextRun[] {
  const runs: TextRun[] = [];
  const take = (part: TextPart, text: TextRun['text']): void => {
    if (text.text.trim() !== '') runs.push({ part, text });
  };
  const blocks = new Map(inlineBlocks(tokens).map((block) => [block.token, block]));
  const reader = blockText(context.places);
  for (const token of tokens) {
    const part = partOf(token);
    const block = blocks.get(token);
    if (block !== undefined) {
      const { text, alts } = visibleText(token.children ?? [], reader(block));
      take(part, text);
      for (const alt of alts) take('alt', alt);
    } else if (token.type === 'html_block') {
      const { texts, alts } = htmlTexts(reader({ token, lines: token.map ?? [0, 0] }));
      for (const text of texts) take(part, text);
      for (const alt of alts) take('alt', alt);
    }
  }
  return runs;
}

/** Tells of each block in which part of the slide it stands, by the slot that took it. */
export function partsBySlot(contents: ReadonlyMap<string, SlotContent>): (token: Token) => TextPart {
  const parts = new Map<Token, TextPart>();
  for (const [slot, { tokens }] of contents) {
    const part = slot === 'title' || slot === 'source' ? slot : 'prose';
    for (const token of tokens) parts.set(token, part);
  }
  return (token) => parts.get(token) ?? 'prose';
}
