import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { version } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cachedDataVersionTag, getHeapCodeStatistics } from 'node:v8';
import { Script } from 'node:vm';
import { cacheFolder } from '../io/cache-folder.ts';
import { readCode, writeCode, type KeptCode } from '../io/code-cache.ts';
import { expectLongRun, expectShortRun } from './engine.ts';

/** The command line as one script, which `scripts/bundle.mjs` makes of its modules. */
export interface Bundle {
  runProcess(): Promise<void>;
}

type Exports = Readonly<Record<string, unknown>>;
type Load = (name: string) => unknown;
type Wrapped = (exports: Exports, load: Load, module: { exports: Exports }, ...places: unknown[]) => void;

const folder = fileURLToPath(new URL('./bundle/', import.meta.url));
/** The same whether this is a module or a part of `main.cjs`: what runs is known by it. */
const address = new URL('./load-bundle.js', import.meta.url).href;
const nodeModules = createRequire(import.meta.url);
const imports = (name: string): Promise<unknown> => import(name);
const resolve = (name: string): string => pathToFileURL(nodeModules.resolve(name)).href;

/**
 * Loads the bundled command line; `null` where it was not built. What V8 compiles for a run is kept in the user's cache
 * folder when the process ends, so that the next run finds it compiled.
 */
export function loadBundle(): Bundle | null {
  return loadScript('./plenary.cjs', command()) as Bundle | null;
}

/** Loads what draws charts on a thread of its own, whose code is kept by itself; `null` where it was not built. */
export function loadDrawing(): Drawing | null {
  const script = loadScript('./drawing.cjs', 'drawing') as { readonly './src/cli/draw-charts.ts': Drawing } | null;
  return script?.['./src/cli/draw-charts.ts'] ?? null;
}

/** What runs on a thread that draws charts. */
interface Drawing {
  drawCharts(): void;
}

/** @param use names what the script is loaded for, and so the code that is kept of it */
function loadScript(first: string, use: string): unknown {
  const kept = keptCodeFolder();
  const loaded = new Map<string, Exports>();
  const load: Load = (name) => {
    if (!name.endsWith('.cjs')) return nodeModules(name);
    const known = loaded.get(name);
    if (known !== undefined) return known;
    const made = runScript(name, { kept, load, use });
    loaded.set(name, made);
    return made;
  };
  try {
    return load(first);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

interface ScriptOptions {
  readonly kept: string | null;
  readonly load: Load;
  readonly use: string;
}

function runScript(name: string, { kept, load, use }: ScriptOptions): Exports {
  const filename = join(folder, name);
  // A bundle holds ASCII only, and a text of single bytes is the fastest to read.
  const source = readFileSync(filename, 'latin1');
  const digest = source.slice(3, 19);
  const tag = cachedDataVersionTag();
  const file =
    kept === null ? null : join(kept, `${basename(name, '.cjs')}-${use}-${digest}-${version}-${tag.toString(36)}`);
  const code = file === null ? null : readCode(file);
  const script = new Script(source, {
    filename,
    ...(code === null ? {} : { cachedData: code.data }),
  });
  if (file !== null) keepAtEnd(file, { script, code, tag });
  const module = { exports: {} };
  (script.runInThisContext() as Wrapped)(module.exports, load, module, address, resolve, imports);
  return module.exports;
}

/** A run that compiled much that the kept code does not have keeps its own: a first talk without charts, say. */
const muchMore = 1.1;

interface RunScript {
  readonly script: Script;
  readonly code: KeptCode | null;
  /** What V8 was and how it was set when the script was loaded: it takes kept code of its like alone. */
  readonly tag: number;
}

function keepAtEnd(file: string, { script, code, tag }: RunScript): void {
  process.once('exit', () => {
    const codeSize = codeSizeAtEnd();
    const isKept = code !== null && script.cachedDataRejected !== true && codeSize < code.codeSize * muchMore;
    if (!isKept && isSetAs(tag)) writeCode(file, { data: script.createCachedData(), codeSize });
  });
}

/** Sets V8 as it was. @returns whether it could */
function isSetAs(tag: number): boolean {
  for (const set of [expectShortRun, expectLongRun]) if (cachedDataVersionTag() !== tag) set();
  return cachedDataVersionTag() === tag;
}

/** Counted once for all scripts, since V8 walks its whole heap for it. */
function codeSizeAtEnd(): number {
  return (countedSize ??= getHeapCodeStatistics().bytecode_and_metadata_size);
}

let countedSize: number | null = null;

/** Code is kept by command, so that a small one does not wait for the code of a large one. */
function command(): string {
  const words = process.argv.slice(2);
  if (words.some((word) => word === '--help' || word === '-h')) return 'help';
  return words.find((word) => /^(?:build|serve|check|spec|trace|diff|init|describe)$/.test(word)) ?? 'help';
}

/** `null` where nothing is kept: there is no such folder, or the user has told Node to keep none. */
function keptCodeFolder(): string | null {
  if (process.env['NODE_DISABLE_COMPILE_CACHE'] !== undefined || process.env['NODE_V8_COVERAGE'] !== undefined)
    return null;
  const caches = cacheFolder();
  return caches === null ? null : join(caches, 'code');
}
