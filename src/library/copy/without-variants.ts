import type { Compilation } from '../../compile.ts';
import type { ParsedSlide } from '../../model/deck.ts';
import { parseFile } from '../../parse/parse-file.ts';
import { mergeRanges } from '../../parse/ranges.ts';
import { rangesLeftOut } from '../../parse/variants/slide-parts.ts';
import { writtenFile } from '../../util/slide-text.ts';

/** A slide's text for a talk that may have other variants, and the settings in it that are of no use there. */
export interface TextForTalk {
  readonly text: string;
  readonly dropped: readonly string[];
  /** What its variant says in the place of what is dropped, as lines of settings. */
  readonly added: readonly string[];
}

/**
 * A slide as its variant shows it, for a talk that does not have all variants that it names: without the parts that the
 * variant leaves out, and without `in`. Where the other talk has them all, it stays as it is.
 */
export function withoutVariants(
  text: string,
  slide: ParsedSlide,
  { from, into }: { readonly from: Compilation; readonly into: Compilation },
): TextForTalk {
  const known = new Set(into.parsed.settings.variants.map(({ name }) => name));
  const isKnown = (names: readonly string[]): boolean => names.every((name) => known.has(name));
  const { in: own, times, time } = slide.settings;
  const dropsIn = own !== null && !isKnown(own.names.map((name) => name.text));
  const dropsTime = times !== null && !isKnown([...times.keys()]);
  const settings = {
    dropped: [...(dropsIn ? ['in'] : []), ...(dropsTime ? ['time'] : [])],
    added: dropsTime && time !== null ? [`time: ${time}s`] : [],
  };
  const parts = partsOf(slide, from);
  if (parts === undefined || isKnown(parts.all.flatMap(({ value }) => value.names.map((name) => name.text))))
    return { text, ...settings };
  const { variants, variant } = from.parsed.settings;
  const cuts = mergeRanges(rangesLeftOut(parts, { variants, variant }));
  const left = cuts.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
  return { text: left, ...settings };
}

/** The parts of a slide that are for some variants, which are not known any more once one is picked. */
function partsOf({ span }: ParsedSlide, { sources, rendered }: Compilation) {
  const path = writtenFile(span.file);
  const source = sources.get(path);
  if (source === undefined) return undefined;
  const file = parseFile(source, path === rendered.file ? 'deck' : 'included', { parse: new Map(), names: new Map() });
  return file.slides.find((one) => one.span.file === span.file)?.parts;
}
