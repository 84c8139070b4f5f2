import { describe, expect, test } from 'vitest';
import { readTrace } from '../../../src/diff/read-trace.ts';
import { chartOf, slideOf, traceOf, valueOf } from './traces.ts';

const trace = traceOf([slideOf('one', { values: [valueOf('a', '1')], charts: [chartOf('C', 'h')] })]);

function read(text: string) {
  const { value, diagnostics } = readTrace({ path: 'trace.json', text });
  return {
    value,
    said: diagnostics.map(({ code, message, span }) => ({ code, message, at: text.slice(span?.start, span?.end) })),
  };
}

test('what was written is read', () => {
  expect(read(JSON.stringify(trace))).toEqual({ value: trace, said: [] });
});

describe('what is not as documented has a place', () => {
  test.each([
    ['{"version": 1, "deck": }', 'cli/broken-trace', 'is broken'],
    ['{"name": "plenary"}', 'cli/not-a-trace', 'is no trace'],
    ['[]', 'cli/not-a-trace', 'is no trace'],
    ['{"version": 2}', 'cli/newer-trace', 'has version 2'],
    [JSON.stringify({ ...trace, slides: 7 }), 'cli/broken-trace', '`slides` is not a list'],
    [
      JSON.stringify(trace).replace('"text":"1"', '"text":true'),
      'cli/broken-trace',
      '`slides.0.values.0.text` is not a text',
    ],
    [JSON.stringify(trace).replace('[0,0,[0]]', '[0,0,[9]]'), 'cli/broken-trace', '`slides.0.values.0.from.0` is not'],
    [JSON.stringify(trace).replace('[0,0,[0]]', '[7,0,[0]]'), 'cli/broken-trace', '`slides.0.values.0.from.0` is not'],
    [JSON.stringify(trace).replace('[[0,2]]', '[[2,0]]'), 'cli/broken-trace', '`slides.0.charts.0.from.0.2.0` is not'],
  ])('%s', (text, code, message) => {
    const { value, said } = read(text);
    expect(value).toBeNull();
    expect(said).toMatchObject([{ code, message: expect.stringContaining(message) }]);
    expect(said[0]?.at).not.toBe('');
  });

  test('and that place is the one at fault', () => {
    expect(read(JSON.stringify(trace).replace('"text":"1"', '"text":true')).said[0]?.at).toBe('true');
    expect(read('{"version": 2}').said[0]?.at).toBe('2');
  });
});
