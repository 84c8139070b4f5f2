import { judgePath } from '../util/paths.ts';

/** The folder, from the root, that holds what was shown; nothing in it is ever read as deck or data. */
export const presentedHome = 'presented';

/** The record that lies beside a stored talk. */
export const presentedRecord = 'presented.json';

/** Letters of a name that all file systems take. */
const longest = 80;

/**
 * The folder that what was shown is stored in, from the root: `2026-06-01 ASCO` gives `presented/2026-06-01-asco`.
 * Small letters, digits and hyphens alone, so that the name is the same on every system.
 * @returns `null` where the label has no letter or digit, or is a name that Windows keeps for itself
 */
export function presentedFolder(label: string): string | null {
  const name = label
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
  const folder = `${presentedHome}/${name}`;
  return name === '' || judgePath(folder) !== null ? null : folder;
}
