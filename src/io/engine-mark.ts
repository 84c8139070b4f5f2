import { statSync } from 'node:fs';
import { shippedPath } from './package-files.ts';

/** Files that a talk depends on beside its own: the program as bundled, and what it puts into pages. */
const parts = ['cli/bundle/plenary.cjs', 'cli/bundle/charts.cjs', 'page/page.js', 'fonts/index.json'];

/**
 * Names this very program, so that nothing of another one is taken for its own; `null` for one that was not bundled,
 * whose parts may change at any time.
 */
export function engineMark(version: string): string | null {
  try {
    const stamps = parts.map((part) => {
      const { size, mtimeMs } = statSync(shippedPath(`lib/${part}`));
      return `${size} ${mtimeMs}`;
    });
    return [version, ...stamps].join('\n');
  } catch {
    return null;
  }
}
