import { expect, test } from 'vitest';
import { runEdits } from '../../../scripts/random-edits/run.mjs';
import { compile } from '../../../src/compile.ts';
import { emptyMemory, type Memory } from '../../../src/memory/memory.ts';
import { resolveConfig } from '../../../src/config/resolve-config.ts';
import { listShippedFiles, readShipped } from '../../../src/io/package-files.ts';

const edits = Number(process.env['PLENARY_EDITS'] ?? 150);
const seed = Number(process.env['PLENARY_SEED'] ?? 1);

/* `node scripts/random-edits.mjs --edits 1000` goes further, and leaves the talks of a difference on the disk. */
test(
  'after any edit the talk is what a compiler that knows nothing would make of it',
  { timeout: 600_000 },
  async () => {
    const tools = { compile, incremental: () => remembering(emptyMemory()), resolveConfig, readShipped, listShippedFiles };
    const { difference } = await runEdits(tools, { edits, seed });
    expect(difference).toBeNull();
  },
);

function remembering(memory: Memory): typeof compile {
  return (config, effects, options) => compile(config, effects, options, memory);
}
