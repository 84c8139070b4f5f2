/*
 * Generates a CSV of a million rows and six columns in memory, reads it as a typed table, and prints rows, seconds and
 * peak memory. Bar: at most 3 s and 1 GB.
 *
 *   node scripts/bench-csv.mjs [rows]
 */
import { build } from 'esbuild';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const rows = Number(process.argv[2] ?? 1_000_000);
const folder = await mkdtemp(join(tmpdir(), 'bench-csv-'));
try {
  const entry = 'export { readTable } from "./src/data/read-table.ts"; export { undescribed } from "./src/data/index-data.ts";';
  const outfile = join(folder, 'data.mjs');
  await build({
    stdin: { contents: entry, resolveDir: process.cwd(), loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
  const { readTable, undescribed } = await import(pathToFileURL(outfile).href);
  const bytes = table(rows);
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const read = readTable({ source: { path: 'data/big.csv', text }, hash: '' }, undescribed('data/big.csv'));
  const seconds = (performance.now() - start) / 1000;
  const peak = process.resourceUsage().maxRSS * 1024;
  const types = read.value?.columns.map(({ name, type }) => `${name}: ${type}`).join(', ') ?? 'failed';
  const problems = read.diagnostics.map(({ code }) => code);
  console.log(`rows ${read.value?.rowCount}  columns ${read.value?.columns.length}  (${types}) ${problems.join(' ')}`);
  console.log(`input ${mb(bytes.length)} MB  seconds ${seconds.toFixed(2)}  peak RSS ${mb(peak)} MB (before reading ${mb(before)} MB)`);
} finally {
  await rm(folder, { recursive: true });
}

/** Six columns: an id, a label, a date, a whole number, a decimal with blanks, and a quoted text. */
function table(count) {
  const lines = ['id,arm,date,n,estimate,note'];
  const arms = ['blinatumomab', 'inotuzumab', 'chemotherapy'];
  for (let i = 0; i < count; i++) {
    const day = String((i % 28) + 1).padStart(2, '0');
    const estimate = i % 17 === 0 ? '' : ((i * 7919) % 100_000) / 1000;
    lines.push(`p${i},${arms[i % 3]},2024-0${(i % 9) + 1}-${day},${(i * 31) % 5000},${estimate},"site ${i % 900}, follow-up"`);
  }
  return new TextEncoder().encode(lines.join('\n'));
}

function mb(bytes) {
  return Math.round(bytes / 1e6);
}
