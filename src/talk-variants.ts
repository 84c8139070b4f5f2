import { decodeSource } from './load/decode.ts';
import type { Variant } from './model/variants.ts';
import { readFrontMatter } from './parse/front-matter.ts';
import { readVariants } from './parse/settings/variant-settings.ts';
import { lineIndex } from './util/lines.ts';

/**
 * The variants that a deck names, before anything of it is compiled; what is wrong with them is for the compiler to say.
 * @param path of the deck's file
 */
export function variantsIn(path: string, bytes: Uint8Array): readonly Variant[] {
  const { value } = decodeSource(path, bytes);
  return readVariants(readFrontMatter(value, lineIndex(value.text)).value.block).value;
}
