import type { Trace, TraceReading } from '../../model/evidence.ts';
import type { Dataset } from '../../model/data.ts';
import type { References } from '../../model/references.ts';
import type { NamedValue, Origin, Values } from '../../model/values.ts';
import { keysOfReadings } from '../../util/citations/keys-of-reading.ts';
import { shortForm } from '../../util/citations/short-form.ts';
import { findValue, isMember } from '../../util/estimates.ts';
import { hideSmall, tellableKey } from '../../util/privacy.ts';
import { dependentsOf, rowsOf, type Cells, type Dependent } from './dependents.ts';

/** One file's part in a value. */
export interface CellFacts {
  readonly file: string;
  /** SHA-256 of the file, in hex. */
  readonly hash: string;
  readonly columns: readonly string[];
  /** How many rows; `<5` or `null` where it may not be told. */
  readonly count: string | null;
  /** Empty where none may be told. */
  readonly rows: readonly RowFacts[];
}

/** A row with its line in the file, from 1; 0 where the format has no lines. */
export interface RowFacts {
  readonly key: string;
  readonly line: number;
  readonly citation: Citation | null;
}

/** A reference behind a row. */
export interface Citation {
  readonly key: string;
  readonly short: string;
  readonly doi: string | null;
}

/** What is known of a name. */
export interface ValueFacts {
  readonly name: string;
  /** As it is defined; `null` for a cell that only a mustache names. */
  readonly value: NamedValue | null;
  /** The member that was asked for: `low` of `trials.x.low`. */
  readonly member: string | null;
  /** As the slides show it, each text once. */
  readonly texts: readonly string[];
  readonly format: string | null;
  readonly transform: string | null;
  readonly cells: readonly CellFacts[];
  readonly slides: readonly Dependent[];
}

/** What a talk defines. */
export interface TalkValues {
  readonly values: Values;
  readonly references: References;
}

/** What is known of a name: of a value as defined, or of a cell as a mustache names it. `null` for neither. */
export function valueFacts(name: string, trace: Trace, talk: TalkValues): ValueFacts | null {
  const { values } = talk;
  const path = name.split('.');
  const found = findValue(values, path) ?? findValue(values, path, true);
  const member =
    found !== null && path.length === found.length + 1 && isMember(path.at(-1) as string)
      ? (path.at(-1) as string)
      : null;
  const whole = found !== null && path.length === found.length;
  const value = found !== null && (whole || member !== null) ? found.value : null;
  const wanted = value === null ? name : member === null ? value.name : `${value.name}.${member}`;
  const shown = trace.slides.flatMap((slide) => slide.values.filter((one) => isNamed(one.name, wanted, whole)));
  if (value === null && shown.length === 0) return null;
  const exact = shown.find((one) => one.name === wanted) ?? shown[0];
  const origin = value === null ? null : originOf(value, member);
  const from = origin === null ? (exact?.from ?? []) : fromOrigin(origin, trace);
  return {
    name: wanted,
    value,
    member,
    texts: [...new Set(shown.filter((one) => one.name === wanted).map(({ text }) => text))],
    format: value?.format ?? exact?.format ?? null,
    transform: origin === null ? (exact?.transform ?? null) : origin.transform,
    cells: origin === null ? cellsOfTrace(from, trace) : cellsOfOrigin(origin, talk.references),
    slides: dependentsOn(wanted, from, { trace, whole }),
  };
}

function isNamed(name: string, wanted: string, whole: boolean): boolean {
  return name === wanted || (whole && isMember(name.slice(wanted.length + 1)) && name.startsWith(`${wanted}.`));
}

function originOf(value: NamedValue, member: string | null): Origin {
  const part = member === null ? value.value : value[member as 'low'];
  return part?.origin ?? value.value.origin;
}

/** Slides that show a value by its name, draw its cells, or claim something with it. */
function dependentsOn(
  name: string,
  from: readonly TraceReading[],
  { trace, whole }: { readonly trace: Trace; readonly whole: boolean },
): readonly Dependent[] {
  const cells = from.flatMap((reading): readonly Cells[] => {
    const [file, column] = reading;
    return trace.files[file]?.sensitive === true
      ? [{ file, column, row: null, key: null }]
      : rowsOf(reading).map((row) => ({ file, column, row, key: null }));
  });
  const readers = new Map(dependentsOf(trace, cells).map((dependent) => [dependent.slide.id, dependent]));
  return trace.slides.flatMap((slide): readonly Dependent[] => {
    const reader = readers.get(slide.id);
    const values = slide.values.filter((one) => isNamed(one.name, name, whole));
    const { charts, claims } = reader ?? { charts: [], claims: [] };
    return values.length + charts.length + claims.length === 0 ? [] : [{ slide, values, charts, claims }];
  });
}

/** Readings as the trace writes them; what the talk does not show is in none of its tables. */
function fromOrigin({ readings }: Origin, trace: Trace): readonly TraceReading[] {
  return readings.flatMap(({ dataset, column, rows }): readonly TraceReading[] => {
    const file = trace.files.findIndex(({ path }) => path === dataset.file);
    const table = trace.files[file];
    const at = table?.columns.indexOf(column) ?? -1;
    if (table === undefined || at === -1) return [];
    const keys = new Map(table.rows.map((key, i) => [key, i]));
    return [[file, at, rows.flatMap((row) => keys.get(tellableKey(dataset, row) ?? '') ?? [])]];
  });
}

/** The cells of a value as it is defined, whether the talk shows it or not. */
function cellsOfOrigin({ readings }: Origin, references: References): readonly CellFacts[] {
  const files = new Map<string, { dataset: Dataset; columns: Set<string>; rows: Set<number> }>();
  for (const { dataset, column, rows } of readings) {
    let known = files.get(dataset.file);
    if (known === undefined) files.set(dataset.file, (known = { dataset, columns: new Set(), rows: new Set() }));
    known.columns.add(column);
    for (const row of rows) known.rows.add(row);
  }
  return [...files.values()].map(({ dataset, columns, rows }) => ({
    file: dataset.file,
    hash: dataset.hash,
    columns: [...columns],
    count: hideSmall(rows.size, dataset),
    rows: [...rows].sort((a, b) => a - b).flatMap((row) => rowFacts(dataset, row, references)),
  }));
}

function rowFacts(dataset: Dataset, row: number, references: References): readonly RowFacts[] {
  const key = tellableKey(dataset, row);
  if (key === null) return [];
  const [cited] = keysOfReadings([{ dataset, column: '', rows: [row] }], references);
  const reference = cited === undefined ? undefined : references.byKey.get(cited);
  const citation =
    reference === undefined ? null : { key: reference.key, short: shortForm(reference), doi: reference.doi };
  return [{ key, line: dataset.lines[row] ?? 0, citation }];
}

/** The cells of a cell that only a mustache names. */
function cellsOfTrace(from: readonly TraceReading[], trace: Trace): readonly CellFacts[] {
  const byFile = new Map<number, TraceReading[]>();
  for (const reading of from) byFile.set(reading[0], [...(byFile.get(reading[0]) ?? []), reading]);
  return [...byFile].flatMap(([at, readings]): readonly CellFacts[] => {
    const file = trace.files[at];
    if (file === undefined) return [];
    const rows = [...new Set(readings.flatMap(rowsOf))].sort((a, b) => a - b);
    return [
      {
        file: file.path,
        hash: file.hash,
        columns: [...new Set(readings.map(([, column]) => file.columns[column] ?? ''))],
        count: file.sensitive ? null : String(rows.length),
        rows: rows.map((row) => ({
          key: file.rows[row] ?? '',
          line: file.lines[row] ?? 0,
          citation: trace.references[file.cites[row] ?? -1] ?? null,
        })),
      },
    ];
  });
}
