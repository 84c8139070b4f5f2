import { CommanderError, type Command } from 'commander';
import { diagnose } from '../diagnostics/diagnose.ts';
import { formatIn } from './bug.ts';
import { plenaryProgram } from './program.ts';
import type { Act } from './program-parts.ts';
import { noFindings, report } from './report.ts';
import type { Terminal } from './terminal.ts';

/**
 * Runs one command line.
 * @param argv the words after `plenary`
 * @returns the exit code
 * @throws what a bug of ours throws
 */
export async function runProgram(argv: readonly string[], terminal: Terminal): Promise<number> {
  let code = 0;
  const act: Act =
    <O>(load: () => Promise<(options: O, terminal: Terminal) => Promise<number>>) =>
    async (...words: unknown[]) => {
      const run = await load();
      code = await run(optionsOf<O>(words.at(-1) as Command), terminal);
    };
  const program = plenaryProgram(terminal, act, argv[0]);
  if (argv.length === 0) {
    terminal.err.write(program.helpInformation());
    return 2;
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : usageError(error, argv, terminal);
  }
}

/** A command's options and arguments as one object: `[DECK]` is `deck`. */
function optionsOf<O>(command: Command): O {
  const named = command.registeredArguments.map((argument, i) => [
    argument.name().toLowerCase(),
    command.processedArgs[i],
  ]);
  return { ...command.optsWithGlobals(), ...Object.fromEntries(named) } as O;
}

/* Commander writes "error: unknown option '--noets'" and, below it, "(Did you mean --notes?)". */
function usageError(error: CommanderError, argv: readonly string[], terminal: Terminal): number {
  const [first = '', second] = error.message.replaceAll("'", '`').split('\n');
  const detail = first.replace(/^error: /, '').replace(/\.$/, '');
  const hint = second === undefined ? null : second.replace(/^\(Did you mean (.*)\?\)$/, 'did you mean `$1`?');
  const diagnostic = diagnose('cli/usage', null, { detail, hint });
  report({ ...noFindings, diagnostics: [diagnostic] }, { format: formatIn(argv) }, terminal);
  return 2;
}
