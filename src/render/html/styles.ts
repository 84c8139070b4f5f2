import { createHash } from 'node:crypto';
import type { RenderContext } from '../context.ts';
import { isClosedValue } from './css-value.ts';

/** The class that stands for an inline style; the page forbids inline styles, so the page's style sheet holds its rule. */
export function styleClass(context: Pick<RenderContext, 'styles'>, css: string): string {
  const name = names.get(css) ?? `s-${createHash('sha256').update(css).digest('hex').slice(0, 8)}`;
  if (names.size >= mostNames) names.clear();
  names.set(css, name);
  context.styles.set(name, css);
  return name;
}

/** The cells of a talk's tables have three styles between them. */
const names = new Map<string, string>();
const mostNames = 200;

/** Turns every inline style of finished HTML into a class. */
export function liftStyles(context: Pick<RenderContext, 'styles'>, html: string): string {
  if (!html.includes(' style=')) return html;
  return html.replace(/<[A-Za-z][^<>]*\sstyle="[^"]*"[^<>]*>/g, (tag) => {
    const css = safeDeclarations(unescapeQuotes(/\sstyle="([^"]*)"/.exec(tag)?.[1] ?? ''));
    const bare = tag.replace(/\sstyle="[^"]*"/, '');
    return css === '' ? bare : addClass(bare, styleClass(context, css));
  });
}

/** Libraries copy text of authors into styles (a chart's fonts and cursors), so each value must end where it ends. */
function safeDeclarations(style: string): string {
  return style
    .split(';')
    .map((declaration) => declaration.trim())
    .filter((declaration) => {
      const [, value] = /^-{0,2}[a-z][a-z-]*\s*:([^]+)$/i.exec(declaration) ?? [];
      return value !== undefined && isClosedValue(value);
    })
    .join(';');
}

function addClass(tag: string, name: string): string {
  if (/\sclass="/.test(tag))
    return tag.replace(/\sclass="([^"]*)"/, (_, old: string) => ` class="${`${old} ${name}`.trim()}"`);
  return tag.replace(/^<[A-Za-z][\w:-]*/, (start) => `${start} class="${name}"`);
}

function unescapeQuotes(css: string): string {
  return css.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}
