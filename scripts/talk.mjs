/* Builds Plenary, then the flagship talk with its notes into dist/upfront/. More words are passed on to `plenary build`. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cwd = fileURLToPath(new URL('..', import.meta.url));
const plenary = [
  'lib/cli/main.cjs',
  'build',
  'slides/upfront',
  '--notes',
  '-o',
  'dist/upfront',
  ...process.argv.slice(2),
];

for (const step of [['scripts/build.mjs'], plenary]) {
  const { status } = spawnSync(process.execPath, step, { cwd, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
