import type { ArrangedTalk } from '../assemble/arrange-talk.ts';
import type { Section } from '../assemble/sections.ts';
import type { LiveChart } from '../model/live-chart.ts';
import type { LiveChange, TalkChanges } from '../model/live.ts';
import type { PageSlide } from '../model/page.ts';
import { alignSections } from './align-sections.ts';
import { sectionParts } from './section-parts.ts';

/**
 * What has changed from one talk to another. Slides that are one and the same string cost a comparison of addresses.
 * @returns `null` where only a page loaded anew is right: another language, transition or script
 */
export function compareTalks(before: ArrangedTalk, now: ArrangedTalk): TalkChanges | null {
  if (needsLoading(before, now)) return null;
  const { splice, was } = alignSections(before.sections, now.sections);
  const changed: LiveChange[] = [];
  for (let at = 0; at < now.sections.length; at++) {
    const change = changeAt(at, was[at] as number, before, now);
    if (change !== null) changed.push(change);
  }
  return {
    splice,
    changed,
    ...(before.page.css === now.page.css ? {} : { css: now.page.css }),
    ...(before.title === now.title ? {} : { title: now.title }),
    ...(before.page.data.time === now.page.data.time ? {} : { time: now.page.data.time }),
  };
}

/** Whether a patch would say nothing. */
export function isNothing({ splice, changed, css, title, time }: TalkChanges): boolean {
  return splice === null && changed.length === 0 && css === undefined && title === undefined && time === undefined;
}

function needsLoading(before: ArrangedTalk, now: ArrangedTalk): boolean {
  const [a, b] = [before.page, now.page];
  return (
    a.data.lang !== b.data.lang ||
    a.data.rtl !== b.data.rtl ||
    a.data.transition !== b.data.transition ||
    a.data.notes !== b.data.notes ||
    a.script !== b.script ||
    (a.charts === null && b.charts !== null)
  );
}

function changeAt(at: number, was: number, before: ArrangedTalk, now: ArrangedTalk): LiveChange | null {
  const section = now.sections[at] as Section;
  const page = now.page.data.slides[at] as PageSlide;
  if (was === -1) return { at, page, html: section.html, ...chartsOf(section, now) };
  if (section === before.sections[was] && page === before.page.data.slides[was]) return null;
  const renamed = isOther(before.page.data.slides[was] as PageSlide, page) ? { page } : {};
  const content = contentChange(before.sections[was] as Section, section);
  if (content === null && sameCharts(section, before, now)) return 'page' in renamed ? { at, ...renamed } : null;
  if (content === null || 'html' in content) return { at, ...renamed, html: section.html, ...chartsOf(section, now) };
  return { at, ...renamed, ...content };
}

/** Numbers follow from the order; only whether there is one counts. */
function isOther(a: PageSlide, b: PageSlide): boolean {
  if (a === b) return false;
  return a.id !== b.id || a.title !== b.title || a.time !== b.time || (a.number === null) !== (b.number === null);
}

function contentChange(before: Section, now: Section): Pick<LiveChange, 'html' | 'notes'> | null {
  if (before.html === now.html) return null;
  const [a, b] = [sectionParts(before), sectionParts(now)];
  if (a.slide !== b.slide) return { html: now.html };
  return a.notes === b.notes ? null : { notes: b.notes };
}

function chartIds({ slide }: Section): readonly string[] {
  return slide.charts.flatMap(({ live }, i) => (live ? [`${slide.id}-chart-${i + 1}`] : []));
}

function chartsOf(section: Section, { page }: ArrangedTalk): Pick<LiveChange, 'charts'> {
  const found = chartIds(section).map((id) => [id, page.charts?.byId.get(id)] as const);
  const charts = found.filter((pair): pair is [string, LiveChart] => pair[1] !== undefined);
  return charts.length === 0 ? {} : { charts: Object.fromEntries(charts) };
}

/** Whether what answers on a slide is what it was: a chart may answer otherwise and be drawn the same. */
function sameCharts(section: Section, before: ArrangedTalk, now: ArrangedTalk): boolean {
  return chartIds(section).every((id) => {
    const [a, b] = [before.page.charts?.byId.get(id), now.page.charts?.byId.get(id)];
    return a === b || JSON.stringify(a) === JSON.stringify(b);
  });
}
