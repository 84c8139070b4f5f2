import { diagnose } from '../diagnostics/diagnose.ts';
import type { Column, ColumnType, FieldSchema, Resource } from '../model/data.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import { limitedList } from './limited.ts';
import type { RawColumn, RawTable } from './readers/raw-table.ts';
import { castColumn, shownCell, type CastTarget } from './types/cast-column.ts';
import { takeCensus, type CellStyle } from './types/cell-kind.ts';
import { compileDateFormat } from './types/date-format.ts';
import { dateFormatOf } from './types/date-like.ts';
import { inferType } from './types/infer-type.ts';
import { nullTexts, nullTextsOf } from './types/null-texts.ts';
import { dressAdvice, numberDress, type NumbersAround } from './types/number-like.ts';
import { writtenDecimals } from './types/written-decimals.ts';
import { numberKind } from './types/number-text.ts';

/** Gives a column its type (declared, else inferred) and reads its cells. */
export function typeColumn(table: RawTable, index: number, resource: Resource): Staged<Column> {
  const raw = table.columns[index] as RawColumn;
  const field = resource.fields.find(({ name }) => name === raw.name) ?? null;
  const style = styleOf(resource, field);
  const declared = field?.type ?? null;
  const census = declared === null ? takeCensus(table.text, raw, style) : null;
  const inferred = census === null ? null : inferType(table, index, census, style.decimal);
  const type = declared ?? inferred?.value ?? 'string';
  const compiled = field?.format == null ? null : compileDateFormat(field.format);
  const format = compiled?.ok === true ? compiled.format : null;
  const target: CastTarget = { type, style, format, kinds: census?.kinds ?? null };
  const { values, bad } = castColumn(table, raw, target);
  const misfits = bad.length === 0 ? [] : misfitsOf(table, index, { type, rows: bad, around: aroundOf(style, values) });
  const decimals = type === 'number' ? writtenDecimals(table, raw, style) : null;
  const written = decimals === null ? {} : { decimals };
  return {
    value: { name: raw.name, type, values, ...written },
    diagnostics: [...(inferred?.diagnostics ?? []), ...misfits],
  };
}

function styleOf(resource: Resource, field: FieldSchema | null): CellStyle {
  return {
    decimal: field?.decimal ?? resource.dialect.decimal,
    thousands: field?.thousands ?? resource.dialect.thousands,
    nulls: nullTextsOf(resource.missingValues ?? nullTexts),
  };
}

function misfitsOf(
  table: RawTable,
  index: number,
  {
    type,
    rows,
    around,
  }: { readonly type: ColumnType; readonly rows: readonly number[]; readonly around: NumbersAround },
): Diagnostic[] {
  const raw = table.columns[index] as RawColumn;
  const problems = limitedList();
  for (const row of rows) {
    problems.add(() => {
      const value = shownCell(table, raw, row);
      const line = table.lines[row] ?? row + 1;
      const facts = { column: raw.name, value, line, type: typeWords[type], advice: adviceFor(type, value, around) };
      return diagnose('data/wrong-type', table.place(index, row), facts);
    });
  }
  return problems.finish((count, span) => diagnose('data/more', span, { column: raw.name, count }));
}

function aroundOf({ decimal }: CellStyle, values: Column['values']): NumbersAround {
  const fractions = values.some((value) => typeof value === 'number' && !Number.isInteger(value));
  return { decimal, fractions };
}

const typeWords: Readonly<Record<ColumnType, string>> = {
  string: 'text',
  number: 'number',
  integer: 'whole number',
  boolean: 'boolean',
  date: 'date',
  datetime: 'date with a time',
};

function adviceFor(type: ColumnType, value: string, around: NumbersAround): string {
  if (type === 'boolean') return 'write `true` or `false`';
  if (type === 'date' || type === 'datetime') {
    const format = dateFormatOf(value);
    if (format !== null && !format.endsWith('%y'))
      return `write it as in 2024-12-31, or declare \`"format": "${format}"\` in the schema`;
    return `write it as in ${type === 'date' ? '2024-12-31' : '2024-12-31T09:30'}, or list \`${value}\` in \`missingValues\``;
  }
  if (type === 'integer' && numberKind(value, 0, value.length) !== 0)
    return 'declare the column as `number` if it has fractions';
  return dressAdvice(numberDress(value, false, around.decimal), value, around);
}
