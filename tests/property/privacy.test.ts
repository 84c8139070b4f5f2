import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile, expandedSlides } from '../../src/compile.ts';
import { memoryFileSystem } from '../support/memory-file-system.ts';
import { shippedOnce } from '../support/shipped-once.ts';

/*
 * Whatever the table and whatever the chart: a chart of a sensitive table is either an error, or every group in its
 * spec is one of at least `minimumCell` rows, counted here anew from the table itself.
 */

interface Row {
  readonly arm: string;
  readonly site: string;
  readonly age: number | null;
  readonly dead: number;
}

const row: fc.Arbitrary<Row> = fc.record({
  arm: fc.constantFrom('A', 'B', 'C'),
  site: fc.constantFrom('S', 'T'),
  age: fc.option(fc.integer({ min: 20, max: 79 }), { freq: 6, nil: null }),
  dead: fc.constantFrom(0, 1),
});

const by = fc.constantFrom(['arm'], ['site'], ['arm', 'site'], ['dead'], ['arm', 'dead'], []);
const operation = fc.constantFrom('count', 'mean', 'sum', 'median', 'stdev', 'valid', 'missing', 'max', 'q1');

const chart = fc.record({
  by,
  operation,
  form: fc.constantFrom('encoding', 'transform', 'filtered'),
  filter: fc.constantFrom(null, "datum.arm != 'C'", 'datum.dead == 1', 'datum.age > 40'),
  field: fc.constantFrom('age', 'dead'),
  least: fc.integer({ min: 0, max: 8 }),
});

type Chart = typeof chart extends fc.Arbitrary<infer C> ? C : never;

/** The chart as a fence in JSON, with the columns of its groups along. */
function specOf({ by: columns, operation: op, form, filter, field, least }: Chart): object {
  const channels = ['x', 'color'];
  const places = Object.fromEntries(columns.map((column, i) => [channels[i], { field: column, type: 'nominal' }]));
  const filters = filter === null ? [] : [{ filter }];
  const aggregate = op === 'count' ? { aggregate: op } : { aggregate: op, field };
  if (form === 'encoding')
    return { transform: filters, mark: 'bar', encoding: { ...places, y: { ...aggregate, type: 'quantitative' } } };
  const one = op === 'count' ? { op, as: 'v' } : { op, field, as: 'v' };
  const behind = form === 'filtered' ? [{ filter: `datum.n >= ${least}` }] : [];
  const transform = [...filters, { aggregate: [one, { op: 'count', as: 'n' }], groupby: columns }, ...behind];
  return { transform, mark: 'bar', encoding: { ...places, y: { field: 'v', type: 'quantitative' } } };
}

function passes({ arm, age, dead }: Row, filter: string | null): boolean {
  if (filter === null) return true;
  if (filter.includes('arm')) return arm !== 'C';
  return filter.includes('dead') ? dead === 1 : age !== null && age > 40;
}

test('no group in a spec has fewer rows or fewer filled cells than may be told', async () => {
  const minimumCell = 7;
  let drawn = 0;
  let refused = 0;
  const tables = fc.array(row, { minLength: 1, maxLength: 90, size: 'max' });
  await fc.assert(
    fc.asyncProperty(tables, chart, async (rows, wish) => {
      const csv = `id,arm,site,age,dead\n${rows.map((r, i) => `p${i},${r.arm},${r.site},${r.age ?? ''},${r.dead}`).join('\n')}\n`;
      const fields = ['id', 'arm', 'site', 'age', 'dead'].map((name, i) => ({
        name,
        type: i < 3 ? 'string' : 'number',
      }));
      const resource = { name: 'patients', path: 'patients.csv', sensitive: true, minimumCell, schema: { fields } };
      const fence = JSON.stringify({ data: { name: 'patients' }, ...specOf(wish) });
      const files = {
        'deck.md': `---\ntitle: T\nlang: en\n---\n\n# One\n\n\`\`\`vega-lite\n${fence}\n\`\`\`\n`,
        'data/patients.csv': csv,
        'data/datapackage.json': JSON.stringify({ resources: [resource] }),
      };
      const bytes = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));
      const fs = { ...memoryFileSystem(bytes), shipped: shippedOnce };
      const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };
      const effects = { fs, log: { progress: () => {} } };
      const result = await compile(config, effects, { notes: false, draft: true, fonts: false });
      const spec = expandedSlides(result).slides[0]?.charts[0];
      if (spec?.kind !== 'spec') {
        refused++;
        expect(result.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
        return;
      }
      drawn++;
      expect(wish.operation).not.toBe('max');
      const [name] = spec.datasets.map((dataset) => dataset.name);
      const groups =
        (spec.spec['datasets'] as Record<string, readonly Record<string, unknown>[]>)[name as string] ?? [];
      for (const group of groups) {
        const behind = rows.filter(
          (r) => passes(r, wish.filter) && wish.by.every((column) => r[column as keyof Row] === group[column]),
        );
        expect(behind.length).toBeGreaterThanOrEqual(minimumCell);
        if (wish.operation === 'count') continue;
        const cells = behind.map((r) => r[wish.field as keyof Row]).filter((cell) => cell !== null);
        expect(cells.length === 0 || cells.length >= minimumCell).toBe(true);
        const ones = cells.filter((cell) => cell === 1).length;
        const isShare = wish.field === 'dead' && (wish.operation === 'sum' || wish.operation === 'mean');
        if (isShare)
          for (const count of [ones, cells.length - ones]) expect(count === 0 || count >= minimumCell).toBe(true);
      }
      expect(Object.keys(spec.spec['datasets'] as object)).toHaveLength(1);
      expect(JSON.stringify(spec.spec)).not.toMatch(/"p\d+"/);
    }),
    { numRuns: 150 },
  );
  // Both must happen, or nothing was tried.
  expect(drawn).toBeGreaterThan(10);
  expect(refused).toBeGreaterThan(10);
}, 240_000);
