import type { RenderedDeck, ResolvedDeck } from '../../model/deck.ts';
import type { Staged } from '../../model/diagnostic.ts';
import type { ClaimResult } from '../../model/evidence.ts';
import type { SourceFile } from '../../model/text.ts';

/** Evaluates every claim of a talk; one that fails or cannot be evaluated is an error at its place. */
export function evaluateClaims(
  _deck: RenderedDeck,
  _facts: { readonly resolved: ResolvedDeck; readonly lock: SourceFile | null },
): Staged<readonly ClaimResult[]> {
  return { value: [], diagnostics: [] };
}
