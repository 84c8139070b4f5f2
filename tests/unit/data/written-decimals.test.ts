import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/compile.ts';
import { memoryFileSystem } from '../../support/memory-file-system.ts';
import { shippedOnce } from '../../support/shipped-once.ts';

/** What a slide shows of a column, and the texts of its chart. */
async function shown(cells: readonly string[]): Promise<string> {
  const deck = `---
title: T
lang: en
values:
  first: {from: t, column: x, where: {a: r1}, ci: [low, high], level: 95}
---

## S

{{#each t}}{{x}} {{/each}}= {{ci first}}

\`\`\`vega-lite
data: {name: t}
mark: bar
labels: {}
source: Made up
encoding:
  x: {field: x, type: quantitative}
  y: {field: a, type: nominal}
\`\`\`
`;
  const csv = `a,x,low,high\n${cells.map((cell, i) => `r${i + 1},${cell},0.5,30.25\n`).join('')}`;
  const fs = { ...memoryFileSystem({ 'deck.md': deck, 'data/t.csv': csv }), shipped: shippedOnce };
  const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };
  const made = await compile(config, { fs, log: { progress: () => {} } }, { notes: false, draft: false, fonts: false });
  const slide = made.rendered.slides[0];
  const labels = [...(slide?.charts[0]?.svg ?? '').matchAll(/>([\d.]+)<\/text>/g)].map((match) => match[1]);
  return `${slide?.values.map(({ text }) => text).join(' ')} | ${labels.slice(-cells.length).join(' ')}`;
}

describe('numbers of one column', () => {
  it('are shown with the decimals that all of them are written with', async () => {
    expect(await shown(['18.0', '22.5'])).toBe('18.0 22.5 18 (95% CI 0.5–30.25) | 18.0 22.5');
  });
  it('are each as it is where they are written with several', async () => {
    expect(await shown(['18.0', '22.25', '9'])).toBe('18 22.25 9 18 (95% CI 0.5–30.25) | 18 22.25 9');
  });
});
