import { diagnose } from '../diagnostics/diagnose.ts';
import type { ExpandedChart } from '../model/chart.ts';
import type { ExpandedSlide, Layout, ResolvedSlide, Slot } from '../model/deck.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { DeckSettings } from '../model/settings.ts';
import type { MappedText } from '../model/text.ts';
import { langOf } from '../util/slide-lang.ts';
import { expandChart } from './charts/expand-chart.ts';
import { replaceChartFences } from './chart-fences.ts';
import { defaultLayout } from './default-layout.ts';
import { openFiller, type TalkFacts } from './filler.ts';
import { expandLayout } from './layout.ts';
import { scalar, type RecordValue } from './templates/value.ts';

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

  const charts = slide.charts.map((chart, i): ExpandedChart => {
    const slot = chartSlot(layout.value, chart.parsed.slot);
    const fill = (text: MappedText): MappedText => filler.fill(text, { kind: 'chart', chart: i });
    const ground = groundOf(slide.settings.background, talk.look.paper);
    const look = ground === null ? talk.look : { ...talk.look, paper: ground };
    const expanded = expandChart(chart, { slot, fill, plain: filler.plain, look, ground, lang: talk.lang });
    diagnostics.push(...expanded.diagnostics);
    return expanded.value;
  });
  diagnostics.push(...crowdedSlots(slide, charts, layout.value));
  const body = filler.fill(replaceChartFences(slide.text.body, slide.charts), { kind: 'slide' });
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
  return background.image === null ? (background.color ?? paper) : null;
}

/** Charts that are together taller than the slot that they share: the last ones would not be seen. */
function crowdedSlots(slide: ResolvedSlide, charts: readonly ExpandedChart[], layout: Layout): Diagnostic[] {
  // Side by side in columns they do not add up.
  if (/^ {0,3}:{3,}[ \t]*columns?\b/m.test(slide.text.body.text)) return [];
  const used = new Map<Slot, number>();
  return slide.charts.flatMap(({ parsed }, i) => {
    const chart = charts[i];
    const height = chart?.kind === 'spec' ? chart.spec['height'] : undefined;
    if (typeof height !== 'number') return [];
    const slot = chartSlot(layout, parsed.slot);
    const total = (used.get(slot) ?? 0) + height;
    const isFirst = !used.has(slot);
    used.set(slot, total);
    return isFirst || total <= slot.height
      ? []
      : [diagnose('chart/crowded-slot', parsed.span, { total, height: slot.height })];
  });
}

function chartSlot(layout: Layout, name: string): Slot {
  const slot = layout.slots.find((s) => s.name === name) ?? layout.slots.find((s) => s.name === 'main');
  return slot ?? { name: 'main', required: false, width: 1168, height: 500 };
}
