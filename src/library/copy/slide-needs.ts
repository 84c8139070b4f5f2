import type { Compilation } from '../../compile.ts';
import type { Dataset } from '../../model/data.ts';
import type { RenderedSlide, ResolvedSlide } from '../../model/deck.ts';
import type { Json } from '../../model/json.ts';
import type { NamedValue } from '../../model/values.ts';
import { citationKeys } from '../../util/citations/keys-of-reading.ts';
import { escapePointer } from '../../util/json-pointer.ts';

/** All that a slide is made from beside its own text. */
export interface SlideNeeds {
  readonly datasets: readonly Dataset[];
  readonly values: readonly NamedValue[];
  /** Names of tables each row of which is a value. */
  readonly estimates: readonly string[];
  /** Keys of references that it cites, or whose numbers it shows. */
  readonly keys: readonly string[];
  /** Pictures and films, from the root. */
  readonly assets: readonly string[];
  readonly abbreviations: readonly string[];
  /** What has a colour of its own. */
  readonly colors: readonly string[];
  /** Names with digits that are no numbers. */
  readonly names: readonly string[];
}

/** Looks through a compiled slide for what it needs of its talk. */
export function slideNeeds(compilation: Compilation, id: string, text: string): SlideNeeds {
  const resolved = compilation.resolved.slides.find((slide) => slide.id === id) as ResolvedSlide;
  const rendered = compilation.rendered.slides.find((slide) => slide.id === id) as RenderedSlide;
  const values = valuesOf(resolved);
  const shown = rendered.values.flatMap(({ origin }) => origin?.readings ?? []);
  const read = [...values.flatMap(readingsOf), ...shown].map(({ dataset }) => dataset);
  const datasets = uniqueBy(
    [...resolved.datasets.values(), ...chartTables(resolved), ...read],
    ({ name, file }) => `${name}\n${file}`,
  );
  const files = datasets.filter(({ hash, file }) => hash !== '' && file !== compilation.parsed.file);
  const estimates = files.map(({ name }) => name).filter((name) => resolved.values.estimates.has(name));
  const shownWords = [text, ...rendered.texts.map((run) => run.text.text)].join('\n');
  const words = `${text}\n${files.flatMap(cellsOf).join('\n')}`.toLowerCase();
  const { abbreviations, colors, names } = compilation.parsed.settings;
  return {
    datasets: files,
    values,
    estimates,
    keys: keysOf(resolved, rendered, files),
    assets: [...new Set(rendered.assets.map(({ path }) => path))],
    abbreviations: [...abbreviations.keys()].filter((term) => hasWord(shownWords, term)),
    colors: [...colors.keys()].filter((name) => words.includes(name.toLowerCase())),
    names: names.filter((name) => shownWords.includes(name)),
  };
}

/** Values whose names begin as the slide says, and those that they were computed from. */
function valuesOf({ dataRefs, charts, values }: ResolvedSlide): readonly NamedValue[] {
  const refs = [...dataRefs, ...charts.flatMap(({ parsed }) => parsed.dataRefs)];
  const fold = (name: string): string => name.replaceAll('-', '_');
  const wanted = new Set(refs.map(({ name }) => fold(name)));
  const found = new Map<string, NamedValue>();
  const waiting = [...values.named.values()].filter(
    ({ name }) => wanted.has(fold(name)) || wanted.has(fold(name).split('.')[0] ?? ''),
  );
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (found.has(value.name)) continue;
    found.set(value.name, value);
    for (const name of partsOf(value).flatMap(({ origin }) => origin.values)) {
      const other = values.named.get(name);
      if (other !== undefined) waiting.push(other);
    }
  }
  return [...values.named.values()].filter(({ name }) => found.has(name));
}

function partsOf({ value, low, high, level, n }: NamedValue) {
  return [value, low, high, level, n].filter((part) => part !== null);
}

function readingsOf(value: NamedValue) {
  return partsOf(value).flatMap(({ origin }) => origin.readings);
}

function chartTables({ charts }: ResolvedSlide): readonly Dataset[] {
  return charts.flatMap(({ datasets }) => [...datasets.values()]);
}

function keysOf(resolved: ResolvedSlide, rendered: RenderedSlide, datasets: readonly Dataset[]): readonly string[] {
  const cited = rendered.citations.flatMap(({ items }) => items.map(({ key }) => key));
  const literals = [...resolved.settings.literals.values()].flatMap(({ text }) =>
    text.startsWith('@') ? citationKeys(text) : [],
  );
  const ofTables = datasets.flatMap(({ sources, citation, columns }) => {
    const column = citation === null ? undefined : columns.find(({ name }) => name === citation);
    return [...sources, ...(column?.values ?? []).flatMap((cell) => citationKeys(cell))];
  });
  const keys = [...cited, ...literals, ...ofTables];
  return [...new Set(keys)].filter((key) => resolved.references.byKey.has(key));
}

function cellsOf({ columns, privacy }: Dataset): readonly string[] {
  if (privacy !== null) return [];
  const texts = columns.filter(({ type }) => type === 'string').flatMap(({ values }) => values);
  return [...new Set(texts.filter((cell) => typeof cell === 'string'))];
}

function hasWord(text: string, term: string): boolean {
  const escaped = term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u').test(text);
}

function uniqueBy<T>(list: readonly T[], key: (one: T) => string): readonly T[] {
  return [...new Map(list.map((one) => [key(one), one])).values()];
}

/** A part of a value under a key; `undefined` where it is not there. */
export function memberOf(value: Json | undefined, key: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, key) ? (value as Readonly<Record<string, Json>>)[key] : undefined;
}

/** A JSON Pointer of keys. */
export function pointerTo(...keys: readonly string[]): string {
  return keys.map((key) => `/${escapePointer(key)}`).join('');
}
