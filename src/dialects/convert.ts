import type { SourceFile } from '../model/text.ts';
import type { Conversion } from './draft.ts';
import { convertMarp } from './marp/convert-marp.ts';
import { convertPandoc } from './pandoc/convert-pandoc.ts';
import type { ForeignDialect } from './signs.ts';
import { convertSlidev } from './slidev/convert-slidev.ts';

/** One converter for each tool. */
const converters: Readonly<Record<ForeignDialect, (source: SourceFile, role: 'deck' | 'included') => Conversion>> = {
  marp: convertMarp,
  slidev: convertSlidev,
  pandoc: convertPandoc,
};

/** Converts a deck that was written for another tool. @param role an included file has no settings of the talk */
export function convertDeck(
  source: SourceFile,
  dialect: ForeignDialect,
  role: 'deck' | 'included' = 'deck',
): Conversion {
  return converters[dialect](source, role);
}
