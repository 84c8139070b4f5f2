/*
 * What this checkout's Plenary can do.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The built command. */
export const plenaryEntry = fileURLToPath(new URL('../../lib/cli/main.cjs', import.meta.url));

/** Whether there is such a command, and such an option of it. */
export function plenaryCan(command, option = null) {
  const { status, stdout } = spawnSync(process.execPath, [plenaryEntry, command, '--help'], { encoding: 'utf8' });
  if (status !== 0 || !stdout.includes(`plenary ${command}`)) return false;
  return option === null || stdout.includes(option);
}
