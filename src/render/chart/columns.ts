import { isRecord } from './drawing.ts';
import { defaultLocale, locale } from 'vega';
import { writeNumber } from '../../util/numbers/write.ts';
import { chartLocale } from '../../util/words/chart-locale.ts';
import { say } from '../../util/words/say.ts';
import type { JsonObject } from '../../model/json.ts';
import { cellAt, drawnKey } from './cells.ts';
import { fieldsOf, type Datum, type Unit } from './units.ts';

/** One thing that a plot draws of each row: a column of its data table. */
export interface DrawnColumn {
  readonly channel: string;
  readonly key: string;
  /** As on the axis or legend, else made from the field. */
  readonly title: string;
  /** The author wrote the title. */
  readonly given: boolean;
  readonly kind: 'quantity' | 'time' | 'word';
  /** The author wrote how its numbers are set. */
  readonly formatted: boolean;
  /** The cell as text, formatted as on the axis. */
  text(datum: Datum): string;
  /** The cell as a number; NaN where it is none. */
  number(datum: Datum): number;
}

/** What a unit draws, in the order of its channels; fields that place nothing (tooltips, keys, order) are left out. */
export function columnsOf(unit: Unit, lang = 'en'): readonly DrawnColumn[] {
  const sample = unit.items.find((item) => item.datum !== undefined)?.datum;
  if (sample === undefined) return [];
  const columns: DrawnColumn[] = [];
  for (const [channel, definition] of fieldsOf(unit)) {
    if (silent.has(channel)) continue;
    const key = drawnKey(definition, sample);
    if (key === null || cellAt(sample, key) === undefined || isPlaceOnly(unit, channel, key)) continue;
    const twin = columns.findIndex((column) => column.key === key);
    const column = makeColumn(channel, key, secondary(unit, channel, definition), lang);
    if (twin === -1) columns.push(column);
    else if (!(columns[twin] as DrawnColumn).given && column.given) columns[twin] = column;
  }
  return columns;
}

const silent: ReadonlySet<string> = new Set([
  'tooltip',
  'order',
  'key',
  'href',
  'url',
  'description',
  'xOffset',
  'yOffset',
  'detail',
]);

/** A place that the author computed on an axis that nobody sees says where a mark stands, and nothing about a row. */
function isPlaceOnly({ encoding, sources }: Unit, channel: string, key: string): boolean {
  if (!/^[xy]2?$/.test(channel)) return false;
  const main = encoding[channel.slice(0, 1)];
  if (!isRecord(main) || main['axis'] !== null) return false;
  return sources.some(({ transform = [] }) => transform.some(({ type, as }) => type === 'formula' && as === key));
}

/** The far end of an interval (`x2`, `y2`) is measured like its near end. */
function secondary(unit: Unit, channel: string, definition: JsonObject): JsonObject {
  const main = /2$/.test(channel) ? unit.encoding[channel.slice(0, -1)] : undefined;
  if (!isRecord(main)) return definition;
  const { field: _, aggregate: __, title: ___, axis, ...rest } = main;
  const format = isRecord(axis) ? axis['format'] : undefined;
  return { ...rest, ...(typeof format === 'string' ? { format } : {}), ...definition };
}

function makeColumn(channel: string, key: string, definition: JsonObject, lang: string): DrawnColumn {
  const kind = kindOf(definition);
  const format = formatter(definition, kind, lang);
  const isBinned = definition['bin'] !== undefined;
  return {
    channel,
    key,
    kind,
    title: givenTitle(definition) ?? defaultTitle(definition, key, lang),
    given: givenTitle(definition) !== null,
    formatted: givenFormat(definition) !== undefined,
    text: (datum) => {
      const end = isBinned ? cellAt(datum, `${key}_end`) : undefined;
      return end === undefined ? format(cellAt(datum, key)) : `${format(cellAt(datum, key))}–${format(end)}`;
    },
    number: (datum) => {
      const cell = cellAt(datum, key);
      return cell === null || cell === undefined ? Number.NaN : Number(cell);
    },
  };
}

function kindOf(definition: JsonObject): DrawnColumn['kind'] {
  if (definition['type'] === 'temporal' || definition['timeUnit'] !== undefined) return 'time';
  if (definition['type'] === 'quantitative' || definition['aggregate'] !== undefined) return 'quantity';
  return 'word';
}

function givenTitle(definition: JsonObject): string | null {
  const guides = [definition, definition['axis'], definition['legend'], definition['header']].filter(isRecord);
  for (const guide of guides) {
    const title = guide['title'];
    if (typeof title === 'string' && title !== '') return title;
    if (Array.isArray(title)) return title.join(' ');
  }
  return null;
}

function defaultTitle(definition: JsonObject, key: string, lang: string): string {
  const { aggregate, field } = definition;
  if (aggregate === 'count') return say(lang, 'Count');
  if (typeof aggregate === 'string')
    return `${aggregate[0]?.toUpperCase() ?? ''}${aggregate.slice(1)} of ${String(field)}`;
  return typeof field === 'string' ? field.replace(/\\(.)/g, '$1') : key;
}

function formatter(definition: JsonObject, kind: DrawnColumn['kind'], lang: string): (cell: unknown) => string {
  const format = givenFormat(definition);
  const plain = (cell: unknown): string => plainText(cell, lang);
  if (kind === 'time') return (cell) => timeText(cell, { format, unit: String(definition['timeUnit'] ?? ''), lang });
  if (format === undefined || format.includes('%Y')) return plain;
  const write = numberFormat(format, lang);
  return (cell) => (typeof cell === 'number' && write !== null ? write(cell) : plain(cell));
}

function givenFormat(definition: JsonObject): string | undefined {
  const guides = [definition, definition['axis'], definition['legend'], definition['header']].filter(isRecord);
  return guides.map((guide) => guide['format']).find((pattern) => typeof pattern === 'string');
}

function numberFormat(format: string, lang: string): ((value: number) => string) | null {
  try {
    return localeIn(lang).format(format);
  } catch {
    return null;
  }
}

/** Vega keeps no two locales for the whole process; a talk has one or two. */
function localeIn(lang: string): ReturnType<typeof locale> {
  const found = chartLocale(lang);
  return found === null ? defaultLocale() : locale(found.number, found.time);
}

interface TimeStyle {
  readonly format: string | undefined;
  readonly unit: string;
  readonly lang: string;
}

function timeText(cell: unknown, { format, unit, lang }: TimeStyle): string {
  const time = cell instanceof Date ? cell.getTime() : typeof cell === 'number' ? cell : Number.NaN;
  if (Number.isNaN(time)) return plainText(cell, lang);
  if (format !== undefined && format.includes('%')) return localeIn(lang).utcFormat(format)(time);
  const iso = new Date(time).toISOString();
  if (unit.endsWith('year')) return iso.slice(0, 4);
  if (unit.endsWith('month')) return unit.includes('year') ? iso.slice(0, 7) : localeIn(lang).utcFormat('%B')(time);
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ');
}

/** A cell as text without noise in the last digits of computed numbers. */
function plainText(cell: unknown, lang: string): string {
  if (cell === null || cell === undefined || (typeof cell === 'number' && Number.isNaN(cell))) return '–';
  if (typeof cell === 'number') {
    const number = Number(cell.toPrecision(12));
    return chartLocale(lang) === null ? String(number) : writeNumber(number, { format: null, unit: null, lang });
  }
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return Array.isArray(cell) ? cell.join(' ') : String(cell);
}
