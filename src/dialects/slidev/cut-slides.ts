import type { Draft } from '../draft.ts';
import { linesOf, type Line } from '../lines.ts';
import { noBlock, readBlock, type Block } from '../settings.ts';

/** A slide of Slidev as it stands in its file. */
export interface CutSlide {
  readonly at: number;
  readonly block: Block;
  readonly lines: readonly Line[];
}

/** A line that may be the first of a block of settings. */
const looksLikeSetting = /^(?:["']?[\p{L}_][\w$-]*["']?[ \t]*:(?:[ \t]|$)|#[^#\s]?[ \t]*\S*.*$(?=))/u;

/** Cuts a file at its lines `---`; settings stand right under one, up to the next. */
export function cutSlides(draft: Draft): readonly CutSlide[] {
  const lines = linesOf(draft.text);
  const slides: CutSlide[] = [];
  let own: Line[] = [];
  let block = noBlock(0);
  let at = 0;
  const close = (): void => {
    if (slides.length > 0 || block.end > block.start || own.some(({ text }) => text.trim() !== ''))
      slides.push({ at, block, lines: own });
    own = [];
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line;
    if (line.kind !== 'text' || !/^-{3,}[ \t]*$/.test(line.text)) {
      own.push(line);
      continue;
    }
    close();
    at = line.end;
    block = noBlock(line.end);
    const last = line.text.trim() === '---' ? settingsEnd(lines, i + 1) : null;
    if (last === null) continue;
    block = readBlock(draft, (lines[i + 1] as Line).start, (lines[last] as Line).start);
    at = (lines[last] as Line).end;
    i = last;
  }
  close();
  return slides;
}

/** The line that closes the settings which begin at a line; `null` where none do. */
function settingsEnd(lines: readonly Line[], first: number): number | null {
  const opening = lines[first];
  if (opening === undefined || !looksLikeSetting.test(opening.text) || opening.text.startsWith('# ')) return null;
  for (let at = first; at < lines.length; at++) if (/^---[ \t]*$/.test((lines[at] as Line).text)) return at;
  return null;
}
