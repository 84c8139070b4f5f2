import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';
import { escapeHtml } from '../../util/html.ts';

/** Longer formulas are not formulas but a text with two dollar signs. */
const longest = 5000;

/**
 * `$x$` and `$$x$$`, by pandoc's rules for the dollar sign: no space inside it, no digit behind the closing one, so
 * that prices stay text. `render/math` turns the tokens into MathML.
 */
export function formulas(md: MarkdownIt): void {
  md.inline.ruler.before('emphasis', 'math', inlineMath);
  md.block.ruler.before('blockquote', 'math_block', blockMath, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
  md.renderer.rules['math_inline'] = (tokens, i) => escapeHtml(tokens[i]?.markup ?? '');
  md.renderer.rules['math_block'] = (tokens, i) => `${escapeHtml(tokens[i]?.markup ?? '')}\n`;
}

function inlineMath(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src.charCodeAt(pos) !== 0x24) return false;
  const display = src.charCodeAt(pos + 1) === 0x24;
  const start = pos + (display ? 2 : 1);
  const close = closingDollar(src, start, Math.min(state.posMax, start + longest), display);
  if (close === -1) return false;
  const end = close + (display ? 2 : 1);
  if (!silent) {
    const token = state.push('math_inline', 'math', 0);
    token.content = src.slice(start, close);
    token.markup = src.slice(pos, end);
    token.meta = { at: pos, display };
  }
  state.pos = end;
  return true;
}

function closingDollar(src: string, start: number, limit: number, display: boolean): number {
  if (!display && /\s/.test(src[start] ?? ' ')) return -1;
  for (let i = start; i < limit; i++) {
    const letter = src[i];
    if (letter === '\\') i++;
    else if (letter === '$' && display) {
      if (src[i + 1] === '$' && i + 1 < limit) return src.slice(start, i).trim() === '' ? -1 : i;
    } else if (letter === '$') {
      const good = i > start && !/\s/.test(src[i - 1] ?? ' ') && !/[0-9]/.test(src[i + 1] ?? '');
      return good ? i : -1;
    }
  }
  return -1;
}

function blockMath(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const first = lineOf(state, startLine);
  if (!first.startsWith('$$')) return false;
  let line = startLine;
  let size = 0;
  for (let text = first.slice(2); ; text = lineOf(state, line)) {
    const close = text.indexOf('$$');
    if (close !== -1 && text.slice(close + 2).trim() !== '') return false;
    if (close !== -1) break;
    // No formula has a code block in it; a chart must not vanish between two dollar signs.
    if (/^\s*(?:```|~~~)/.test(text)) return false;
    size += text.length;
    if (++line >= endLine || size > longest || (state.sCount[line] ?? 0) < state.blkIndent) return false;
  }
  const markup = state.getLines(startLine, line + 1, state.blkIndent, false).trim();
  const content = markup.slice(2, -2);
  if (content.trim() === '') return false;
  if (silent) return true;
  const token = state.push('math_block', 'math', 0);
  token.block = true;
  token.content = content;
  token.markup = markup;
  token.map = [startLine, line + 1];
  state.line = line + 1;
  return true;
}

function lineOf(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
}
