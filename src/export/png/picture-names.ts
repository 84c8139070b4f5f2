import type { Section } from '../../assemble/sections.ts';

/** What a picture shows. */
export interface PicturedPage {
  readonly id: string;
  readonly step: number;
  readonly steps: number;
}

/**
 * A file name for each picture: the number of its slide, its id, its step where there are several: `07-survival.png`,
 * `07-survival-step-2.png`. A slide that is not counted follows the one before it, as `07a`. In the order of their names
 * they are in the order of the talk.
 */
export function pictureNames(pages: readonly PicturedPage[], sections: readonly Section[]): readonly string[] {
  const numbers = numbersOf(sections);
  const hasSteps = new Set(pages.filter(({ id }, i) => pages[i - 1]?.id === id).map(({ id }) => id));
  return pages.map(({ id, step, steps }) => {
    const which = hasSteps.has(id) ? `-step-${String(step).padStart(String(steps).length, '0')}` : '';
    return `${numbers.get(id) ?? ''}-${plain(id)}${which}.png`;
  });
}

function numbersOf(sections: readonly Section[]): ReadonlyMap<string, string> {
  const width = Math.max(2, ...sections.map(({ number }) => String(number ?? 0).length));
  let last = 0;
  let uncounted = 0;
  return new Map(
    sections.map(({ slide, number }) => {
      uncounted = number === null ? uncounted + 1 : 0;
      last = number ?? last;
      return [slide.id, String(last).padStart(width, '0') + (number === null ? letters(uncounted) : '')];
    }),
  );
}

/** 1 is `a`, 26 is `z`, 27 is `za`: letters that sort as numbers do. */
function letters(number: number): string {
  return number <= 26 ? String.fromCharCode(96 + number) : `z${letters(number - 26)}`;
}

/** Only what every system takes in a name. */
function plain(id: string): string {
  return id.replace(/[^\p{L}\p{N}_-]+/gu, '-').slice(0, 80);
}
