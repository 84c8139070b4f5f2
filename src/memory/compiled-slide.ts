import type { ReadSlide } from '../evidence/read-slide.ts';
import type { Diagnostic } from '../model/diagnostic.ts';

/** All that one slide gives to its talk. It is the same wherever the slide stands and whatever the others say. */
export interface CompiledSlide extends ReadSlide {
  readonly diagnostics: { readonly expand: readonly Diagnostic[]; readonly render: readonly Diagnostic[] };
  /** The words of its charts, by which the deck's `colors:` are judged; `null` where a chart could not be read. */
  readonly chartWords: ReadonlySet<string> | null;
}
