import { diagnose } from '../diagnostics/diagnose.ts';
import type { ExpandedChart } from '../model/chart.ts';
import type { ExpandedSlide, Layout, ResolvedDeck, ResolvedSlide, Slot } from '../model/deck.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { Project } from '../model/project.ts';
import type { MappedText, Span } from '../model/text.ts';
import type { ShownValue, ShownWhere } from '../model/values.ts';
import { concatMapped, mappedOpaque } from '../util/mapped-text.ts';
import { token } from '../util/tokens.ts';
import { expandChart } from './charts/expand-chart.ts';
import { replaceChartFences } from './chart-fences.ts';
import { defaultLayout } from './default-layout.ts';
import { expandLayout, partialsOf } from './layout.ts';
import { evaluateTemplate, type Surroundings } from './templates/evaluate.ts';
import { parseTemplate } from './templates/parse-template.ts';
import { printScalar } from './templates/print.ts';
import type { Scope } from './templates/scope.ts';
import { scalar, tableOf, type RecordValue, type Scalar, type TemplateValue } from './templates/value.ts';

/** The deck's settings as templates name them: `{{deck.title}}`. */
export function deckRecord(deck: ResolvedDeck): RecordValue {
  const { title, subtitle, author, date, lang } = deck.settings;
  const fields = Object.entries({ title, subtitle, author, date, lang }).map(
    ([key, value]) => [key, scalar(value)] as const,
  );
  return { kind: 'record', fields: new Map(fields) };
}

/** One slide: its layout, its text with values in place, its charts as complete specs. */
export function expandSlide(
  slide: ResolvedSlide,
  deck: RecordValue,
  templates: Project['templates'],
): Staged<ExpandedSlide> {
  const diagnostics: Diagnostic[] = [];
  const values: ShownValue[] = [];
  const scope = slideScope(slide, deck);
  const around: Surroundings = {
    partials: partialsOf(templates),
    tables: { known: slide.knownData, broken: slide.brokenData },
    inserts: new Map(),
    show: (value, span) => token('value', values.push(shown(value, span, { kind: 'slide' })) - 1),
    report: once((diagnostic) => diagnostics.push(diagnostic)),
  };
  const name = slide.settings.layout?.name ?? defaultLayout(slide);
  const layout = expandLayout({ name, span: slide.settings.layout?.span ?? slide.span, scope }, templates);
  diagnostics.push(...layout.diagnostics);

  const charts = slide.charts.map((chart): ExpandedChart => {
    const slot = chartSlot(layout.value, chart.parsed.slot);
    const expanded = expandChart(chart, { slot, fill: (text, span) => fillPlain(text, span, scope, around) });
    diagnostics.push(...expanded.diagnostics);
    return expanded.value;
  });
  diagnostics.push(...crowdedSlots(slide, charts, layout.value));
  const body = fill(replaceChartFences(slide.text.body, slide.charts), scope, around);
  const notes = slide.text.notes === null ? null : fill(slide.text.notes, scope, around);

  const { id, settings, span, includedFrom, vertical } = slide;
  const base = { id, settings, span, includedFrom, vertical };
  return {
    value: { ...base, stage: 'expanded', text: { body, notes }, values, charts, layout: layout.value },
    diagnostics,
  };
}

function shown(value: Scalar, span: Span, where: ShownWhere): ShownValue {
  const number = typeof value.value === 'number' ? value.value : null;
  const { origin, format } = value;
  return { text: printScalar(value), span, where, name: '', number, format, origin };
}

function slideScope(slide: ResolvedSlide, deck: RecordValue): Scope {
  const fields = new Map<string, TemplateValue>([['deck', deck]]);
  for (const [name, dataset] of slide.datasets) fields.set(name, tableOf(dataset));
  return { self: { kind: 'record', fields }, names: new Map(), parent: null };
}

/** Text with Handlebars filled; text that cannot be read stays as written, with the error reported. */
function fill(text: MappedText, scope: Scope, around: Surroundings): MappedText {
  if (!text.text.includes('{{')) return text;
  const parsed = parseTemplate(text);
  parsed.diagnostics.forEach(around.report);
  return parsed.value === null ? text : concatMapped(evaluateTemplate(parsed.value, scope, around));
}

/** A string inside a chart: values become plain text at once. */
function fillPlain(text: string, span: Span, scope: Scope, around: Surroundings): string {
  return fill(mappedOpaque(text, span), scope, { ...around, show: printScalar }).text;
}

/** A loop says the same of each of its rows: once is enough. */
function once(report: (diagnostic: Diagnostic) => void): (diagnostic: Diagnostic) => void {
  const told = new Set<string>();
  return (diagnostic) => {
    const { code, span, message } = diagnostic;
    const key = `${code} ${span?.file} ${span?.start} ${message}`;
    if (!told.has(key)) report(diagnostic);
    told.add(key);
  };
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
