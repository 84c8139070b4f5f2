import type { Token } from 'markdown-it';
import type { MappedText } from '../model/text.ts';
import { concatMapped, mappedOpaque, sliceMapped } from '../util/mapped-text.ts';
import { firstLine, offsetsOf, type LineRange, type Places } from './places.ts';

/** A token that holds raw text, and the lines that it was made from. */
export interface TextBlock {
  readonly token: Token;
  readonly lines: LineRange;
}

/**
 * Finds again where the content of blocks was written: markdown-it takes indentation, marks of lists and quotes and the
 * bars of tables away. Blocks come in their order, since cells of one row are found one behind the other.
 */
export function blockText(places: Places): (block: TextBlock) => MappedText {
  const { text } = places.mapped;
  let row = -1;
  let at = 0;
  return ({ token, lines }) => {
    if (lines[0] !== row) at = offsetsOf(places, lines)[0];
    row = lines[0];
    const end = offsetsOf(places, lines)[1];
    const pieces: MappedText[] = [];
    for (const line of token.content.split('\n')) {
      if (pieces.length > 0) pieces.push(opaque(places, lines, '\n'));
      const start = line === '' ? -1 : text.indexOf(line, at);
      if (start === -1 || start + line.length > end) pieces.push(...escaped(places, { at, end, line, lines }));
      else {
        pieces.push(sliceMapped(places.mapped, start, start + line.length));
        at = start + line.length;
      }
    }
    return concatMapped(pieces);
  };
}

/** A cell of a table stands with `\|` in the source and without the backslash in the token. */
function escaped(
  places: Places,
  {
    at,
    end,
    line,
    lines,
  }: { readonly at: number; readonly end: number; readonly line: string; readonly lines: LineRange },
): MappedText[] {
  if (line === '') return [];
  const source = places.mapped.text;
  const parts = line.split('|');
  const found: MappedText[] = [];
  let from = at;
  for (const [i, part] of parts.entries()) {
    const start = source.indexOf(part, from);
    if (start === -1 || start + part.length > end) return [opaque(places, lines, line)];
    if (i > 0) found.push(sliceMapped(places.mapped, start - 1, start));
    found.push(sliceMapped(places.mapped, start, start + part.length));
    from = start + part.length + 2;
  }
  const whole = concatMapped(found);
  return whole.text === line ? [whole] : [opaque(places, lines, line)];
}

function opaque(places: Places, lines: LineRange, text: string): MappedText {
  return mappedOpaque(text, firstLine(places, lines) ?? { file: '', start: 0, end: 0 });
}
