import type { Author } from '../../model/references.ts';

/** The name by which an author is called: `Litzow`, `van der Berg`, a group's whole name. */
export function familyName({ family, particle }: Author): string {
  return particle === null ? family : `${particle} ${family}`;
}

/**
 * Initials of given names without points, as medical journals print them: `Mark R.` → `MR`, `Ching-Hon` → `C-H`.
 * Names that are initials already stay.
 */
export function initials(given: string): string {
  return given
    .split(/[\s.]+/u)
    .filter((name) => name !== '')
    .map((name) => (/^\p{Lu}{1,4}$/u.test(name) ? name : hyphened(name)))
    .join('');
}

function hyphened(name: string): string {
  const parts = name.split(/[-‐‑]/u).filter((part) => part !== '');
  return parts.map((part) => first(part)).join('-');
}

/** The first letter, in capitals: `é` is one letter, in whatever way it is coded. */
function first(name: string): string {
  const [letter = ''] = [...name.normalize('NFC')];
  return letter.toLocaleUpperCase('en');
}
