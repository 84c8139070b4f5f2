import { diagnose } from '../../../diagnostics/diagnose.ts';
import type { Diagnostic } from '../../../model/diagnostic.ts';
import type { RenderedSlide } from '../../../model/deck.ts';
import { readText, shownSlides, slideSetting, type Rule, type TypeSample } from '../checked-talk.ts';

/** A slide of 1280 px is 960 points wide. */
const pointsPerPx = 0.75;

/** The smallest type of each slide, footers apart from what is read. */
export const typeRule: Rule = ({ name: profile, type: rule }, talk) => {
  if (rule === null) return [];
  const { type } = talk;
  const unmeasured: Diagnostic[] =
    'why' in type ? [diagnose('profile/not-measured', null, { profile, why: type.why })] : [];
  const small = shownSlides(talk).flatMap((slide): Diagnostic[] => {
    const samples = 'why' in type ? chartSamples(slide) : (type.get(slide.id) ?? []);
    return [rule.text, rule.footer].flatMap((least, isFooter): Diagnostic[] => {
      const found = smallest(samples.filter(({ footer }) => footer === (isFooter === 1)));
      if (least === null || found === null || found.points >= least) return [];
      const facts = { profile, slide: slide.id, least, points: found.points, text: found.text };
      return [diagnose('profile/small-type', slideSetting(slide, 'layout', talk), facts)];
    });
  });
  return [...small, ...unmeasured];
};

function smallest(samples: readonly TypeSample[]): { readonly points: number; readonly text: string } | null {
  let found: TypeSample | null = null;
  for (const sample of samples) if (found === null || sample.px < found.px) found = sample;
  if (found === null) return null;
  const text = [...found.text.trim()];
  const short = text.length > 40 ? `${text.slice(0, 39).join('')}…` : text.join('');
  return { points: Math.round(found.px * pointsPerPx * 10) / 10, text: short };
}

/** Text of charts is drawn in the size in which it is shown. */
function chartSamples({ charts }: RenderedSlide): readonly TypeSample[] {
  return charts.flatMap(({ svg }) =>
    [...svg.matchAll(/<text\b[^>]*\sfont-size="([\d.]+)px"[^>]*>([\s\S]*?)<\/text>/g)]
      .map(([, px, inside = '']) => ({ text: readText(inside), px: Number(px), footer: false }))
      .filter(({ text }) => text.trim() !== ''),
  );
}
