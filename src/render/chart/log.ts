import type { LoggerInterface } from 'vega';

/** What Vega and Vega-Lite said while a chart was made. */
export interface VegaLog {
  readonly logger: LoggerInterface;
  readonly warnings: readonly string[];
  readonly errors: readonly string[];
  /** What is written instead of some words, such as what stands for the name of a table. */
  readonly names: Map<string, string>;
}

/**
 * A logger that keeps what it is told, each text once.
 * @param names what is written instead of some words; may be added to later
 */
export function openLog(names = new Map<string, string>()): VegaLog {
  const warnings = new Set<string>();
  const errors = new Set<string>();
  const logger = {
    level: () => 2,
    error: (...words: unknown[]) => (errors.add(textOf(words, names)), logger),
    warn: (...words: unknown[]) => (warnings.add(textOf(words, names)), logger),
    info: () => logger,
    debug: () => logger,
  };
  return {
    names,
    logger: logger as unknown as LoggerInterface,
    get warnings() {
      return [...warnings];
    },
    get errors() {
      return [...errors];
    },
  };
}

/** Vega passes texts, errors and values; a stack never leaves. */
function textOf(words: readonly unknown[], names: ReadonlyMap<string, string>): string {
  const text = words
    .map((word) => (word instanceof Error ? word.message : typeof word === 'string' ? word : JSON.stringify(word)))
    .join(' ')
    .split('\n')[0] as string;
  return [...names].reduce((said, [word, name]) => said.replaceAll(word, name), text);
}
