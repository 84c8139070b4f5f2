import type { Token } from 'markdown-it';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { escapeHtml } from '../../util/html.ts';
import type { RenderContext } from '../context.ts';
import { renderAttributes } from '../html/render-attributes.ts';
import { inlineBlocks } from '../markdown/inline-blocks.ts';
import { stretchOf } from '../markdown/inline-places.ts';
import { plainText } from '../markdown/plain-text.ts';
import { findInside, findStretch, type Stretch } from '../places.ts';
import { addPart } from '../values.ts';
import { useAsset, type FoundAsset } from './assets.ts';
import { fillUrl } from './urls.ts';

/** Turns every Markdown image of a text into an image, a video or a sound, by its file's extension. */
export function fillMedia(context: RenderContext, tokens: readonly Token[]): void {
  for (const block of inlineBlocks(tokens)) {
    for (const token of block.token.children ?? []) {
      if (token.type === 'image') show(context, token, stretchOf(block, token));
    }
  }
}

function show(context: RenderContext, token: Token, stretch: Stretch): void {
  const alt = alternative(context, token, stretch);
  const reference = fillUrl(context.values, String(token.attrGet('src') ?? ''));
  const span = findInside(context.places, stretch, writtenAddress(stretch.text), true);
  const asset = span === null || context.notes ? null : useAsset(context, reference, span);
  if (context.notes) context.report(diagnose('render/notes-media', span, {}));
  token.attrs = (token.attrs ?? []).filter(([name]) => name !== 'src' && name !== 'alt');
  token.type = 'html_part';
  token.meta = { ...token.meta, text: alt };
  const html = asset === null ? `<span class="missing">${escapeHtml(alt)}</span>` : element(token, asset, alt);
  token.content = addPart(context, html);
}

function element(token: Token, { kind, src }: FoundAsset, alt: string): string {
  if (kind === 'image') return `<img src="${src}" alt="${escapeHtml(alt)}"${renderAttributes(token.attrs)}>`;
  const controls = token.attrGet('controls') === 'false' ? '' : ' controls';
  token.attrs = (token.attrs ?? []).filter(([name]) => name !== 'controls');
  const label = alt === '' ? '' : ` aria-label="${escapeHtml(alt)}"`;
  return `<${kind} src="${src}"${controls} preload="metadata"${label}${renderAttributes(token.attrs)}></${kind}>`;
}

/** The alternative text: `![text]`, or `{alt="…"}`; `{.decorative}` says that there is nothing to tell. */
function alternative(context: RenderContext, token: Token, stretch: Stretch): string {
  const classes = String(token.attrGet('class') ?? '').split(' ');
  if (classes.includes('decorative')) {
    const others = classes.filter((name) => name !== 'decorative').join(' ');
    token.attrs = (token.attrs ?? []).filter(([name]) => name !== 'class');
    if (others !== '') token.attrSet('class', others);
    return '';
  }
  const written = String(token.attrGet('alt') ?? '') || plainText(context, token.children ?? []);
  if (written.trim() === '') context.report(diagnose('render/no-alt', findStretch(context.places, stretch), {}));
  return written;
}

function writtenAddress(image: string): string {
  const inside = image.lastIndexOf('](');
  return inside === -1
    ? ''
    : (/^\s*(?:<([^<>\n]*)>|([^\s)]+))/
        .exec(image.slice(inside + 2))
        ?.slice(1)
        .find(Boolean) ?? '');
}
