import { deserialize, serialize } from 'node:v8';
import { expect, test } from 'vitest';
import { keptDrawings } from '../../../scripts/random-edits/drawings.mjs';
import { runEdits } from '../../../scripts/random-edits/run.mjs';
import { compile } from '../../../src/compile.ts';
import { resolveConfig } from '../../../src/config/resolve-config.ts';
import { listShippedFiles, readShipped } from '../../../src/io/package-files.ts';
import { emptyMemory, keepSlides } from '../../../src/memory/memory.ts';
import type { SlideCache } from '../../../src/model/slide-cache.ts';

const edits = Number(process.env['PLENARY_EDITS'] ?? 40);
const seed = Number(process.env['PLENARY_SEED'] ?? 1);

/* Of each way of keeping other edits, since either meets the same dependencies. `node scripts/random-edits.mjs --edits 1000` goes further, and leaves the talks of a difference on the disk. */
test.each([
  ['kept in memory', inMemory, seed],
  ['kept on the disk', onDisk, seed + 1],
] as const)(
  'after any edit the talk is what a compiler that knows nothing would make of it: %s',
  { timeout: 600_000 },
  async (_, incremental, seed) => {
    const tools = { compile, incremental, resolveConfig, readShipped, listShippedFiles };
    const { difference } = await runEdits(tools, { edits, seed });
    expect(difference).toBeNull();
  },
);

/** As `serve` compiles. */
function inMemory(): typeof compile {
  const memory = emptyMemory();
  return (config, effects, options) => compile(config, effects, options, memory);
}

/** As one `build` after the other compiles: nothing is left but what was written. */
function onDisk(): typeof compile {
  const kept = new Map<string, Uint8Array>();
  const drawings = keptDrawings();
  const read = (key: string): unknown => (kept.has(key) ? deserialize(kept.get(key) as Uint8Array) : null);
  const write: SlideCache['write'] = (entries) => {
    for (const [key, make] of entries) if (!kept.has(key)) kept.set(key, serialize(make()));
  };
  return async (config, effects, options) => {
    const isEmpty = (): boolean => kept.size === 0;
    const memory = emptyMemory({ isEmpty, read, drop: (key) => void kept.delete(key), write }, drawings);
    const compilation = await compile(config, effects, options, memory);
    keepSlides(memory);
    return compilation;
  };
}
