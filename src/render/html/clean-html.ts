import type { Token } from 'markdown-it';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { SourceFile } from '../../model/text.ts';
import type { RenderContext } from '../context.ts';
import { allowedTags } from './allowed-tags.ts';
import { judgeAttribute } from './allowed-attributes.ts';
import { checkRaw } from './check-raw.ts';
import { judgeElement } from './judge-element.ts';
import { createFinder } from './raw-finder.ts';
import { rawPieces, type RawPiece } from './raw-pieces.ts';
import { scanTags, type ScannedTag } from './scan-tags.ts';

/**
 * Sanitises the HTML of one part of a slide, where it holds raw HTML.
 * @param tokens the tokens that it was made from: they know the places
 * @param local ids of elements in this text
 */
export function cleanRawHtml(
  context: RenderContext,
  html: string,
  { tokens, local }: { readonly tokens: readonly Token[]; readonly local: ReadonlySet<string> },
): string {
  const pieces = rawPieces(context, tokens);
  return pieces.length === 0 ? html : clean(context, html, { pieces, local });
}

/** Sanitises a layout, which may be the user's own. `source` is its template. */
export function cleanLayout(context: RenderContext, html: string, source: SourceFile | undefined): string {
  if (isPlainLayout(html)) return html;
  const { tags, unfinished } = scanTags(html);
  const place = (start: number, end: number): ReturnType<RawPiece['place']> => {
    const at = source?.text.indexOf(html.slice(start, end)) ?? -1;
    return source === undefined
      ? null
      : { file: source.path, start: Math.max(0, at), end: at < 0 ? 0 : at + end - start };
  };
  return clean(context, html, { pieces: [{ html, tags, unfinished, place }], local: new Set() });
}

/** Whether a layout has only tags and attributes that need no second look: those that Plenary ships do. */
export function isPlainLayout(html: string): boolean {
  let isPlain = judged.get(html);
  if (isPlain !== undefined) return isPlain;
  const { tags, unfinished } = scanTags(html);
  isPlain = unfinished === null && arePlain(tags);
  if (judged.size >= mostJudged) judged.clear();
  judged.set(html, isPlain);
  return isPlain;
}

/** Most slides of a talk share a few layouts. */
const judged = new Map<string, boolean>();
const mostJudged = 100;

const plainAttributes = new Set(['class', 'lang', 'dir', 'title', 'role', 'aria-hidden', 'aria-label']);

function arePlain(tags: readonly ScannedTag[]): boolean {
  return tags.every(
    ({ name, attributes }) =>
      allowedTags.has(name) &&
      name !== 'img' &&
      attributes.every((a) => plainAttributes.has(a.name) && judgeAttribute(name, a.name, a.value) === 'ok'),
  );
}

function clean(
  context: RenderContext,
  html: string,
  { pieces, local }: { readonly pieces: readonly RawPiece[]; readonly local: ReadonlySet<string> },
): string {
  const sanitise = context.libraries.sanitiser;
  // Without the lock the door stays shut.
  if (sanitise === undefined) return '';
  const reported = checkRaw(context, pieces);
  const finder = createFinder(pieces);
  return sanitise(html, {
    judge: (element, attributes) => judgeElement(context, { element, attributes, local, finder }),
    dropped: (tag) => {
      if (!reported.has(tag))
        context.report(diagnose('render/html-not-allowed', finder.anywhere(), { tag, known: [] }));
    },
  });
}
