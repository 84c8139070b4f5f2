import type { EvidenceSummary } from './evidence-summary.ts';
import type { LocatedDiagnostic } from '../diagnostics/locate.ts';

/** Diagnostics for programs: one object, one line; beside them what was evaluated, where a command tells it. */
export function formatJson(diagnostics: readonly LocatedDiagnostic[], evidence?: EvidenceSummary): string {
  const plain = diagnostics.map((d) => ({
    code: d.code,
    severity: d.severity,
    message: d.message,
    ...place(d),
    hint: d.hint,
    related: d.related.map((r) => ({ message: r.message, ...place(r) })),
  }));
  return `${JSON.stringify({ diagnostics: plain, ...(evidence === undefined ? {} : { evidence }) })}\n`;
}

function place({
  file,
  line,
  column,
  endLine,
  endColumn,
}: Omit<LocatedDiagnostic, 'related'> | LocatedDiagnostic['related'][number]) {
  return { file, line, column, endLine, endColumn };
}
