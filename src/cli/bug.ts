import { diagnose } from '../diagnostics/diagnose.ts';
import { formats, type Format } from './options.ts';
import { noFindings, report } from './report.ts';
import type { Terminal } from './terminal.ts';
import { packageVersion } from './version.ts';

/**
 * Reports an exception that nobody expected: in one paragraph, and with the place in our code under `--debug`.
 * @param argv the words of the command line
 * @returns the exit code
 */
export function reportBug(error: unknown, argv: readonly string[], terminal: Terminal): number {
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const diagnostic = diagnose('cli/bug', null, { version: packageVersion(), detail: detail.split('\n')[0] ?? '' });
  report({ ...noFindings, diagnostics: [diagnostic] }, { format: formatIn(argv) }, terminal);
  if (argv.includes('--debug') && error instanceof Error) terminal.err.write(`\n${error.stack ?? ''}\n`);
  return 70;
}

/** The format asked for, read without the parser, which may be what failed. */
export function formatIn(argv: readonly string[]): Format {
  const at = argv.findIndex((word) => word === '--format' || word.startsWith('--format='));
  const word = at === -1 ? undefined : argv[at]?.includes('=') ? argv[at]?.slice('--format='.length) : argv[at + 1];
  return formats.find((format) => format === word) ?? 'text';
}
