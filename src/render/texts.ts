import type { Token } from 'markdown-it';
import type { TextPart, TextRun } from '../model/evidence.ts';
import type { MappedText } from '../model/text.ts';
import { concatMapped, mappedOpaque } from '../util/mapped-text.ts';
import { token as tokenOf } from '../util/tokens.ts';
import type { RenderContext } from './context.ts';
import { inlineBlocks } from './markdown/inline-blocks.ts';
import type { SlotContent } from './slide/slots.ts';
import { blockText } from './texts-places.ts';
import { claimOf, visibleText } from './texts-inline.ts';
import { htmlTexts } from './texts-html.ts';

/**
 * What is read in a text, block by block. Values are still tokens, `claim` tokens stand round words that carry a claim,
 * code is left out, formulas stand between two U+2062. Call it after `findClaimWords`, and before code, pictures and
 * formulas are filled in.
 * @param partOf where a block's text stands on the slide
 */
export function textRuns(
  context: RenderContext,
  tokens: readonly Token[],
  partOf: (token: Token) => TextPart,
): readonly TextRun[] {
  const runs: TextRun[] = [];
  const claims: number[] = [];
  const take = (part: TextPart, text: MappedText): void => {
    if (text.text.trim() !== '') runs.push({ part, text: within(text, claims.at(-1)) });
  };
  const blocks = new Map(inlineBlocks(tokens).map((block) => [block.token, block]));
  const reader = blockText(context.places);
  for (const token of tokens) {
    const part = partOf(token);
    const claim = claimOf(token);
    if (claim !== null && token.nesting === 1) claims.push(claim);
    if (claim !== null && token.nesting === -1) claims.pop();
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

/** The text between the tokens of the claim that its block carries. */
function within(text: MappedText, claim: number | undefined): MappedText {
  const first = text.segments[0];
  if (claim === undefined || first === undefined) return text;
  const mark = (index: number | 'end'): MappedText => mappedOpaque(tokenOf('claim', index), first.source);
  return concatMapped([mark(claim), text, mark('end')]);
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
