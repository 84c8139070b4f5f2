import type { MarkdownIt, StateInline } from 'markdown-it';
import { escapeHtml } from '../../util/html.ts';

/** One key of a citation as written, with its place in the block's text. */
export interface WrittenItem {
  readonly key: string;
  readonly locator: string | null;
  /** Offset of the `@` behind the citation's first letter. */
  readonly at: number;
}

/** Behind a citation of one key: its authors are part of the sentence. */
const named = '{.named}';

/** Longer brackets are no citation. */
const longest = 2000;

/**
 * Two inline rules: `[@key]`, `[@a; @b]`, `[@key, p. 3]` become a `citation` token, which `citations/number.ts` counts;
 * what only begins like one stays text and is marked, so that a slip is told. Links have been taken before; `\[@` and
 * code are out of reach.
 */
export function citations(md: MarkdownIt): void {
  md.inline.ruler.after('link', 'citation', citation);
  md.inline.ruler.after('bracketed_span', 'citation_slip', citationSlip);
  md.renderer.rules['citation'] = (tokens, i) => tokens[i]?.content ?? '';
  md.renderer.rules['citation_slip'] = (tokens, i) => escapeHtml(tokens[i]?.content ?? '');
}

function citation(state: StateInline, silent: boolean): boolean {
  const { pos, src } = state;
  // Skipping over it, Markdown must see a pair of brackets, or it would refuse a link round a citation.
  if (silent || !src.startsWith('[@', pos)) return false;
  const close = src.indexOf(']', pos);
  if (close === -1 || close >= Math.min(state.posMax, pos + longest)) return false;
  const items = readItems(src.slice(pos + 1, close));
  if (items === null) return false;
  const token = state.push('citation', '', 0);
  const isNamed = items.length === 1 && src.startsWith(named, close + 1);
  const end = close + 1 + (isNamed ? named.length : 0);
  token.markup = src.slice(pos, end);
  token.meta = { items, at: pos, end, linked: state.linkLevel > 0, named: isNamed };
  state.pos = end;
  return true;
}

function citationSlip(state: StateInline, silent: boolean): boolean {
  const { pos, src } = state;
  if (silent || !/^\[@[\p{L}\p{N}_]/u.test(src.slice(pos, pos + 4))) return false;
  const close = src.indexOf(']', pos);
  const token = state.push('citation_slip', '', 0);
  token.content = '[@';
  token.meta = { at: pos, end: close === -1 || close - pos > 60 ? pos + 2 : close + 1 };
  state.pos = pos + 2;
  return true;
}

/** A key as pandoc has it: letters, digits and `_`, inside also `:.#$%&-+?<>~/`; or a value's token. */
const item =
  /^\s*@([\p{L}\p{N}_](?:[\p{L}\p{N}_:.#$%&+?<>~/-]*[\p{L}\p{N}_])?|\uFDD0v\d+\uFDD1)\s*(?:,\s*([^\s@][^@]{0,80}))?\s*$/u;

function readItems(inside: string): readonly WrittenItem[] | null {
  const items: WrittenItem[] = [];
  let at = 1;
  for (const part of inside.split(';')) {
    const match = item.exec(part);
    if (match === null) return null;
    items.push({ key: match[1] as string, locator: match[2]?.trim() ?? null, at: at + part.indexOf('@') });
    at += part.length + 1;
  }
  return items;
}
