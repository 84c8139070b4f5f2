import type { Template } from './parse-template.ts';
import type { Scope } from './scope.ts';
import { rowOf, type RowValue, type TableValue, type TemplateValue } from './value.ts';

/** The blocks of the template language: each takes one argument. */
export const blockNames: readonly string[] = ['each', 'if', 'unless', 'with'];

/** The rows that `{{#each}}` walks over. */
export function blockRows(table: TableValue): RowValue[] {
  return table.rows.map((row) => rowOf(table, row));
}

/** The scope inside a block: its value as context, its parameters (`as |row|`) as names. */
export function blockScope(
  parent: Scope,
  self: TemplateValue,
  program: hbs.AST.Program,
  data: ReadonlyMap<string, TemplateValue> = new Map(),
): Scope {
  const names = new Map(data);
  const [valueName, indexName] = program.blockParams ?? [];
  if (valueName !== undefined) names.set(valueName, self);
  const index = data.get('@index');
  if (indexName !== undefined && index !== undefined) names.set(indexName, index);
  return { self, names, parent };
}

/** Whether a block opens a `:::` container that it does not close, or closes one that it did not open. */
export function crossesContainer(template: Template, node: hbs.AST.BlockStatement): boolean {
  return [node.program, node.inverse].some((program) => {
    // A program without statements has no place of its own.
    if (!program?.loc) return false;
    const first = template.lines.starts[program.loc.start.line - 1] ?? 0;
    const last = template.lines.starts[program.loc.end.line - 1] ?? template.masked.length;
    const text = template.masked.slice(first + program.loc.start.column, last + program.loc.end.column);
    let open = 0;
    for (const [, name] of text.matchAll(/^ {0,3}:{3,}[ \t]*(\S?)/gm)) {
      open += name === '' ? -1 : 1;
      if (open < 0) return true;
    }
    return open !== 0;
  });
}
