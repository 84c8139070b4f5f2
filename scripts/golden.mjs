/* Writes what is now printed into the `expect` fences of tests/spec. Review the change as a diff: it is the specification. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cwd = fileURLToPath(new URL('..', import.meta.url));
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'compiler', 'tests/spec', 'tests/golden'];
const { status } = spawnSync(process.execPath, vitest, { cwd, stdio: 'inherit', env: { ...process.env, UPDATE: '1' } });
process.exitCode = status ?? 1;
