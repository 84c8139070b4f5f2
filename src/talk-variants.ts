import { decodeSource } from './load/decode.ts';
import type { Staged } from './model/diagnostic.ts';
import type { SourceFile } from './model/text.ts';
import type { Variant } from './model/variants.ts';
import { readFrontMatter } from './parse/front-matter.ts';
import { readVariants } from './parse/settings/variant-settings.ts';
import { lineIndex } from './util/lines.ts';

/** The variants of a deck, or what keeps its settings from being read. */
export interface TalkVariants extends Staged<readonly Variant[]> {
  readonly source: SourceFile | null;
}

/**
 * The variants that a deck names, before anything of it is compiled; what is wrong with them is for the compiler to say.
 * @param path of the deck's file
 */
export function variantsIn(path: string, bytes: Uint8Array): TalkVariants {
  const { value: source } = decodeSource(path, bytes);
  const { value, diagnostics } = readFrontMatter(source, lineIndex(source.text));
  return { value: readVariants(value.block).value, diagnostics, source };
}
