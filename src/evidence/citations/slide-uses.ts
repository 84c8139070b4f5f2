import type { RenderedSlide } from '../../model/deck.ts';
import type { Citation, References } from '../../model/references.ts';
import type { Span } from '../../model/text.ts';
import { token } from '../../util/tokens.ts';
import { keysOfReadings } from '../../util/citations/keys-of-reading.ts';

/** Keys that a slide cites, in the order in which they are met; each may come more than once. */
export interface SlideUses {
  /** By words, values and charts on the slide itself. */
  readonly shown: readonly string[];
  /** In what is said about it. */
  readonly said: readonly string[];
}

interface Use {
  /** Offset in the slide's HTML. */
  readonly at: number;
  readonly keys: readonly string[];
}

/**
 * What a slide cites, in the order of the page: citations as written, rows behind the values that it shows, rows that
 * its charts draw. A paragraph of citations alone has no place on the page and comes last.
 */
export function slideUses(slide: RenderedSlide, references: References): SlideUses {
  const literals = literalKeys(slide).map(({ key }): Use => ({ at: nowhere, keys: [key] }));
  const uses = [...wordUses(slide), ...literals, ...valueUses(slide, references), ...chartUses(slide, references)];
  const said = slide.citations.filter(({ inNotes }) => inNotes);
  return {
    shown: uses.sort((a, b) => a.at - b.at).flatMap(({ keys }) => keys),
    said: said.flatMap(keysOf),
  };
}

function keysOf({ items }: Citation): readonly string[] {
  return items.map(({ key }) => key);
}

/** Behind everything that has a place. */
const nowhere = Number.MAX_SAFE_INTEGER;

/** Keys that the slide's settings give as the source of a number: `literals: {'50': '@key'}`. */
export function literalKeys({ settings }: RenderedSlide): readonly { readonly key: string; readonly span: Span }[] {
  return [...settings.literals.values()].flatMap(({ text, span }) => {
    const key = /^@([^\s@]+)$/.exec(text.trim())?.[1];
    return key === undefined ? [] : [{ key, span }];
  });
}

const citePattern = new RegExp(token('cite', '(\\d+)(?:-plain)?'), 'g');

function wordUses({ citations, html }: RenderedSlide): Use[] {
  const places = firstPlaces(html, citePattern);
  return citations.flatMap((citation, i) =>
    citation.inNotes ? [] : [{ at: places.get(i) ?? nowhere, keys: keysOf(citation) }],
  );
}

function valueUses({ values, html }: RenderedSlide, references: References): Use[] {
  const places = firstPlaces(html, / data-value="(\d+)"/g);
  return values.flatMap(({ origin, where }, i) => {
    if (origin === null || where.kind !== 'slide') return [];
    return [{ at: places.get(i) ?? nowhere, keys: keysOfReadings(origin.readings, references) }];
  });
}

function chartUses({ id, charts, values, html }: RenderedSlide, references: References): Use[] {
  return charts.map(({ readings }, i) => {
    const at = html.indexOf(`id="${id}-chart-${i + 1}`);
    const words = values.filter(({ where }) => where.kind === 'chart' && where.chart === i);
    const inWords = words.flatMap(({ origin }) => origin?.readings ?? []);
    return { at: at === -1 ? nowhere : at, keys: keysOfReadings([...readings, ...inWords], references) };
  });
}

/** Where each number that a pattern holds stands first. */
function firstPlaces(html: string, pattern: RegExp): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  for (const match of html.matchAll(pattern)) {
    const index = Number(match[1]);
    if (!places.has(index)) places.set(index, match.index);
  }
  return places;
}
