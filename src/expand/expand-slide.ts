import { diagnose } from '../diagnostics/diagnose.ts';
import type { ExpandedChart } from '../model/chart.ts';
import type { ExpandedSlide, Layout, ResolvedSlide, Slot } from '../model/deck.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { DeckSettings } from '../model/settings.ts';
import type { MappedText } from '../model/text.ts';
import { langOf } from '../util/slide-lang.ts';
import { isObject } from './charts/checks.ts';
import { expandChart } from './charts/expand-chart.ts';
import { replaceChartFences } from './chart-fences.ts';
import { defaultLayout } from './default-layout.ts';
import { openFiller, type TalkFacts } from './filler.ts';
import { expandLayout } from './layout.ts';
import { scalar, type RecordValue } from './templates/value.ts';
import { wordsHeights } from './words-height.ts';

/** The deck's settings as templates name them: `{{deck.title}}`. */
export function deckRecord({ title, subtitle, author, date, lang, variant }: DeckSettings): RecordValue {
  const fields = Object.entries({ title, subtitle, author, date, lang, variant: variant?.name ?? null }).map(
    ([key, value]) => [key, scalar(value)] as const,
  );
  return { kind: 'record', fields: new Map(fields) };
}

/** One slide: its layout, its text with values in place, its charts as complete specs. */
export function expandSlide(slide: ResolvedSlide, ofTalk: TalkFacts): Staged<ExpandedSlide> {
  const talk = {
    ...ofTalk,
    lang: langOf(slide, ofTalk),
    notesLang: slide.settings.language?.notes ?? ofTalk.lang,
  };
  const diagnostics: Diagnostic[] = [];
  const filler = openFiller(slide, talk, (diagnostic) => diagnostics.push(diagnostic));
  const name = slide.settings.layout?.name ?? defaultLayout(slide);
  const request = { name, span: slide.settings.layout?.span ?? slide.span, scope: filler.scope };
  const layout = expandLayout(request, talk.templates, filler.around({ kind: 'slide' }));
  diagnostics.push(...layout.diagnostics);

  const withFences = replaceChartFences(slide.text.body, slide.charts);
  const isAlone = slide.charts.length === 0 || defaultLayout(slide) === 'chart';
  const words = isAlone ? noWords : wordsOf(shownBody(slide, talk, withFences), layout.value);
  const charts = slide.charts.map((chart, i): ExpandedChart => {
    const slot = chartSlot(layout.value, chart.parsed.slot);
    const wordsHeight = words.get(slot.name) ?? 0;
    const fill = (text: MappedText): MappedText => filler.fill(text, { kind: 'chart', chart: i });
    const ground = groundOf(slide.settings.background, talk.look.paper);
    const look = ground === null ? talk.look : { ...talk.look, paper: ground };
    const expanded = expandChart(chart, {
      slot,
      wordsHeight,
      fill,
      plain: filler.plain,
      look,
      ground,
      lang: talk.lang,
    });
    diagnostics.push(...expanded.diagnostics);
    return expanded.value;
  });
  diagnostics.push(...crowdedSlots(slide, charts, { layout: layout.value, words }));
  const body = filler.fill(withFences, { kind: 'slide' });
  const notes = slide.text.notes === null ? null : filler.fill(slide.text.notes, { kind: 'notes' });

  const { id, settings, span, includedFrom, vertical, backup } = slide;
  const base = { id, settings, span, includedFrom, vertical, ...(backup ? { backup } : {}) };
  return {
    value: { ...base, stage: 'expanded', text: { body, notes }, values: filler.values, charts, layout: layout.value },
    diagnostics,
  };
}

/** What the slide's charts stand on; `null` for a picture. */
function groundOf(background: ResolvedSlide['settings']['background'], paper: string): string | null {
  if (background === null) return paper;
  return background.image === null && (background.video ?? null) === null ? (background.color ?? paper) : null;
}

/** The text as it is read, for its length alone: what is shown, and what is said about it, come of the one that is kept. */
function shownBody(slide: ResolvedSlide, talk: TalkFacts, body: MappedText): string {
  if (!body.text.includes('{{')) return body.text;
  const filler = openFiller(slide, talk, () => {});
  return filler.plain(filler.fill(body, { kind: 'slide' }).text);
}

/** Heights below which a chart beside words is called small, in CSS px: a plot, a figure with tables and notes of its own. */
const smallHeight = 230;
const smallFigure = 320;
/** How far the estimated height of words may lie beside the truth. */
const tolerance = 1.1;
const noWords: ReadonlyMap<string, number> = new Map();

/** Height of the words beside charts by slot, in whole CSS px; nothing where words and charts stand side by side. */
function wordsOf(body: string, layout: Layout): ReadonlyMap<string, number> {
  if (hasColumns(body)) return noWords;
  const heights = wordsHeights(body, (name) => chartSlot(layout, name).width);
  const bySlot = new Map<string, number>();
  for (const [name, height] of heights) {
    const isSlot = name === 'main' || layout.slots.some((slot) => slot.name === name);
    if (isSlot) bySlot.set(name, Math.round(height));
  }
  return bySlot;
}

/** Charts that are, with the words beside them, taller than the slot that they share: the last would not be seen. */
function crowdedSlots(
  slide: ResolvedSlide,
  charts: readonly ExpandedChart[],
  { layout, words }: { readonly layout: Layout; readonly words: ReadonlyMap<string, number> },
): Diagnostic[] {
  // Side by side in columns they do not add up.
  if (hasColumns(slide.text.body.text)) return [];
  const used = new Map<Slot, number>();
  return slide.charts.flatMap(({ parsed }, i) => {
    const chart = charts[i];
    if (chart?.kind !== 'spec') return [];
    const slot = chartSlot(layout, parsed.slot);
    const beside = words.get(slot.name) ?? 0;
    const left = slot.height - beside;
    const isGiven = isObject(parsed.source.value) && 'height' in parsed.source.value;
    const height = chart.spec['height'];
    const isSmall = beside > 0 && !isGiven && left < (parsed.language === 'vega-lite' ? smallHeight : smallFigure);
    if (typeof height !== 'number' && !isSmall) return [];
    const total = (used.get(slot) ?? 0) + (typeof height === 'number' ? height : Math.max(left, 0));
    const isFirst = !used.has(slot);
    used.set(slot, total);
    const fits = isFirst ? beside === 0 || total + beside <= slot.height * tolerance : total <= left;
    return fits && !isSmall
      ? []
      : [diagnose('chart/crowded-slot', parsed.span, { total, words: beside, height: slot.height })];
  });
}

function hasColumns(body: string): boolean {
  return /^ {0,3}:{3,}[ \t]*columns?\b/m.test(body);
}

function chartSlot(layout: Layout, name: string): Slot {
  const slot = layout.slots.find((s) => s.name === name) ?? layout.slots.find((s) => s.name === 'main');
  return slot ?? { name: 'main', required: false, width: 1168, height: 500 };
}
