/*
 * node scripts/patched-edits.mjs [--edits 1000] [--seed 1]
 *
 * Edits a talk at random and puts each edited slide in its place in the talk that was built before, as `plenary build`
 * does; compares with a compilation from nothing. Needs `npm run build`.
 */
import { parseArgs } from 'node:util';
import { runPatchedEdits } from './random-edits/patched.mjs';

process.env.TZ = 'UTC';
const { values } = parseArgs({
  options: { edits: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
});
const modules = await Promise.all(
  [
    'compile',
    'memory/memory',
    'patch/make-kit',
    'patch/patch-talk',
    'util/slide-text',
    'config/resolve-config',
    'io/package-files',
  ].map((name) => import(`../lib/${name}.js`)),
);
const tools = Object.assign({}, ...modules);
const { edits, patched, difference } = await runPatchedEdits(tools, {
  edits: Number(values.edits),
  seed: Number(values.seed),
});
console.log(`${edits} edits with seed ${values.seed}, ${patched} of them put in place`);
if (difference === null) console.log('no difference');
else {
  const { before, deck, ...rest } = difference;
  console.log(JSON.stringify(rest, null, 1));
  console.log(`--- before ---\n${before}\n--- now ---\n${deck}`);
  process.exitCode = 1;
}
