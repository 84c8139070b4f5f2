import { layoutOf, type Section } from '../assemble/sections.ts';
import { slideTime } from '../evidence/time/talk-times.ts';
import type { CompiledSlide } from '../memory/compiled-slide.ts';
import type { ParsedSlide } from '../model/deck.ts';
import { digest } from '../util/digests.ts';
import { plain } from '../util/without-places.ts';
import type { KitTalk } from './talk-kit.ts';

/**
 * All of a slide that the rest of the talk may depend on, as a text to compare: what it cites and abbreviates, what it
 * links to and reads, what it brings to the style sheet, where it stands. What it says and shows itself is no part of it,
 * nor is its name in messages.
 */
export function slideFacts(
  { rendered, evidence, chartWords }: CompiledSlide,
  { charts, dataRefs }: Pick<ParsedSlide, 'dataRefs'> & { readonly charts: readonly Pick<ParsedSlide, 'dataRefs'>[] },
  section: Pick<Section, 'css' | 'footerFits'> | null,
  { hasLists, isTimed }: Pick<KitTalk, 'hasLists' | 'isTimed'>,
): string {
  const { id, title, settings, html, vertical, backup, picked, includedFrom, links, assets } = rendered;
  const { planned, words, spoken } = slideTime(rendered);
  const refs = [dataRefs, ...charts.map((chart) => chart.dataRefs)];
  return digest([
    plain([settings, vertical, backup === true, picked ?? '', includedFrom, layoutOf(html)]),
    refs.map((all) => all.map(({ name, by, certain, inExpression }) => [name, by, certain, inExpression === true])),
    links.map(({ target }) => target),
    assets.map(({ path, kind }) => [path, kind]),
    section === null ? [] : [[...section.css], section.footerFits],
    rendered.charts.map(({ live }) => live !== null && live !== undefined),
    plain([evidence.citations, evidence.terms, chartWords]).replaceAll(`\`${id}\``, '`'),
    isTimed || planned !== null ? [planned, words, spoken] : [],
    hasLists || isTimed ? [id, title] : [],
  ]);
}
