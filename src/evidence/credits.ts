import { diagnose } from '../diagnostics/diagnose.ts';
import type { Credit } from '../model/credit.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { licenceFaults } from '../util/attribution.ts';

/** What licences have against slides of somebody else's being shown so: once for each line that brings some in. */
export function creditFaults(credits: ReadonlyMap<string, Credit>): readonly Diagnostic[] {
  const told = new Set<string>();
  return [...credits].flatMap(([slide, { attribution, changed, span }]) =>
    licenceFaults({ attribution, changed }).flatMap((fault) => {
      const { author, licence } = attribution;
      const key = `${fault} ${span.file} ${span.start} ${licence}`;
      if (told.has(key)) return [];
      told.add(key);
      return [diagnose(codes[fault], span, { slide, author, licence: licence ?? '' })];
    }),
  );
}

const codes = {
  reserved: 'evidence/licence-reserved',
  changed: 'evidence/licence-changed',
  nameless: 'evidence/licence-nameless',
} as const;
