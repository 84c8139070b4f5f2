import type { Token } from 'markdown-it';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Span } from '../../model/text.ts';
import type { RenderContext } from '../context.ts';
import { useAsset } from '../references/assets.ts';
import { judgeLink } from '../references/judge-link.ts';
import { fillUrl } from '../references/urls.ts';
import { fillPlain } from '../values.ts';
import { checkRaw } from './check-raw.ts';
import { judgeAttribute } from './allowed-attributes.ts';
import { rawPieces, type RawPiece } from './raw-pieces.ts';
import { readDeclarations } from './style-properties.ts';
import { styleClass } from './styles.ts';

/**
 * Sanitises the HTML of one part of a slide that holds raw HTML.
 * @param tokens the tokens that it was made from: they know the places
 * @param local ids of elements in this text
 */
export function cleanRawHtml(
  context: RenderContext,
  html: string,
  { tokens, local }: { readonly tokens: readonly Token[]; readonly local: ReadonlySet<string> },
): string {
  const pieces = rawPieces(context, tokens);
  const sanitise = context.libraries.sanitiser;
  if (pieces.length === 0 || sanitise === undefined) return html;
  const reported = checkRaw(context, pieces);
  const finder = createFinder(pieces);
  return sanitise(html, {
    judge: (element, attributes) => judgeElement(context, { element, attributes, local, finder }),
    dropped: (tag) => {
      if (!reported.has(tag)) context.report(diagnose('render/html-not-allowed', finder(''), { tag, known: [] }));
    },
  });
}

/** Finds where an attribute's value was written; the n-th call with the same text finds its n-th occurrence. */
type Finder = (text: string) => Span | null;

function createFinder(pieces: readonly RawPiece[]): Finder {
  const seen = new Map<string, number>();
  return (text) => {
    let left = seen.get(text) ?? 0;
    seen.set(text, left + 1);
    for (const piece of pieces) {
      for (
        let at = piece.html.indexOf(text);
        at !== -1 && text !== '';
        at = piece.html.indexOf(text, at + text.length)
      ) {
        if (left-- === 0) return piece.place(at, at + text.length);
      }
    }
    return pieces[0]?.place(0, pieces[0].html.length) ?? null;
  };
}

interface Element {
  readonly element: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly local: ReadonlySet<string>;
  readonly finder: Finder;
}

function judgeElement(context: RenderContext, { element, attributes, local, finder }: Element): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, written] of Object.entries(attributes)) {
    const value = fillPlain(context.values, written);
    if (name === 'href' && element === 'a') {
      const span = finder(written);
      Object.assign(kept, judgeLink(context, written, { local, place: () => span }));
    } else if (name === 'src' && ['img', 'video', 'audio'].includes(element)) {
      const span = finder(written);
      const asset = span === null || context.notes ? null : useAsset(context, fillUrl(context.values, written), span);
      if (context.notes) context.report(diagnose('render/notes-media', span, {}));
      if (asset !== null) kept['src'] = asset.src;
    } else if (name === 'style') {
      const { css } = readDeclarations(value);
      if (css !== '') kept['class'] = `${kept['class'] ?? ''} ${styleClass(context, css)}`.trim();
    } else if (name === 'class') kept['class'] = `${kept['class'] ?? ''} ${value}`.trim();
    else if (judgeAttribute(element, name, value) === 'ok') kept[name] = value;
  }
  if (element === 'img' && kept['alt'] === undefined) {
    context.report(diagnose('render/no-alt', finder('<img'), {}));
    kept['alt'] = '';
  }
  if ((element === 'video' || element === 'audio') && kept['data-autoplay'] === undefined) kept['controls'] = '';
  return kept;
}
