import { describe, expect, test } from 'vitest';
import type { MappedText } from '../../../src/model/text.ts';
import { readPlainYaml } from '../../../src/util/plain-yaml/read-plain-yaml.ts';
import { readAnyYaml } from '../../../src/util/yaml.ts';

const json = `{
 "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
 "width": 640, "empty": {}, "none": [],
 "data": {"url": "data/a.csv"},
 "mark": {"type": "line", "point": true, "size": -1.5, "text": "say \\"it\\" \\\\ \\/ \\n"},
 "encoding": {"x": {"field": "a~b/c", "type": null}, "list": [1, "two", [3.25], {"four": false}]}
}
`;

const block = `alt: >-
  Two lines of {{trials.a}}:
  the second
data: {name: trials, standard care: grey}
transform:
  - filter: {field: id, oneOf: [a-b, 'c''d', "e"]}
  - {calculate: "datum.n > 0 ? '|' : ''", as: sign}
steps:
- "datum.drug == 'a'"
- one height

- [interval, intervals below]
layer:
  - mark: {type: rule,
      size: 3}
    encoding:
      x: {value: 0}
      age ≤ 40: -12
  - name: second
    x: 2024-01-01
    y: http://example.com/#a
    z: 5 %
source: |
  as written
  in two lines
last: true
`;

const plain = [
  json,
  block,
  'a: 1',
  'a: b\n',
  '\n  a: 1\n  b:\n    c: 2\n\n',
  '- a: 1\n  b: 2\n- c',
  '[1, 2]',
  '{a: b}\n\n',
  'a: |-\n  x\n',
];

/** Letters that mean something in YAML, and some that only look so. */
const bits = [
  ...[' ', '  ', '\n', '\n\n', ':', ': ', '- ', '-', ',', '[', ']', '{', '}', '"', "'", '#', ' #', 'a', '1', '0', '.'],
  ...['\\', '~', 'null', 'True', '|', '>', '&a', '*a', '!', '?', '? ', '%', '@', '---', '...', '\n---\n', 'é', '😀'],
  ...[
    '0x1',
    '1e3',
    '-0',
    '.5',
    '5.',
    '+3',
    '<<: ',
    '\n  ',
    '\n- ',
    'x: y',
    'k: v\n',
    '\\n',
    '\\u0041',
    '007',
    '\t',
    '\u00a0',
    '\u2028',
  ],
];

describe('plain YAML', () => {
  test.each(plain)('is read as the library reads it: %j', (text) => {
    const read = readPlainYaml(mapped(text));
    expect(read).not.toBeNull();
    expectSame(read, text);
  });

  test('what is changed a little is read as the library reads it, or left to it', () => {
    const random = randomNumbers(7);
    let taken = 0;
    for (let n = 0; n < 600; n++) {
      const text = changed(plain[n % plain.length] as string, random);
      const read = readPlainYaml(mapped(text));
      if (read === null) continue;
      taken++;
      expectSame(read, text);
    }
    expect(taken).toBeGreaterThan(100);
  });

  test.each([
    'a: 1 # said',
    'a: &b 1',
    'a: !!str 1',
    'a: 1\na: 2',
    'a: b: c',
    'a:\n\tb: 1',
    '{a: 1',
    'a: "x\n  y"',
    'a',
    '',
    'a: 1\n---\nb: 2',
    'a: b\n c',
  ])('is not %j', (text) => {
    expect(readPlainYaml(mapped(text))).toBeNull();
  });

  test('knows the places of text that was put together', () => {
    const text: MappedText = {
      text: 'a: 1\nb: 2\n',
      segments: [
        { at: 0, source: { file: 'one.md', start: 10, end: 15 }, exact: true },
        { at: 5, source: { file: 'one.md', start: 30, end: 35 }, exact: true },
      ],
    };
    expect(readPlainYaml(text)?.places).toEqual(readAnyYaml(text).located.places);
    expect(readPlainYaml(text)?.places.get('/b')?.value).toEqual({ file: 'one.md', start: 33, end: 34 });
  });
});

function expectSame(read: ReturnType<typeof readPlainYaml>, text: string): void {
  const { located, problems } = readAnyYaml(mapped(text));
  expect({ text, problems, value: read?.value, places: [...(read?.places ?? [])] }).toEqual({
    text,
    problems: [],
    value: located.value,
    places: [...located.places],
  });
}

function mapped(text: string): MappedText {
  const source = { file: 'deck.md', start: 7, end: 7 + text.length };
  return { text, segments: text === '' ? [] : [{ at: 0, source, exact: true }] };
}

function changed(text: string, random: (below: number) => number): string {
  const at = random(text.length + 1);
  const lines = text.split('\n');
  const line = random(lines.length);
  switch (random(4)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1 + random(4));
    case 1:
      return lines.toSpliced(line, random(2), lines[random(lines.length)] as string).join('\n');
    case 2:
      return lines.toSpliced(line, 1, `  ${lines[line]}`).join('\n');
    default:
      return text.slice(0, at) + bits[random(bits.length)] + text.slice(at);
  }
}

/** Always the same numbers: a linear congruential generator. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}
