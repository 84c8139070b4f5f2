import type { LoggerInterface } from 'vega';

/** What Vega and Vega-Lite said while a chart was made. */
export interface VegaLog {
  readonly logger: LoggerInterface;
  readonly warnings: readonly string[];
  readonly errors: readonly string[];
}

/** A logger that keeps what it is told, each text once. */
export function openLog(): VegaLog {
  const warnings = new Set<string>();
  const errors = new Set<string>();
  const logger = {
    level: () => 2,
    error: (...words: unknown[]) => (errors.add(textOf(words)), logger),
    warn: (...words: unknown[]) => (warnings.add(textOf(words)), logger),
    info: () => logger,
    debug: () => logger,
  };
  return {
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
function textOf(words: readonly unknown[]): string {
  return words
    .map((word) => (word instanceof Error ? word.message : typeof word === 'string' ? word : JSON.stringify(word)))
    .join(' ')
    .split('\n')[0] as string;
}
