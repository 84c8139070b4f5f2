import { reportBug } from './bug.ts';
import { clearLine } from './progress.ts';
import { runProgram } from './run-program.ts';
import { processTerminal } from './terminal.ts';

/**
 * Runs the command line of this process and sets its exit code. The code is set, not forced, so that all output
 * reaches a slow reader.
 */
export async function runProcess(): Promise<void> {
  const terminal = processTerminal();
  const argv = process.argv.slice(2);
  const crash = (error: unknown): void => process.exit(reportBug(error, argv, terminal));
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  const stop = (code: number) => (): void => {
    if (terminal.err.columns !== null) terminal.err.write(clearLine);
    process.exit(code);
  };
  process.once('SIGINT', stop(130));
  process.once('SIGTERM', stop(143));
  process.exitCode = await runProgram(argv, terminal).catch((error: unknown) => reportBug(error, argv, terminal));
}
