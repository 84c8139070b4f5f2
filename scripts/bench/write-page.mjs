/*
 * Tables into docs/performance.md, between two comments; what stands around them is written by hand.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Puts text between the comments `begin of NAME` and `end of NAME`.
 * @param {string} name
 * @param {string} text
 */
export function writeBetween(name, text) {
  const path = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));
  const page = readFileSync(path, 'utf8');
  const [begin, end] = [`<!-- begin of ${name} -->`, `<!-- end of ${name} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`docs/performance.md has lost its marks for the ${name}`);
  writeFileSync(path, `${page.slice(0, from + begin.length)}\n\n${text.trim()}\n\n${page.slice(to)}`);
  console.error(`written: ${path}`);
}
