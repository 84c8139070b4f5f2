import { describe, expect, it } from 'vitest';
import { dataset, drawText } from '../../../../support/draw-chart.ts';

const trials = dataset('trials', { id: ['a', 'b'], estimate: [92, 38], unit: ['pct', 'pct'], time: [5, 5] });
const pairs = dataset('pairs', { id: ['one'], label: ['Hyper-CVAD'], start: ['a'], end: ['b'], unread: ['x'] });

const fence = `data: pairs
lookup: trials
label: label
from: start
to: end
value: estimate
`;

describe('what a kind was read from', () => {
  it('leads to the looked-up numbers and to the rows that refer to them', async () => {
    const { chart, diagnostics } = await drawText(fence, [trials, pairs], 'dumbbell');
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const read = new Set(
      chart.readings.map(({ dataset: { name }, column, rows }) => `${name}.${column} ${rows.join()}`),
    );
    expect(read).toContain('trials.estimate 0,1');
    expect(read).toContain('pairs.label 0');
    expect(read).toContain('pairs.start 0');
    expect([...read].filter((one) => one.includes('unread'))).toEqual([]);
  });
});
