import type { Token } from 'markdown-it';
import type { SlotContent } from './slots.ts';

/**
 * Gives headings the levels that a page of slides needs: the slide's title is `h2` (`h1` on the title layout), other
 * headings go below it without a jump, whatever levels were written.
 */
export function levelHeadings(contents: ReadonlyMap<string, SlotContent>, layout: string): void {
  const top = layout === 'title' ? 1 : 2;
  const title = contents.get('title');
  if (title !== undefined) makeHeading(title.tokens);
  const others = [...contents].filter(([name]) => name !== 'title').flatMap(([, content]) => content.tokens);
  const headings = [...(title?.tokens ?? []), ...others].filter((token) => token.type === 'heading_open');
  const written = headings.map(levelOf);
  let above = top - 1;
  const levels = new Map<Token, number>();
  headings.forEach((token, i) => {
    const below = (written[i] ?? 1) - (written[0] ?? 1);
    const lowest = i === 0 ? top : title === undefined ? top : top + 1;
    above = Math.min(Math.max(lowest, top + below), above + 1, 6);
    levels.set(token, above);
  });
  relabel([...(title?.tokens ?? []), ...others], levels);
}

function relabel(tokens: readonly Token[], levels: ReadonlyMap<Token, number>): void {
  let current = 2;
  for (const token of tokens) {
    if (token.type === 'heading_open') current = levels.get(token) ?? current;
    if (token.type === 'heading_open' || token.type === 'heading_close') token.tag = `h${current}`;
  }
}

/** A title slot that holds a plain paragraph is still the slide's title. */
function makeHeading(tokens: readonly Token[]): void {
  if (tokens.some((token) => token.type === 'heading_open')) return;
  const open = tokens.find((token) => token.type === 'paragraph_open');
  const close = tokens.find((token) => token.type === 'paragraph_close');
  if (open === undefined || close === undefined) return;
  Object.assign(open, { type: 'heading_open', tag: 'h2', markup: '##' });
  Object.assign(close, { type: 'heading_close', tag: 'h2', markup: '##' });
}

function levelOf(token: Token): number {
  return Number(token.tag.slice(1));
}
