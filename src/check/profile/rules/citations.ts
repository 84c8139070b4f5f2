import { diagnose } from '../../../diagnostics/diagnose.ts';
import type { Diagnostic } from '../../../model/diagnostic.ts';
import type { TraceSlide } from '../../../model/evidence.ts';
import type { Reference } from '../../../model/references.ts';
import { leadName } from '../../../util/citations/short-form.ts';
import { readText, shownSlides, slideSetting, type CheckedTalk, type Rule } from '../checked-talk.ts';
import type { CitationPart } from '../profile.ts';

/** A slide that shows numbers from data cites them, with what a citation has to print. Each talk ends with the list. */
export const citationRule: Rule = ({ name: profile, citations }, talk) => {
  if (citations === null) return [];
  const { evidence } = talk.compilation;
  const trace = new Map(evidence.trace.slides.map((slide) => [slide.id, slide]));
  return shownSlides(talk).flatMap((slide): Diagnostic[] => {
    const references = evidence.footers.get(slide.id)?.references ?? [];
    const span = slideSetting(slide, 'layout', talk);
    if (references.length === 0)
      return showsNumbers(trace.get(slide.id))
        ? [diagnose('profile/no-citation', span, { profile, slide: slide.id })]
        : [];
    const printed = footerText(slide.id, talk);
    const lacking = new Map<string, string[]>();
    for (const { reference } of references) {
      const parts = citations.parts.filter((part) => !isPrinted(part, reference, printed)).join(' and ');
      if (parts !== '') lacking.set(parts, [...(lacking.get(parts) ?? []), reference.key]);
    }
    return [...lacking].map(([parts, keys]) =>
      diagnose('profile/citation-part', span, { profile, slide: slide.id, references: keys, parts }),
    );
  });
};

function showsNumbers(slide: TraceSlide | undefined): boolean {
  if (slide === undefined) return false;
  return slide.values.some((value) => value.in === undefined) || slide.charts.some(({ from }) => from.length > 0);
}

function footerText(id: string, { compilation }: CheckedTalk): string {
  const html = compilation.talk.sections.find(({ slide }) => slide.id === id)?.html ?? '';
  return readText([...html.matchAll(/<p class="cited">([\s\S]*?)<\/p>/g)].map(([, text]) => text).join(' '));
}

/** A DOI is behind the footer's words, as a link. */
function isPrinted(part: CitationPart, reference: Reference, printed: string): boolean {
  const { container, year, doi } = reference;
  if (part === 'doi') return doi !== null;
  if (part === 'author') return reference.authors.length > 0 && printed.includes(leadName(reference));
  if (part === 'year') return year !== null && printed.includes(String(year));
  return container !== null && printed.includes(container.replace(/\s+/g, ' '));
}
