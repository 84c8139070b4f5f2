/* Prints how many bytes a `trace.json` takes for each value, cell, mark and claim: node scripts/trace-size.mjs dist/upfront/trace.json */
import { readFileSync } from 'node:fs';

const [path] = process.argv.slice(2);
const text = readFileSync(path, 'utf8');
const trace = JSON.parse(text);
const sum = (list) => list.reduce((total, count) => total + count, 0);
const entries = {
  values: sum(trace.slides.map(({ values }) => values.length)),
  marks: sum(trace.slides.flatMap(({ charts }) => charts.map(({ marks }) => marks.length))),
  claims: sum(trace.slides.map(({ claims }) => claims.length)),
};
const count = sum(Object.values(entries));
const bytes = Buffer.byteLength(text);
console.log(
  `${bytes} bytes, ${Object.entries(entries)
    .map(([name, n]) => `${n} ${name}`)
    .join(', ')}: ${count === 0 ? '–' : Math.round(bytes / count)} bytes each`,
);
