import { Option, type Command } from 'commander';
import type { Terminal } from './terminal.ts';

/**
 * Runs a command once its code is loaded. Commands are loaded when they are typed, so that `--help` waits for nothing.
 * @param O the command's options, its arguments among them under their names in small letters
 */
export type Act = <O>(load: () => Promise<(options: O, terminal: Terminal) => Promise<number>>) => Action;

/** What commander calls: the arguments, the options, the command. */
type Action = (...words: unknown[]) => Promise<void>;

/** Of every command that takes a talk. */
export function langOption(): Option {
  return new Option('--lang <tag>', 'the talk in another language, from its translated files: docs/languages.md');
}

/** The version of the talk that is meant. */
export function variantOption(): Option {
  return new Option(
    '--variant <name>',
    'the version of the talk that is meant (default: the first that its deck names)',
  );
}

/** Every version of the talk. */
export function allVariantsOption(): Option {
  return new Option(
    '--all-variants',
    'every version that the deck names, each below or beside the usual place: docs/variants.md',
  );
}

/** Adds examples to the help of a command. */
export function examples(command: Command, lines: readonly (readonly [line: string, meaning: string])[]): Command {
  const width = Math.max(...lines.map(([line]) => line.length));
  const text = lines.map(([line, meaning]) => `  ${line.padEnd(width)}  ${meaning}`).join('\n');
  return command.addHelpText('after', `\nExamples:\n${text}`);
}
