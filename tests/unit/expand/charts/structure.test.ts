import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { expandText, lines } from '../../../support/draw-chart.ts';

const frame = `data: {values: [{a: 1, b: x}]}
mark: bar
encoding:
  x: {field: a, type: quantitative}
  y: {field: b, type: nominal}
`;

/** What is said of the frame with one stretch of it replaced. */
function said(from: string, to: string): string[] {
  const text = frame.replace(from, to);
  expect(text).not.toBe(frame);
  return lines(text, expandText(text).diagnostics);
}

describe('one wrong word is one line at that word', () => {
  test.each([
    ['mark: bar', 'mark: barr', 'chart/unknown-word [barr] did you mean `bar`?'],
    ['mark: bar', 'mark: {type: bar, sise: 2}', 'chart/unknown-key [sise] did you mean `size`?'],
    ['mark: bar', 'marc: bar', 'chart/unknown-key [marc] did you mean `mark`?'],
    ['encoding:', 'encodings:', 'chart/unknown-key [encodings] did you mean `encoding`?'],
    ['x: {', 'xx: {', 'chart/unknown-channel [xx] did you mean `x`?'],
    ['quantitative', 'quantitive', 'chart/unknown-word [quantitive] did you mean `quantitative`?'],
    ['field: a,', 'field: a, agregate: mean,', 'chart/unknown-key [agregate] did you mean `aggregate`?'],
    ['field: a,', 'field: a, aggregate: averge,', 'chart/unknown-word [averge] did you mean `average`?'],
    ['field: a,', 'field: a, axis: {tittle: T},', 'chart/unknown-key [tittle] did you mean `title`?'],
    ['field: a,', 'field: a, scale: {zeroo: true},', 'chart/unknown-key [zeroo] did you mean `zero`?'],
    ['field: b,', 'field: b, sort: {feld: a},', 'chart/unknown-key [feld] did you mean `field`?'],
    ['mark: bar', 'transform: [{filtr: datum.a}]\nmark: bar', 'chart/unknown-transform [filtr] did you mean `filter`?'],
    ['mark: bar', 'transform: [{calculate: datum.a, az: c}]\nmark: bar', 'chart/unknown-key [az] did you mean `as`?'],
    ['field: a,', 'field: 3,', 'chart/bad-value [3]'],
  ])('%s → %s', (from, to, line) => {
    expect(said(from, to)).toEqual([line]);
  });

  test('several faults in several layers are several lines', () => {
    const text = `data: {values: [{a: 1}]}
layer:
  - mark: bar
    encoding: {x: {feild: a}}
  - mark: rul
`;
    expect(lines(text, expandText(text).diagnostics)).toEqual([
      'chart/unknown-key [feild] did you mean `field`?',
      'chart/unknown-word [rul] did you mean `rule`?',
    ]);
  });
});

test('the shipped schema is that of the installed Vega-Lite', () => {
  const script = new URL('../../../../scripts/vega-lite-schema.mjs', import.meta.url).pathname;
  expect(() => execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' })).not.toThrow();
  expect(
    readFileSync(new URL('../../../../src/expand/charts/vega-lite-schema.ts', import.meta.url)).length,
  ).toBeLessThan(500_000);
});
