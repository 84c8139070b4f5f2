import type { SourceFile } from '../model/text.ts';
import { assignIds } from './ids.ts';
import { parseFile } from './parse-file.ts';
import type { ParseMemory } from './parse-memory.ts';

/** A slide of a file as a pin means it. */
export interface SlideText {
  /** In the file by itself; `null` for one that includes others. */
  readonly id: string | null;
  readonly text: string;
}

/** The slides of a file with their ids and texts, as `src:` lines see them. */
export function slideTexts(source: SourceFile): readonly SlideText[] {
  const memory: ParseMemory = { parse: new Map(), names: new Map() };
  const { slides, texts } = parseFile(source, 'included', memory);
  const own = slides.filter(({ include }) => include === null);
  const { ids } = assignIds(own.map(({ id, words }) => ({ given: id, words })));
  const named = new Map(own.map((slide, i) => [slide, ids[i] as string]));
  return slides.map((slide, i) => ({ id: named.get(slide) ?? null, text: texts[i]?.text ?? '' }));
}
