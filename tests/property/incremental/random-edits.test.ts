import { expect, test } from 'vitest';
import { runEdits } from '../../../scripts/random-edits/run.mjs';
import { compile } from '../../../src/compile.ts';
import { resolveConfig } from '../../../src/config/resolve-config.ts';
import { listShippedFiles, readShipped } from '../../../src/io/package-files.ts';

const edits = Number(process.env['PLENARY_EDITS'] ?? 150);
const seed = Number(process.env['PLENARY_SEED'] ?? 1);

/* `node scripts/random-edits.mjs --edits 1000` goes further, and leaves the talks of a difference on the disk. */
test(
  'after any edit the talk is what a compiler that knows nothing would make of it',
  { timeout: 600_000 },
  async () => {
    const tools = { compile, incremental: () => compile, resolveConfig, readShipped, listShippedFiles };
    const { difference } = await runEdits(tools, { edits, seed });
    expect(difference).toBeNull();
  },
);
