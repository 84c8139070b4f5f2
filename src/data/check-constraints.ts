import { diagnose } from '../diagnostics/diagnose.ts';
import type { Cell, Column, FieldSchema, Resource } from '../model/data.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { limitedList } from './limited.ts';
import { compilePattern } from './pattern/compile-pattern.ts';
import { matchesWhole } from './pattern/match-pattern.ts';
import type { RawTable } from './readers/raw-table.ts';

/** Checks the cells of each described column against what its schema demands. */
export function checkConstraints(table: RawTable, columns: readonly Column[], resource: Resource): Diagnostic[] {
  return resource.fields.flatMap((field) => {
    const index = columns.findIndex(({ name }) => name === field.name);
    const column = columns[index];
    if (column === undefined) return [];
    const problems = limitedList();
    for (const rule of rulesOf(field)) {
      column.values.forEach((value, row) => {
        const place = {
          line: table.lines[row] ?? row + 1,
          row,
          lineOf: (other: number) => table.lines[other] ?? other + 1,
        };
        const problem = rule(value, place);
        if (problem !== null) problems.add(() => problem(table.place(index, row)));
      });
    }
    return problems.finish((count, span) => diagnose('data/more', span, { column: field.name, count }));
  });
}

interface RowPlace {
  readonly row: number;
  readonly line: number;
  readonly lineOf: (row: number) => number;
}

type Problem = (span: ReturnType<RawTable['place']>) => Diagnostic;
type Rule = (value: Cell, place: RowPlace) => Problem | null;

function rulesOf(field: FieldSchema): Rule[] {
  const rules: (Rule | null)[] = [
    field.required ? required(field.name) : null,
    field.unique ? unique(field.name) : null,
    field.minimum === null ? null : bound(field.name, field.minimum, true),
    field.maximum === null ? null : bound(field.name, field.maximum, false),
    field.enum === null ? null : allowed(field.name, field.enum),
    field.pattern === null ? null : patterned(field.name, field.pattern),
  ];
  return rules.filter((rule) => rule !== null);
}

function required(column: string): Rule {
  return (value, { line }) => (value !== null ? null : (span) => diagnose('data/required', span, { column, line }));
}

function unique(column: string): Rule {
  const firsts = new Map<Cell, number>();
  return (value, { row, line, lineOf }) => {
    if (value === null) return null;
    const first = firsts.get(value);
    if (first === undefined) {
      firsts.set(value, row);
      return null;
    }
    const facts = { column, value: String(value), line, first: lineOf(first) };
    return (span) => diagnose('data/not-unique', span, facts);
  };
}

function bound(column: string, limit: number | string, low: boolean): Rule {
  return (value, { line }) => {
    if (value === null || typeof value !== typeof limit) return null;
    if (low ? value >= limit : value <= limit) return null;
    return (span) =>
      diagnose('data/out-of-range', span, { column, value: String(value), line, limit: String(limit), low });
  };
}

function allowed(column: string, values: readonly string[]): Rule {
  const known = new Set(values);
  return (value, { line }) => {
    if (value === null || known.has(String(value))) return null;
    return (span) => diagnose('data/not-allowed', span, { column, value: String(value), line, allowed: values });
  };
}

function patterned(column: string, pattern: string): Rule | null {
  const compiled = compilePattern(pattern);
  if (!compiled.ok) return null;
  return (value, { line }) => {
    if (value === null || matchesWhole(compiled.pattern, String(value))) return null;
    return (span) => diagnose('data/pattern-mismatch', span, { column, value: String(value), line, pattern });
  };
}
