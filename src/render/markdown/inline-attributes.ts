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
  const labelEnd = endOfLabel(state, pos);
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

/** A longer label is no span: brackets that never close would otherwise be searched for again and again. */
const longestLabel = 4000;

/** The bracket that closes the one at `start`, by the rules of links; -1 for none. */
function endOfLabel(state: StateInline, start: number): number {
  const { pos } = state;
  const limit = Math.min(state.posMax, start + longestLabel);
  let level = 1;
  let found = -1;
  state.pos = start + 1;
  while (state.pos < limit) {
    const letter = state.src.charCodeAt(state.pos);
    if (letter === 0x5d && --level === 0) {
      found = state.pos;
      break;
    }
    const before = state.pos;
    state.md.inline.skipToken(state);
    // A bracket that is no link or span of its own opens a pair.
    if (letter === 0x5b && state.pos === before + 1) level++;
  }
  state.pos = pos;
  return found;
}
