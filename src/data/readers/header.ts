import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Span } from '../../model/text.ts';

/** A column's name as written and its place. */
export interface HeaderCell {
  readonly name: string;
  readonly span: Span;
}

/**
 * Checks the names of a table's columns; any name works, but each must be there, once. Outer blanks are dropped.
 * @returns the names as used, and what is wrong; an error means that the table cannot be read
 */
export function checkHeader(cells: readonly HeaderCell[]): {
  readonly names: readonly HeaderCell[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const seen = new Map<string, Span>();
  const names = cells.map(({ name, span }, i) => {
    const trimmed = name.trim();
    const first = seen.get(trimmed);
    if (trimmed === '') diagnostics.push(diagnose('data/empty-header', span, { number: i + 1 }));
    else if (first !== undefined) diagnostics.push(duplicate(trimmed, span, first));
    else {
      seen.set(trimmed, span);
      if (trimmed !== name) diagnostics.push(diagnose('data/header-blanks', span, { name }));
    }
    return { name: trimmed, span };
  });
  return { names, diagnostics };
}

function duplicate(name: string, span: Span, first: Span): Diagnostic {
  return diagnose('data/duplicate-column', span, { name }, [
    { message: `\`${name}\` stands here already`, span: first },
  ]);
}
