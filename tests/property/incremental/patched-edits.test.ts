import { expect, test } from 'vitest';
import { runPatchedEdits } from '../../../scripts/random-edits/patched.mjs';
import { compile } from '../../../src/compile.ts';
import { resolveConfig } from '../../../src/config/resolve-config.ts';
import { listShippedFiles, readShipped } from '../../../src/io/package-files.ts';
import { emptyMemory } from '../../../src/memory/memory.ts';
import { makeKit } from '../../../src/patch/make-kit.ts';
import { patchTalk } from '../../../src/patch/patch-talk.ts';
import { writtenSpan } from '../../../src/util/slide-text.ts';

const edits = Number(process.env['PLENARY_EDITS'] ?? 40);
const seed = Number(process.env['PLENARY_SEED'] ?? 2);

/* `node scripts/patched-edits.mjs --edits 1000` goes further. */
test('an edited slide in its place makes the talk that a compilation makes', { timeout: 600_000 }, async () => {
  const tools = { compile, emptyMemory, makeKit, patchTalk, writtenSpan, resolveConfig, readShipped, listShippedFiles };
  const { difference, patched } = await runPatchedEdits(tools, { edits, seed });
  expect(difference).toBeNull();
  expect(patched).toBeGreaterThan(0);
});
