import type { Diagnostic } from '../../model/diagnostic.ts';
import type { LocatedJson } from '../../model/json.ts';
import type { PlacedText, SlideSettings } from '../../model/settings.ts';
import type { Span } from '../../model/text.ts';
import type { VariantTimes } from '../../model/variants.ts';
import type { SlideAttribute } from '../slide-comments.ts';
import { readBackground } from './background.ts';
import { readPlacedList, readPlacedMap } from './evidence-settings.ts';
import { readIncludeSettings, withAlone, type IncludeSettings } from './include-settings.ts';
import { readSettings, settingKeys, valueSpan } from './read-settings.ts';
import type { SlideDraft } from './slide-draft.ts';
import { takeAttributes } from './slide-attributes.ts';
import { slideTable } from './slide-table.ts';
import { readIn, readTimes } from './variant-settings.ts';

/** What a slide says of itself. */
export interface ReadSlideSettings {
  /** Without the id, which is judged with those of the other slides. */
  readonly settings: SlideSettings;
  readonly id: SlideDraft['id'];
  /** The pin of the slide that this one is the translation of. */
  readonly translates: PlacedText | null;
  /** The file whose slides stand in the place of this one. */
  readonly include: {
    readonly path: string;
    readonly span: Span;
    readonly settings: IncludeSettings;
    /** Name of the act that comes in, and its time in seconds, or that for each variant. */
    readonly act: string | null;
    readonly time: number | null;
    readonly times: VariantTimes | null;
    /** Where its time is written. */
    readonly timeSpan: Span | null;
  } | null;
  /** Keys beside `src`, which have no effect there. */
  readonly besideInclude: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a slide's settings from its block and from its comments `<!-- .slide: … -->`. */
export function readSlideSettings(block: LocatedJson, attributes: readonly SlideAttribute[]): ReadSlideSettings {
  const { value, diagnostics } = readSettings(slideTable, block);
  const background = value.background === null ? null : readBackground(block);
  const place = (key: string): Span => valueSpan(block, key) ?? { file: '', start: 0, end: 0 };
  const times = readTimes(block, value.time);
  const draft: SlideDraft = {
    id: value.id === null ? null : { id: value.id, span: place('id') },
    layout: value.layout === null ? null : { name: value.layout, span: place('layout') },
    class: [...(value.class ?? [])],
    time: times.value.time,
    act: value.act,
    state: value.state?.join(' ') ?? null,
    background: background?.value ?? null,
    transition: value.transition,
    autoAnimate: value['auto-animate'],
    visibility: value.visibility,
    attributes: Object.create(null) as Record<string, string>,
  };
  const claims = readPlacedList(block, 'claims');
  const literals = readPlacedMap(block, 'literals');
  const abbreviations = readPlacedMap(block, 'abbreviations');
  const evidence = [...claims.diagnostics, ...literals.diagnostics, ...abbreviations.diagnostics];
  const around = value.src === null ? { value: null, diagnostics: withAlone(block) } : readIncludeSettings(block);
  const fromComments = takeAttributes(draft, attributes);
  return {
    settings: {
      ...draft,
      id: null,
      times: draft.time === null ? times.value.times : null,
      in: readIn(block, value.in),
      autoAnimate: draft.autoAnimate ?? false,
      visibility: draft.visibility ?? 'visible',
      claims: claims.value,
      literals: literals.value,
      abbreviations: abbreviations.value,
      author: value.author,
      licence: value.licence,
      source: value.source,
      tags: value.tags ?? [],
      ...(value['copy-of'] === null ? {} : { copyOf: { text: value['copy-of'], span: place('copy-of') } }),
    },
    id: draft.id,
    translates: value.translates === null ? null : { text: value.translates, span: place('translates') },
    include:
      value.src === null || around.value === null
        ? null
        : {
            ...{ path: value.src, span: place('src'), settings: around.value, act: value.act },
            ...{ ...times.value, timeSpan: valueSpan(block, 'time') },
          },
    besideInclude: settingKeys(block).filter(
      (key) => !['src', 'with', 'in', 'act', 'time'].includes(key) && !key.startsWith('x-'),
    ),
    diagnostics: [
      ...[...diagnostics, ...times.diagnostics, ...around.diagnostics],
      ...[...(background?.diagnostics ?? []), ...evidence, ...fromComments],
    ],
  };
}
