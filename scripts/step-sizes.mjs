/*
 * node scripts/step-sizes.mjs [DIR]
 * What the steps of each chart of a built talk cost: bytes of its SVG as it is, and of the same drawing at once, without
 * groups for steps and without what a later step replaces.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const page = readFileSync(join(resolve(process.argv[2] ?? 'dist/upfront'), 'index.html'), 'utf8');
const rows = [];
for (const [, id, steps, svg] of page.matchAll(
  /<figure class="chart" id="([^"]*)" data-steps="(\d+)"[^>]*>(<svg.*?<\/svg>)/gs,
)) {
  const [all, plain] = [svg, atOnce(svg)].map((text) => Buffer.byteLength(text));
  rows.push({ chart: id, steps: Number(steps), bytes: all, 'at once': plain, times: (all / plain).toFixed(3) });
}
console.table(rows);

/** The drawing without its fragments. */
function atOnce(svg) {
  const kept = [];
  const open = [];
  for (const [whole, slash, , rest, text] of svg.matchAll(/<(\/?)([\w:-]+)([^>]*)>([^<]*)/g)) {
    const isBefore = rest.includes('chart-before');
    const isGroup = rest.includes('class="fragment ');
    const hidden = open.some((part) => part.isBefore);
    if (slash === '' && !rest.endsWith('/')) open.push({ isBefore, isGroup });
    const part = slash === '' ? { isBefore, isGroup } : open.pop();
    if (!hidden && !part.isBefore) kept.push(part.isGroup ? text : whole);
  }
  return kept.join('');
}
