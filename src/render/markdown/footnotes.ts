import type { MarkdownIt, Env, RendererRule, Token } from 'markdown-it';
import footnotePlugin from 'markdown-it-footnote';
import { escapeHtml } from '../../util/html.ts';
import { contextOf } from '../context.ts';
import { metaNumber } from './token-meta.ts';

/**
 * Footnotes `[^1]` stand at the end of the slide's main text. Ids begin with the slide's id. Reveal takes every
 * `section` inside a slide for a slide, so the list stands in an `aside`; there is no way back to click, since note and
 * mark are on the screen together.
 */
export function footnotes(md: MarkdownIt): void {
  md.use(footnotePlugin);
  const rules = md.renderer.rules;
  rules['footnote_ref'] = (tokens, i, _options, env) => {
    const { n, sub } = numberOf(tokens[i]);
    const ref = sub > 0 ? `${n}-${sub}` : `${n}`;
    const id = prefixOf(env);
    return `<sup class="footnote-ref"><a href="#${id}-note-${n}" id="${id}-ref-${ref}" role="doc-noteref">${n}</a></sup>`;
  };
  rules['footnote_block_open'] = always('<aside class="footnotes">\n<ol>\n');
  rules['footnote_block_close'] = always('</ol>\n</aside>\n');
  rules['footnote_open'] = (tokens, i, _options, env) => `<li id="${prefixOf(env)}-note-${numberOf(tokens[i]).n}">`;
  rules['footnote_close'] = always('</li>\n');
  rules['footnote_anchor'] = always('');
}

function always(html: string): RendererRule {
  return () => html;
}

function numberOf(token: Token | undefined): { n: number; sub: number } {
  return { n: metaNumber(token, 'id') + 1, sub: metaNumber(token, 'subId') };
}

function prefixOf(env: Env | undefined): string {
  const context = contextOf(env);
  return escapeHtml(context.notes ? `${context.id}-notes` : context.id);
}
