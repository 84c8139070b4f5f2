import type { LocatedDiagnostic } from '../diagnostics/locate.ts';

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const;

/**
 * Diagnostics as workflow commands, which GitHub shows beside the lines of a pull request.
 * @param prefix the way from the repository's folder to the talk's root, with a `/` at its end, or `''`
 */
export function formatGithub(diagnostics: readonly LocatedDiagnostic[], prefix: string): string {
  return diagnostics.map((diagnostic) => `${annotation(diagnostic, prefix)}\n`).join('');
}

function annotation(diagnostic: LocatedDiagnostic, prefix: string): string {
  const properties = [
    ['file', diagnostic.file === null ? null : `${prefix}${diagnostic.file}`],
    ['line', diagnostic.line],
    ['endLine', diagnostic.endLine],
    ['col', diagnostic.column],
    ['endColumn', sameLine(diagnostic) ? diagnostic.endColumn : null],
    ['title', diagnostic.code],
  ]
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
    .join(',');
  const words = diagnostic.hint === null ? diagnostic.message : `${diagnostic.message}\n${diagnostic.hint}`;
  return `::${commands[diagnostic.severity]} ${properties}::${escapeData(words)}`;
}

/* GitHub takes an end column only where the span stays on its line. */
function sameLine(diagnostic: LocatedDiagnostic): boolean {
  return diagnostic.line === diagnostic.endLine;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
