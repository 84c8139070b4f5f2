import type { Token } from 'markdown-it';
import type { RenderContext } from '../context.ts';
import { plainText } from '../markdown/plain-text.ts';
import type { SlotContent } from './slots.ts';

/** The words of the slide's title, or of its first heading; `null` where it has none. */
export function titleText(context: RenderContext, contents: ReadonlyMap<string, SlotContent>): string | null {
  const title = contents.get('title')?.tokens ?? [];
  const all = [...contents.values()].flatMap((content) => content.tokens);
  return headingText(context, title) ?? headingText(context, all);
}

/** The words of the first heading among tokens; `null` where there is none. */
export function headingText(context: RenderContext, tokens: readonly Token[]): string | null {
  const at = tokens.findIndex((token) => token.type === 'heading_open');
  const text = plainText(context, tokens[at + 1]?.children ?? [])
    .replace(/\s+/g, ' ')
    .trim();
  return at === -1 || text === '' ? null : text;
}
