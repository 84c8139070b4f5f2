import type { Section } from '../../assemble/sections.ts';
import type { Compilation } from '../../compile.ts';
import { say } from '../../util/words/say.ts';
import { numberLines } from '../numbers/number-lines.ts';
import { talkNumbers } from '../numbers/slide-numbers.ts';

/** What is listed behind the slides. */
export interface Appendix {
  readonly title: string;
  readonly parts: readonly { readonly title: string; readonly lines: readonly string[] }[];
}

/** Where each number of the slides comes from, slide by slide; slides without numbers are left out. */
export function appendixOf(compilation: Compilation, sections: readonly Section[]): Appendix {
  const { lang } = compilation.rendered.settings;
  const numberOf = new Map(sections.map(({ slide, number }) => [slide.id, number]));
  const slides = sections.map(({ slide }) => slide);
  const parts = talkNumbers(compilation.evidence.trace, slides)
    .filter(({ slide }) => numberOf.has(slide))
    .map((numbers) => {
      const number = numberOf.get(numbers.slide);
      return { title: `${number == null ? '' : `${number} · `}${numbers.title}`, lines: numberLines(numbers, lang) };
    })
    .filter(({ lines }) => lines.length > 0);
  return { title: say(lang, 'Where the numbers come from'), parts };
}
