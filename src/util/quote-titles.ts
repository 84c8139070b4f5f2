import type { MappedText } from '../model/text.ts';
import { concatMapped, mappedOpaque, sliceMapped } from './mapped-text.ts';

/** `title: Foo: Bar` means what it says, though YAML would ask for quotes. */
export function quoteTitles(block: MappedText): MappedText {
  const pieces: MappedText[] = [];
  let at = 0;
  for (const match of block.text.matchAll(/^(?:title|subtitle|author):[ \t]+/gm)) {
    const start = match.index + match[0].length;
    const value = plainValue(block.text, start);
    if (value === null) continue;
    pieces.push(sliceMapped(block, at, start), ...quoted(block, start, start + value.length));
    at = start + value.length;
  }
  return pieces.length === 0 ? block : concatMapped([...pieces, sliceMapped(block, at)]);
}

/** The plain text that a line goes on with, where YAML would trip over a colon in it; else `null`. */
function plainValue(text: string, start: number): string | null {
  const end = text.indexOf('\n', start);
  const line = text.slice(start, end === -1 ? undefined : end);
  const value = (line.split(/[ \t]#/, 1)[0] as string).trimEnd();
  if (/^["'[{|>&*!%@`]/.test(value) || !/:(?:[ \t]|$)/.test(value)) return null;
  return value;
}

function quoted(block: MappedText, start: number, end: number): MappedText[] {
  const mark = (at: number): MappedText => {
    const source = block.segments[0]?.source;
    if (source === undefined) return sliceMapped(block, 0, 0);
    const place = { file: source.file, start: source.start + at, end: source.start + at };
    return mappedOpaque("'", place);
  };
  const pieces = [mark(start)];
  let from = start;
  for (let i = start; i < end; i++) {
    if (block.text[i] !== "'") continue;
    pieces.push(sliceMapped(block, from, i + 1), mark(i + 1));
    from = i + 1;
  }
  return [...pieces, sliceMapped(block, from, end), mark(end)];
}
