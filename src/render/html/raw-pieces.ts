import type { Token } from 'markdown-it';
import type { Span } from '../../model/text.ts';
import type { RenderContext } from '../context.ts';
import { inlineBlocks, type InlineBlock } from '../markdown/inline-blocks.ts';
import { stretchOf } from '../markdown/inline-places.ts';
import { findStretch, type Stretch } from '../places.ts';
import { scanTags, type ScannedTag } from './scan-tags.ts';

/** A piece of raw HTML in a text, with its tags and the way back to the source. */
export interface RawPiece {
  readonly html: string;
  readonly tags: readonly ScannedTag[];
  /** Where a tag or comment begins that never ends. */
  readonly unfinished: number | null;
  readonly place: (start: number, end: number) => Span | null;
}

/** The raw HTML in some tokens, in order. */
export function rawPieces(context: RenderContext, tokens: readonly Token[]): readonly RawPiece[] {
  if (!hasRawHtml(tokens)) return [];
  const inline = new Map(inlineBlocks(tokens).map((block) => [block.token, block]));
  return tokens.flatMap((token) => {
    if (token.type === 'html_block') {
      const html = token.content.trim();
      return [piece(context, html, { lines: token.map ?? [0, 0], before: '', text: html })];
    }
    const block = inline.get(token);
    return block === undefined ? [] : inlinePieces(context, block);
  });
}

/** Whether any of the tokens is raw HTML. */
export function hasRawHtml(tokens: readonly Token[]): boolean {
  return tokens.some(
    (token) => token.type === 'html_block' || (token.children ?? []).some((child) => child.type === 'html_inline'),
  );
}

function inlinePieces(context: RenderContext, block: InlineBlock): readonly RawPiece[] {
  return (block.token.children ?? []).flatMap((child) =>
    child.type === 'html_inline' ? [piece(context, child.content, stretchOf(block, child))] : [],
  );
}

function piece(context: RenderContext, html: string, stretch: Stretch): RawPiece {
  const place = (start: number, end: number): Span | null =>
    findStretch(context.places, {
      ...stretch,
      before: stretch.before + html.slice(0, start),
      text: html.slice(start, end),
    });
  return { html, ...scanTags(html), place };
}
