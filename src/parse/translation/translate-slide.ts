import type { ParsedChart } from '../../model/chart.ts';
import type { DataRef } from '../../model/data.ts';
import type { SlideSettings } from '../../model/settings.ts';
import { chartClaimRefs, chartDataRefs } from '../chart-data-refs.ts';
import type { FileSlide } from '../parse-slide.ts';
import { overlay } from './overlay.ts';

/** The two languages of a talk that is shown in another one than it was written in. */
export interface Languages {
  /** That of the original, as its deck says it. */
  readonly from: string;
  /** The one that is asked for. */
  readonly to: string;
}

/** What slides became; the same slide for the same two, so that later stages know it again. */
const translated = new WeakMap<FileSlide, WeakMap<FileSlide, FileSlide>>();
const untranslated = new WeakMap<FileSlide, FileSlide>();

/** A slide that stays as it was written. */
export function asWritten(slide: FileSlide, languages: Languages): FileSlide {
  const { from } = languages;
  const known = untranslated.get(slide);
  if (known?.settings.language?.lang === from) return known;
  const language = { lang: from, notes: from, original: null };
  const made = { ...slide, settings: { ...slide.settings, language } };
  untranslated.set(slide, made);
  return made;
}

/**
 * A slide in its translation: words, notes and charts are those of the translation, which takes what it does not say
 * from the original: settings, keys of charts, and notes where it has none.
 */
export function inTranslation(original: FileSlide, translation: FileSlide, languages: Languages): FileSlide {
  let made = translated.get(original);
  if (made === undefined) translated.set(original, (made = new WeakMap()));
  const known = made.get(translation);
  const language = known?.settings.language;
  if (known !== undefined && language?.lang === languages.to) return known;
  const slide = joined(original, translation, languages);
  made.set(translation, slide);
  return slide;
}

function joined(original: FileSlide, translation: FileSlide, { from, to }: Languages): FileSlide {
  const charts = translation.charts.map((chart, i) => chartOf(original.charts[i], chart));
  const lacksNotes = translation.text.notes === null && original.text.notes !== null;
  return {
    ...translation,
    // An id is made of the original's words, so that it is the same in every language.
    id: original.id,
    words: original.words,
    vertical: original.vertical,
    include: null,
    charts,
    text: { body: translation.text.body, notes: translation.text.notes ?? original.text.notes },
    dataRefs: [
      ...translation.dataRefs,
      ...original.dataRefs.filter(({ inExpression }) => inExpression === true),
      ...(lacksNotes ? original.dataRefs.map(perhaps) : []),
      ...charts.flatMap((chart) => chartClaimRefs(chart.source)),
    ],
    settings: {
      ...settingsOf(original.settings, translation.settings),
      language: { lang: to, notes: lacksNotes ? from : to, original: original.span.file },
    },
  };
}

function perhaps(ref: DataRef): DataRef {
  return { ...ref, certain: false };
}

/** A chart takes what it does not say from the one that stands in the same place and is of the same kind. */
function chartOf(original: ParsedChart | undefined, chart: ParsedChart): ParsedChart {
  if (original?.language !== chart.language) return chart;
  const source = overlay(original.source, chart.source);
  return { ...chart, source, dataRefs: chartDataRefs(source, chart.language) };
}

/** The settings of the original, where the translation has none of its own. Maps have the entries of both. */
function settingsOf(original: SlideSettings, own: SlideSettings): SlideSettings {
  const said = Object.entries(own).filter(([, value]) => !saysNothing(value));
  const maps = { literals: new Map([...original.literals, ...own.literals]) };
  return { ...original, ...Object.fromEntries(said), ...maps };
}

/** What a setting is where the slide does not give it. */
function saysNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === 'visible') return true;
  if (Array.isArray(value)) return value.length === 0;
  if (value instanceof Map) return value.size === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
