import type { Dataset } from '../model/data.ts';
import type { ResolvedSlide } from '../model/deck.ts';
import type { Project } from '../model/project.ts';
import type { References } from '../model/references.ts';
import type { DeckSettings } from '../model/settings.ts';
import type { LockState } from '../util/claim-lock.ts';
import type { Values } from '../model/values.ts';
import { datasetDigest, digest, valueDigest } from '../util/digests.ts';
import { foldName } from '../util/estimates.ts';
import { templateIndex, type TemplateIndex } from './template-index.ts';

/** What slides are made from beside their own text. */
export interface SlideInputs {
  readonly project: Project;
  readonly settings: DeckSettings;
  readonly values: Values;
  readonly references: References;
  /** Names of all tables, in the order in which messages list them. */
  readonly tableNames: readonly string[];
  readonly lock: LockState;
  /** The name of the deck's file. */
  readonly deck: string;
}

/** Tells all that a slide is made from. */
export interface SlideKeys {
  /** Two slides with the same key become the same, letter for letter. */
  readonly keyOf: (slide: ResolvedSlide) => string;
  /**
   * What a slide with something to be said about it depends on besides: names that were suggested, or looked for in
   * vain, come from everywhere.
   */
  readonly everything: () => string;
  /** What all slides are made with, beside data, values and references, which they bring with them. */
  readonly general: () => string;
}

/** Of what a slide is when it is kept: slides that were kept otherwise are not found. */
const keptForm = 2;

/** The dependency graph of a talk: from files, tables, values, templates, theme, settings and version to its slides. */
export function slideKeys(inputs: SlideInputs): SlideKeys {
  const { project, settings, values, references } = inputs;
  const templates = templateIndex(project.templates);
  const groups = valueGroups(values);
  const salt = deckSalt(inputs);
  const citable = digest([[...references.byKey.keys()], references.isIncomplete === true]);
  const cited = once(() => digest([...references.byKey]));
  const whole = once(() => digest([...groups.values()]));
  const everything = once(() =>
    digest([
      whole(),
      templates.all(),
      cited(),
      project.data.files,
      inputs.tableNames,
      [...settings.colors],
      project.lock?.text ?? '',
      settings.variant?.name ?? '',
    ]),
  );
  return {
    everything,
    general: () => {
      const { title, subtitle, author, date, variant } = settings;
      return digest([salt, title, subtitle, author, date, variant?.name ?? '', templates.all()]);
    },
    keyOf(slide) {
      const { used, names } = templatesOf(slide, templates);
      const asked = new Set([...slide.dataRefs, ...slide.charts.flatMap((c) => c.parsed.dataRefs)].map(firstPart));
      for (const name of names) asked.add(foldName(name));
      const { text } = slide.text.body;
      const isAnyName = asked.has('this') || /@root|\bthis\b|\blookup\b/.test(text);
      // A `src:` line is in a text that is named by what it says, so its `with` is in its place.
      const { span, id, vertical, includedFrom, settings: own, picked = '' } = slide;
      const place = [span.file, id, vertical, includedFrom, own.language, picked];
      const tables = [slide.datasets, ...slide.charts.map((chart) => chart.datasets)].map(tableDigests);
      const known = isAnyName ? [whole()] : [...asked].sort().map((name) => groups.get(name) ?? '');
      const talk =
        asked.has('deck') || isAnyName
          ? [settings.title, settings.subtitle, settings.author, settings.date, settings.variant?.name ?? '']
          : [];
      const sources = asked.has('source') || /[{(]\s*source\b/.test(text) ? cited() : citable;
      return JSON.stringify([salt, sources, place, used, tables, [...slide.brokenData], known, talk]);
    },
  };
}

/** Facts of the deck that may show on any slide. */
function deckSalt({ project, settings, deck }: SlideInputs): string {
  const { lang, theme, colors, abbreviations, names, original } = settings;
  const { chart, colors: palette } = project.themes.get(theme) ?? { chart: {}, colors: new Map<string, string>() };
  const roles = [...colors].map(([role, { text }]) => [role, text]);
  const meanings = [...abbreviations].map(([term, { meanings: all }]) => [term, all]);
  const was =
    original === undefined
      ? []
      : [original.lang, ...[...original.abbreviations].map(([term, { meanings: all }]) => [term, all])];
  const { version, fonts } = project.shell;
  return digest([keptForm, version, fonts.inputs, deck, lang, theme, chart, [...palette], roles, meanings, names, was]);
}

/** All values whose names begin alike, as one text, by that beginning. */
function valueGroups(values: Values): ReadonlyMap<string, string> {
  const groups = new Map<string, string[]>();
  const add = (name: string, text: string): void => {
    const group = firstPart({ name });
    const known = groups.get(group);
    if (known === undefined) groups.set(group, [text]);
    else known.push(text);
  };
  for (const [name, value] of values.named) add(name, valueDigest(value));
  for (const [name, { dataset, span: _, ...estimates }] of values.estimates)
    add(name, `${JSON.stringify(estimates)} ${datasetDigest(dataset)}`);
  for (const name of values.broken) add(name, `broken ${name}`);
  return new Map([...groups].map(([name, texts]) => [name, digest(texts)]));
}

function firstPart({ name }: { readonly name: string }): string {
  return foldName(name.split('.', 1)[0] as string);
}

function tableDigests(tables: ReadonlyMap<string, Dataset>): readonly (readonly [string, string])[] {
  return [...tables].map(([name, dataset]) => [name, datasetDigest(dataset)] as const);
}

/** The templates that a slide's layout and its own partials bring, and the names that they use. */
function templatesOf(
  slide: ResolvedSlide,
  templates: TemplateIndex,
): { readonly used: readonly string[]; readonly names: readonly string[] } {
  const texts = [slide.text.body.text, slide.text.notes?.text ?? ''];
  const layouts =
    slide.settings.layout === null ? ['layouts/chart', 'layouts/content'] : [`layouts/${slide.settings.layout.name}`];
  const found = templates.reach([...layouts, ...texts.flatMap(templates.partialsIn)]);
  return { used: found.map(({ digest: text }) => text), names: found.flatMap(({ names }) => names) };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
