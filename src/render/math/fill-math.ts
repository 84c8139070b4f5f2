import type { Token } from 'markdown-it';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { escapeHtml } from '../../util/html.ts';
import type { RenderContext } from '../context.ts';
import { liftStyles } from '../html/styles.ts';
import { inlineBlocks } from '../markdown/inline-blocks.ts';
import { findInside, findStretch, type Stretch } from '../places.ts';
import { addPart, fillPlain } from '../values.ts';
import { fillTokens } from '../../util/tokens.ts';
import { metaNumber } from '../markdown/token-meta.ts';

/** Turns every formula of a text into MathML; one with an error is shown as written. */
export function fillMath(context: RenderContext, tokens: readonly Token[]): void {
  for (const token of tokens) {
    if (token.type !== 'math_block') continue;
    const html = draw(context, token, { lines: token.map ?? [0, 0], before: '', text: token.markup });
    become(token, 'html_part', addPart(context, `<div class="formula">${html}</div>`));
  }
  for (const { token: block, lines, before } of inlineBlocks(tokens)) {
    for (const token of block.children ?? []) {
      if (token.type !== 'math_inline') continue;
      const at = metaNumber(token, 'at');
      const html = draw(context, token, { lines, before: before + block.content.slice(0, at), text: token.markup });
      become(token, 'html_part', addPart(context, html));
    }
  }
}

function become(token: Token, type: string, content: string): void {
  token.type = type;
  token.content = content;
}

function draw(context: RenderContext, token: Token, stretch: Stretch): string {
  const display = token.type === 'math_block' || token.meta?.['display'] === true;
  const drawn = context.libraries.math?.(withValues(context, token.content), display);
  if (drawn?.ok === true) return liftStyles(context, drawn.html);
  if (drawn !== undefined) {
    const offset = token.markup.indexOf(token.content) + (drawn.at ?? 0);
    const part = drawn.at === null ? '' : (/^(?:\\[A-Za-z]+|\\?[^])/u.exec(token.markup.slice(offset))?.[0] ?? '');
    const whole = { ...stretch, before: stretch.before + stretch.text.slice(0, offset), text: part };
    const span = part === '' ? findStretch(context.places, stretch) : findStretch(context.places, whole);
    context.report(diagnose('render/math', span ?? findInside(context.places, stretch, ''), { why: drawn.message }));
  }
  return `<code class="formula-error">${escapeHtml(fillPlain(context.values, token.markup))}</code>`;
}

/** A value in a formula is its words, never commands. */
function withValues(context: RenderContext, tex: string): string {
  return fillTokens(
    tex,
    'value',
    (index) => `\\text{${(context.values[Number(index)]?.text ?? '').replace(/[\\{}$&#^_%~]/g, escapeTex)}}`,
  );
}

function escapeTex(letter: string): string {
  if (letter === '\\') return '\\textbackslash{}';
  return letter === '^' || letter === '~' ? `\\${letter}{}` : `\\${letter}`;
}
