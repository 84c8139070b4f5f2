import { compile, type Compilation } from '../../src/compile.ts';
import { emptyMemory, type Memory } from '../../src/memory/memory.ts';
import { memoryFileSystem } from './memory-file-system.ts';
import { shippedOnce } from './shipped-once.ts';

/** What a talk of some files is compiled as. */
export interface CompileAs {
  readonly variant?: string;
  readonly lang?: string;
  readonly memory?: Memory;
  readonly deck?: string;
}

/** Compiles a talk of texts, notes included. */
export function compileText(
  files: Readonly<Record<string, string>>,
  { variant, lang, memory = emptyMemory(), deck = 'deck.md' }: CompileAs = {},
): Promise<Compilation> {
  const bytes = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));
  const fs = { ...memoryFileSystem(bytes), shipped: shippedOnce };
  const asked = { ...(variant === undefined ? {} : { variant }), ...(lang === undefined ? {} : { lang }) };
  const config = { deck, dataFolder: 'data', templateFolder: 'templates', levels: {}, ...asked };
  return compile(config, { fs, log: { progress: () => {} } }, { notes: true, draft: false, fonts: false }, memory);
}
