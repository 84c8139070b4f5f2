import { createHash } from 'node:crypto';

/** The first eight hex digits of the SHA-256 of some bytes: enough to tell the files of one talk apart. */
export function shortHash(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 8);
}

/** A hash source of a Content-Security-Policy for the exact text of an inline `script` or `style`. */
export function cspHash(text: string): string {
  return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
}
