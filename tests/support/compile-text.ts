import { compile, type Compilation } from '../../src/compile.ts';
import { emptyMemory, type Memory } from '../../src/memory/memory.ts';
import type { ChartThread } from '../../src/model/chart-thread.ts';
import { memoryFileSystem } from './memory-file-system.ts';
import { shippedOnce } from './shipped-once.ts';

/** What a talk of some files is compiled as. */
export interface CompileAs {
  readonly variant?: string;
  readonly lang?: string;
  readonly memory?: Memory;
  readonly deck?: string;
  readonly charts?: ChartThread;
}

/** Compiles a talk of texts, notes included. */
export function compileText(
  files: Readonly<Record<string, string>>,
  { variant, lang, memory = emptyMemory(), deck = 'deck.md', charts }: CompileAs = {},
): Promise<Compilation> {
  const bytes = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));
  const fs = { ...memoryFileSystem(bytes), shipped: shippedOnce };
  const asked = { ...(variant === undefined ? {} : { variant }), ...(lang === undefined ? {} : { lang }) };
  const config = { deck, dataFolder: 'data', templateFolder: 'templates', levels: {}, ...asked };
  const effects = { fs, log: { progress: () => {} }, ...(charts === undefined ? {} : { charts }) };
  return compile(config, effects, { notes: true, draft: false, fonts: false }, memory);
}
