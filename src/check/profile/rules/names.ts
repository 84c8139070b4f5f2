import { diagnose } from '../../../diagnostics/diagnose.ts';
import type { Diagnostic } from '../../../model/diagnostic.ts';
import type { RenderedSlide } from '../../../model/deck.ts';
import { spanAt } from '../../../util/mapped-text.ts';
import { readText, shownSlides, slideSetting, type Rule } from '../checked-talk.ts';

/** Generic names where trade names are written: in text, in charts, in data. What is only said is not read. */
export const namesRule: Rule = ({ name: profile, names }, talk) => {
  if (names === null || names.size === 0) return [];
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${[...names.keys()].map(escaped).join('|')})(?![\p{L}\p{N}])`,
    'giu',
  );
  const generics = new Map([...names].map(([name, generic]) => [name.toLowerCase(), generic]));
  const tell = (name: string, span: Diagnostic['span']): Diagnostic =>
    diagnose('profile/trade-name', span, { profile, name, generic: generics.get(name.toLowerCase()) ?? '' });
  const html = new Map(talk.compilation.talk.sections.map((section) => [section.slide.id, section.html]));
  return shownSlides(talk).flatMap((slide): Diagnostic[] => {
    const written = writtenNames(slide, pattern);
    const told = new Set(written.map(([name]) => name.toLowerCase()));
    const shown = [...readText(html.get(slide.id) ?? '').matchAll(pattern)].map(([name]) => name);
    const other = new Map(
      shown.filter((name) => !told.has(name.toLowerCase())).map((name) => [name.toLowerCase(), name]),
    );
    return [
      ...written.map(([name, span]) => tell(name, span)),
      // From a table or a template: the slide is where it is seen.
      ...[...other.values()].map((name) => tell(name, slideSetting(slide, 'layout', talk))),
    ];
  });
};

function writtenNames(slide: RenderedSlide, pattern: RegExp): (readonly [name: string, span: Diagnostic['span']])[] {
  const found = new Map<string, readonly [string, Diagnostic['span']]>();
  for (const { text, part } of slide.texts) {
    if (part === 'notes') continue;
    for (const match of text.text.matchAll(pattern)) {
      const span = spanAt(text, match.index, match.index + match[0].length);
      found.set(`${span?.file} ${span?.start}`, [match[0], span]);
    }
  }
  return [...found.values()];
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
