import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findByBlocks, type AtSeparator } from '../../../../src/parse/blocks.ts';
import { findSeparators } from '../../../../src/parse/split/find-separators.ts';
import { lineIndex } from '../../../../src/util/lines.ts';

const line = fc.constantFrom(
  ...[
    '',
    '---',
    '----',
    '--- ',
    'text',
    '# H',
    '- item',
    '  more',
    '> q',
    '```',
    '```js',
    '````',
    '~~~',
    '   ```',
    '- ```',
  ],
  ...[
    '<div>',
    '<!-- c',
    '-->',
    '<pre>',
    '</pre>',
    '| a | b |',
    '|---|---|',
    '[^1]: <!--',
    '    code',
    '::: box',
    'Note:',
    '[a]:',
  ],
);

test('what the lines tell is what all blocks tell', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 14 }), fc.integer({ min: 1, max: 3 }), (lines, step) => {
      const text = lines.join('\n');
      expect(found(separators, text, step)).toEqual(found(findByBlocks, text, step));
    }),
    { numRuns: 400 },
  );
});

function separators(text: string, at: AtSeparator): void {
  findSeparators(lineIndex(text), 1, (line, vertical) => at(line - 1, vertical) + 1);
}

function found(find: (text: string, at: AtSeparator) => void, text: string, step: number): unknown[] {
  const all: unknown[] = [];
  find(text, (at, vertical) => {
    all.push([at, vertical]);
    return at + step;
  });
  return all;
}
