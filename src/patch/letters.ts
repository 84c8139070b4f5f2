import { isOnEveryPage } from '../assemble/fonts/talk-fonts.ts';
import type { UsedLetters } from '../model/fonts.ts';
import type { PatchedSlide } from './patch-slides.ts';

/** Letters by the family that shows them, and those that stand slanted. */
const uses = [0, 1, 2, 3] as const;

/** Whether the talk shows the same letters as before, so that its fonts are the same, and lacks none. */
export function keepsLetters(all: readonly UsedLetters[], slides: readonly PatchedSlide[]): boolean {
  const own = new Map(slides.map(({ was, letters }) => [was.shown?.at ?? -1, letters]));
  const others = all.filter((_, at) => !own.has(at));
  const before = all.filter((_, at) => own.has(at));
  const now = [...own.values()];
  if (before.length !== now.length || [...before, ...now].some(([, , , , missing]) => missing !== '')) return false;
  return uses.every((use) => {
    const [was, is] = [lettersOf(before, use), lettersOf(now, use)];
    const differing = [...[...was].filter((one) => !is.has(one)), ...[...is].filter((one) => !was.has(one))];
    return differing.every(
      (letter) => (use === 0 && isOnEveryPage(letter)) || others.some((letters) => letters[use].includes(letter)),
    );
  });
}

function lettersOf(all: readonly UsedLetters[], use: (typeof uses)[number]): Set<string> {
  return new Set(all.flatMap((letters) => [...letters[use]]));
}
