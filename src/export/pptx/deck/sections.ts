import type { RenderedSlide } from '../../../model/deck.ts';
import { xml } from '../xml.ts';

/** A slide of the presentation as its list of sections knows it. */
export interface ListedSlide {
  readonly id: number;
  readonly slide: Pick<RenderedSlide, 'vertical' | 'title' | 'id'>;
  /** Begins an act of the talk. */
  readonly opensAct: boolean;
}

interface Run {
  readonly title: string;
  readonly isStack: boolean;
  readonly ids: number[];
}

/**
 * Sections of a presentation: a stack of slides is one, and what stands between two stacks; in a talk without stacks, an
 * act. None for a talk that has neither.
 */
export function sectionList(slides: readonly ListedSlide[]): string {
  const runs = slides.some(({ slide }) => slide.vertical) ? stacks(slides) : acts(slides);
  if (runs.length < 2) return '';
  const sections = runs.map(
    ({ title, ids }, i) =>
      `<p14:section name="${xml(title)}" id="${guid(i + 1)}"><p14:sldIdLst>` +
      `${ids.map((id) => `<p14:sldId id="${id}"/>`).join('')}</p14:sldIdLst></p14:section>`,
  );
  return (
    '<p:ext uri="{521415D9-36F7-42CB-8B61-FE9B6FEF5AA4}"><p14:sectionLst ' +
    `xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">${sections.join('')}</p14:sectionLst></p:ext>`
  );
}

function stacks(slides: readonly ListedSlide[]): Run[] {
  const runs: Run[] = [];
  slides.forEach(({ id, slide }, i) => {
    const next = slides.slice(i + 1).find((one) => one.slide.id !== slide.id);
    const isSame = slides[i - 1]?.slide.id === slide.id;
    const isStack = slide.vertical || (next?.slide.vertical ?? false);
    const last = runs.at(-1);
    if (last !== undefined && (isSame || slide.vertical || (!isStack && !last.isStack))) last.ids.push(id);
    else runs.push({ title: slide.title, isStack, ids: [id] });
  });
  return runs;
}

function acts(slides: readonly ListedSlide[]): Run[] {
  const runs: Run[] = [];
  slides.forEach(({ id, slide, opensAct }, i) => {
    const isSame = slides[i - 1]?.slide.id === slide.id;
    const last = runs.at(-1);
    if (last === undefined || (opensAct && !isSame)) runs.push({ title: slide.title, isStack: false, ids: [id] });
    else last.ids.push(id);
  });
  return runs;
}

/** An id in the form that is asked for; it only has to differ from those beside it. */
function guid(n: number): string {
  return `{506C656E-6172-4000-8000-${n.toString(16).toUpperCase().padStart(12, '0')}}`;
}
