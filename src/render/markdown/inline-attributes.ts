import type { MarkdownIt, StateInline } from 'markdown-it';
import { readAttributes } from './attribute-syntax.ts';

/**
 * Two inline rules: `{…}` becomes an `attributes` token, which `attach-attributes.ts` gives to an element or turns
 * back into text; `[text]{…}` becomes a span.
 */
export function inlineAttributes(md: MarkdownIt): void {
  md.inline.ruler.push('attributes', attributes);
  md.inline.ruler.after('link', 'bracketed_span', bracketedSpan);
}

function attributes(state: StateInline, silent: boolean): boolean {
  const block = readAttributes(state.src.slice(0, state.posMax), state.pos);
  if (block === null) return false;
  if (!silent) {
    const token = state.push('attributes', '', 0);
    token.markup = state.src.slice(state.pos, block.end);
    token.meta = { items: block.items, at: state.pos };
  }
  state.pos = block.end;
  return true;
}

/** `[text]{.x}`; where the brackets are a link, the link's rule has taken them before. */
function bracketedSpan(state: StateInline, silent: boolean): boolean {
  const { pos, posMax, src } = state;
  if (src.charCodeAt(pos) !== 0x5b) return false;
  const labelEnd = state.md.helpers.parseLinkLabel(state, pos);
  if (labelEnd < 0 || src[labelEnd + 1] !== '{' || readAttributes(src.slice(0, posMax), labelEnd + 1) === null)
    return false;
  if (!silent) {
    state.push('span_open', 'span', 1);
    state.pos = pos + 1;
    state.posMax = labelEnd;
    state.md.inline.tokenize(state);
    state.push('span_close', 'span', -1);
  }
  state.pos = labelEnd + 1;
  state.posMax = posMax;
  return true;
}
