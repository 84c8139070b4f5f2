import type { FontFamily, FontPiece } from '../../model/fonts.ts';
import { inRanges } from '../../util/code-ranges.ts';

/**
 * The pieces of a family that show some characters: the smallest core that holds all that any core holds, and blocks
 * for the rest. The core comes last, since of two faces for one character a browser takes the later.
 * @param withCore `false` where a family only lends single signs to another
 */
export function choosePieces(family: FontFamily, codes: readonly number[], withCore: boolean): readonly FontPiece[] {
  const core = withCore ? coreFor(family, codes) : null;
  const left = codes.filter((code) => core === null || !inRanges(core.ranges, code));
  const blocks = family.blocks.filter(({ ranges }) => left.some((code) => inRanges(ranges, code)));
  return core === null ? blocks : [...blocks, core];
}

function coreFor({ cores }: FontFamily, codes: readonly number[]): FontPiece | null {
  const largest = cores.at(-1);
  if (largest === undefined) return null;
  const inSome = codes.filter((code) => inRanges(largest.ranges, code));
  return cores.find(({ ranges }) => inSome.every((code) => inRanges(ranges, code))) ?? largest;
}
