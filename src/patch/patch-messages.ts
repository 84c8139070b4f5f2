import type { CompiledSlide } from '../memory/compiled-slide.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { toldBy } from './make-kit.ts';
import { moved, type Moves } from './moves.ts';
import { kinds, type Kind, type TalkKit } from './talk-kit.ts';

/** What is new among the messages of a talk. */
export interface NewMessages {
  readonly moves: Moves;
  /** All of `parse`, as they are written. */
  readonly parsed: readonly Diagnostic[];
  /** Slides that were made anew, by their place in the deck. */
  readonly made: ReadonlyMap<number, CompiledSlide>;
  /** What else is said of slides that were made anew, by those who look at the whole talk, beside how it was said. */
  readonly others: readonly { readonly told: Diagnostic; readonly before: Diagnostic }[];
  /** A message with its places in the files that the user wrote. */
  readonly written: (one: Diagnostic) => Diagnostic;
}

/**
 * The messages of a talk once some of its slides are others: what is told of these in the place of what was, all else
 * where it is now.
 * @returns `null` where it is not known where a message belongs
 */
export function patchMessages(
  before: readonly Diagnostic[],
  { parsed, begins, slides }: Pick<TalkKit, 'parsed' | 'begins' | 'slides'>,
  { moves, made, written, others, ...now }: NewMessages,
): readonly Diagnostic[] | null {
  const told: (Diagnostic | null)[] = [...now.parsed];
  let at = parsed;
  const left = new Set(others);
  const again = (one: Diagnostic): Diagnostic | null => {
    const found = [...left].find((other) => isAlike(one, other.before));
    if (found !== undefined) left.delete(found);
    return found?.told ?? null;
  };
  const keep = (end: number): void => {
    for (; at < end; at++) {
      const one = before[at] as Diagnostic;
      told.push(moved(one, moves) ?? again(one));
    }
  };
  for (const kind of kinds.toSorted((a, b) => (begins[a] ?? 0) - (begins[b] ?? 0))) {
    const begin = begins[kind];
    if (begin === null && saysMore(kind, made)) return null;
    if (begin === null) continue;
    if (begin < at) return null;
    keep(begin);
    slides.forEach(({ counts }, i) => {
      const slide = made.get(i);
      if (slide === undefined) return keep(at + counts[kind]);
      told.push(...toldBy(kind, slide).map(written));
      at += counts[kind];
    });
  }
  keep(before.length);
  return told.every((one) => one !== null) ? told : null;
}

function saysMore(kind: Kind, made: ReadonlyMap<number, CompiledSlide>): boolean {
  return [...made.values()].some((slide) => toldBy(kind, slide).length > 0);
}

/** Whether two messages say the same, of another place. */
function isAlike(a: Diagnostic, b: Diagnostic): boolean {
  const text = ({ code, severity, message, hint, related }: Diagnostic): string =>
    JSON.stringify([code, severity, message, hint, related.map((place) => place.message)]);
  return text(a) === text(b);
}
