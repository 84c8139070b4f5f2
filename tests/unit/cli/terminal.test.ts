import { describe, expect, test } from 'vitest';
import { exitCodeOf } from '../../../src/cli/exit-code.ts';
import { progressLine } from '../../../src/cli/progress.ts';
import { wrap } from '../../../src/cli/wrap.ts';
import type { Diagnostic, Severity } from '../../../src/model/diagnostic.ts';

const diagnostic = (code: string, severity: Severity = 'error'): Diagnostic => ({
  code,
  severity,
  message: '',
  hint: null,
  span: null,
  related: [],
});

test.each([
  [0, []],
  [0, [diagnostic('a/b', 'warning')]],
  [1, [diagnostic('chart/unknown-field')]],
  [2, [diagnostic('config/no-deck'), diagnostic('chart/unknown-field')]],
  [2, [diagnostic('cli/usage')]],
  [3, [diagnostic('io/no-space'), diagnostic('chart/unknown-field')]],
])('exit code %i', (code, diagnostics) => {
  expect(exitCodeOf(diagnostics)).toBe(code);
});

test('a warning fails where the command is strict', () => {
  expect(exitCodeOf([diagnostic('a/b', 'warning')], true)).toBe(1);
  expect(exitCodeOf([diagnostic('a/b', 'info')], true)).toBe(0);
});

test('lines break at spaces and never inside a word', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrap('a/very/long/path b', 5)).toEqual(['a/very/long/path', 'b']);
  expect(wrap('', 5)).toEqual(['']);
});

describe('progress', () => {
  const run = (columns: number | null, quiet: boolean, times: readonly number[]): string => {
    let written = '';
    const clock = [...times];
    const output = { write: (text: string) => (written += text), colour: false, columns };
    const progress = progressLine(output, quiet, () => clock.shift() ?? 0);
    times.forEach((_, i) => progress.progress('drawing charts', i + 1, 16));
    progress.end();
    return written;
  };

  test('shows on a terminal, in its width, and clears its line', () => {
    expect(run(40, false, [0])).toBe('\r\u001B[Kdrawing charts 1/16\r\u001B[K');
    expect(run(10, false, [0])).toBe('\r\u001B[Kdrawing c\r\u001B[K');
  });

  test('does not flicker', () => {
    expect(run(40, false, [0, 10, 20, 100])).toBe(
      '\r\u001B[Kdrawing charts 1/16\r\u001B[Kdrawing charts 4/16\r\u001B[K',
    );
  });

  test('stays silent under --quiet', () => {
    expect(run(40, true, [0])).toBe('');
    expect(run(null, true, [0, 0, 20_000])).toBe('');
  });

  test('in a pipe is a plain line now and then, and none for short work', () => {
    expect(run(null, false, [0, 9000])).toBe('');
    // The first reading of the clock is the beginning; each further line is asked for, then noted.
    const clock = [0, 9000, 10_000, 10_000, 12_000, 20_000, 20_000];
    let written = '';
    const output = { write: (text: string) => (written += text), colour: false, columns: null };
    const progress = progressLine(output, false, () => clock.shift() ?? 0);
    for (const done of [1, 2, 3, 4]) progress.progress('drawing slides', done, 4);
    progress.end();
    expect(written).toBe('drawing slides 2/4\ndrawing slides 4/4\n');
  });
});
