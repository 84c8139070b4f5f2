import type { Diagnostic, RelatedPlace } from '../model/diagnostic.ts';
import type { Span } from '../model/text.ts';

/** A diagnostic in an included file says which `src:` lines led there, innermost first. */
export function withChain(diagnostic: Diagnostic, spans: readonly Span[]): Diagnostic {
  const chain: RelatedPlace[] = spans.map((span) => ({ message: 'included from here', span })).reverse();
  return chain.length === 0 ? diagnostic : { ...diagnostic, related: [...diagnostic.related, ...chain] };
}
