import { decodeSource } from '../../load/decode.ts';
import type { SourceFile } from '../../model/text.ts';
import { slideTexts } from '../../parse/slide-texts.ts';
import { pinOf } from '../../util/slide-pin.ts';

/** A version of a file as slides are read from it. */
export function slideSource(path: string, bytes: Uint8Array): SourceFile {
  return decodeSource(path, bytes).value;
}

/** How slides stand in one text, as a pin is made of them. */
export function joinedText(texts: readonly string[]): string {
  return texts.map((text) => text.trim()).join('\n---\n');
}

/** Looks in a version of a file for as many slides as were pinned, one behind the other, with this pin. */
export function findPinned(source: SourceFile, pin: string, count: number): string | null {
  const texts = slideTexts(source).map(({ text }) => text);
  for (let first = 0; first + count <= texts.length; first++) {
    const part = texts.slice(first, first + count);
    if (pinOf(part).startsWith(pin)) return joinedText(part);
  }
  return null;
}

/** The text of a slide by its id in the file. */
export function slideText(source: SourceFile, id: string): string | null {
  return slideTexts(source).find((slide) => slide.id === id)?.text ?? null;
}
