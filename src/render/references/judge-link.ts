import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Span } from '../../model/text.ts';
import type { RenderContext } from '../context.ts';
import { fillUrl, sortLink } from './urls.ts';

/** The attributes of a link that may stand on the page. */
export type LinkAttributes = Readonly<Record<string, string>>;

/**
 * Judges a link's address and notes links to other slides. External pages open beside the talk, not in its place.
 * @param local ids of elements in this text
 * @returns `null`, with the error reported, where the address is not taken
 */
export function judgeLink(
  context: RenderContext,
  href: string,
  { local, place }: { readonly local: ReadonlySet<string>; readonly place: () => Span | null },
): LinkAttributes | null {
  const filled = fillUrl(context.values, href);
  const sorted = sortLink(filled);
  switch (sorted.kind) {
    case 'outside':
      return sorted.href.startsWith('mailto:')
        ? { href: sorted.href }
        : { href: sorted.href, target: '_blank', rel: 'noopener noreferrer' };
    case 'inside': {
      const span = local.has(sorted.target) ? null : place();
      if (span !== null) context.links.push({ target: sorted.target, span });
      return { href: `#${encodeURI(sorted.target)}` };
    }
    case 'empty':
      context.report(diagnose('render/link-nowhere', place(), {}));
      return null;
    case 'scheme':
      context.report(diagnose('render/link-scheme', place(), { scheme: sorted.scheme }));
      return null;
    case 'file':
      context.report(diagnose('render/link-file', place(), { href: filled }));
      return null;
  }
}
