import type { Token } from 'markdown-it';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { RenderContext } from '../context.ts';
import { renderAttributes } from '../html/render-attributes.ts';
import { inlineBlocks } from '../markdown/inline-blocks.ts';
import { stretchOf } from '../markdown/inline-places.ts';
import { plainText } from '../markdown/plain-text.ts';
import { closingOf } from '../markdown/token-tree.ts';
import { findInside, findStretch } from '../places.ts';
import { addPart } from '../values.ts';
import { judgeLink } from './judge-link.ts';

/** Judges every Markdown link of a text; one that is not taken becomes plain text. */
export function fillLinks(context: RenderContext, tokens: readonly Token[], local: ReadonlySet<string>): void {
  for (const block of inlineBlocks(tokens)) {
    const children = block.token.children ?? [];
    children.forEach((token, i) => {
      if (token.type !== 'link_open') return;
      const stretch = stretchOf(block, token);
      const place = (): ReturnType<typeof findInside> =>
        findInside(context.places, stretch, addressIn(stretch.text), true);
      const end = closingOf(children, i);
      if (plainText(context, children.slice(i + 1, end)).trim() === '') {
        context.report(diagnose('render/link-without-text', findStretch(context.places, stretch), {}));
      }
      const attributes = judgeLink(context, String(token.attrGet('href') ?? ''), { local, place });
      finish(context, { open: token, close: children[end] }, attributes);
    });
  }
}

function finish(
  context: RenderContext,
  { open, close }: { open: Token; close: Token | undefined },
  attributes: Readonly<Record<string, string>> | null,
): void {
  const tag = attributes === null ? 'span' : 'a';
  open.attrs = (open.attrs ?? []).filter(([name]) => name !== 'href');
  for (const [name, value] of Object.entries(attributes ?? {})) open.attrSet(name, value);
  open.content = addPart(context, `<${tag}${renderAttributes(open.attrs)}>`);
  open.type = 'html_part';
  if (close === undefined) return;
  close.content = addPart(context, `</${tag}>`);
  close.type = 'html_part';
}

/** The address in `[text](address "title")` or `<address>`, as written. */
function addressIn(link: string): string {
  const inside = link.lastIndexOf('](');
  const rest = inside === -1 ? link : link.slice(inside + 2);
  return /^\s*<?([^\s<>)]+)/.exec(rest)?.[1] ?? '';
}
