import type { Env, Token } from 'markdown-it';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { RenderContext } from '../context.ts';
import { findInside, findStretch } from '../places.ts';
import { inlineBlocks } from './inline-blocks.ts';

/** Says which footnotes have no mark in the text, and would be lost, and which marks have no footnote. */
export function checkFootnotes(context: RenderContext, tokens: readonly Token[], env: Env): void {
  const { refs = {} } = (env['footnotes'] ?? {}) as { readonly refs?: Readonly<Record<string, number>> };
  const text = context.places.mapped.text;
  for (const [key, uses] of Object.entries(refs)) {
    if (uses >= 0) continue;
    const name = key.slice(1);
    const whole = { lines: [0, context.places.lines.starts.length] as const, before: '', text: `[^${name}]:` };
    context.report(diagnose('render/unused-footnote', findInside(context.places, whole, `[^${name}]`), { name }));
  }
  if (!text.includes('[^')) return;
  const labels = Object.keys(refs).map((key) => key.slice(1));
  for (const { token, lines, before } of inlineBlocks(tokens)) {
    for (const [mark, name] of shownText(token).matchAll(/\[\^([^\]\s]{1,60})\]/g)) {
      const span = findStretch(context.places, { lines, before, text: mark });
      context.report(diagnose('render/unknown-footnote', span, { name: name ?? '', labels }));
    }
  }
}

function shownText(inline: Token): string {
  return (inline.children ?? [])
    .filter((child) => child.type === 'text')
    .map((child) => child.content)
    .join('');
}
