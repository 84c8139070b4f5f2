import { describe, expect, test } from 'vitest';
import { formatGithub } from '../../../src/cli/format-github.ts';
import { formatJson } from '../../../src/cli/format-json.ts';
import { formatText } from '../../../src/cli/format-text.ts';
import { locate } from '../../../src/diagnostics/locate.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';

const deck = { path: 'deck.md', text: 'one\nx: {field: revenu}\n' };
const data = { path: 'data/sales.csv', text: 'region,revenue\n' };
const sources = new Map([deck, data].map((file) => [file.path, file]));

const unknownField: Diagnostic = {
  code: 'chart/unknown-field',
  severity: 'error',
  message: 'field `revenu` is not a column of `sales`',
  hint: 'did you mean `revenue`?',
  span: { file: 'deck.md', start: 15, end: 21 },
  related: [{ message: 'its columns', span: { file: 'data/sales.csv', start: 0, end: 14 } }],
};
const nowhere: Diagnostic = { ...unknownField, code: 'a/b', message: 'm', hint: null, span: null, related: [] };

const text = { colour: false, columns: null, limit: 50, prefix: '', slideCount: 12 };
const located = (...diagnostics: Diagnostic[]): ReturnType<typeof locate> => locate(diagnostics, sources);

describe('diagnostics as text', () => {
  test('place, severity, code, message, frame, hint, other places, sum', () => {
    expect(formatText(located(unknownField), sources, { ...text, prefix: 'talk/' })).toBe(`\
talk/deck.md:2:12  error  chart/unknown-field
  field \`revenu\` is not a column of \`sales\`
  1 │ one
  2 │ x: {field: revenu}
    │            ^^^^^^
  hint: did you mean \`revenue\`?
  see: talk/data/sales.csv:1:1  its columns
  1 │ region,revenue
    │ ^^^^^^^^^^^^^^

1 error in 12 slides
`);
  });

  test('nothing where there is nothing to say', () => {
    expect(formatText([], sources, text)).toBe('');
  });

  test('beyond the limit the gravest, and how many more', () => {
    const warning: Diagnostic = { ...nowhere, severity: 'warning' };
    const shown = formatText(located(warning, warning, warning, unknownField), sources, { ...text, limit: 2 });
    expect(shown).toContain('chart/unknown-field');
    expect(shown).toContain('and 2 more (--all shows them)');
    expect(shown).toContain('1 error, 3 warnings in 12 slides');
  });

  test('colours only where asked', () => {
    expect(formatText(located(unknownField), sources, text)).not.toContain('\u001B');
    expect(formatText(located(unknownField), sources, { ...text, colour: true })).toContain('\u001B[31m');
  });

  test('fits a narrow terminal, words whole', () => {
    const shown = formatText(located(unknownField), sources, { ...text, columns: 30 });
    expect(shown.split('\n').filter((line) => line.length > 30)).toEqual([]);
  });
});

describe('diagnostics for programs', () => {
  test('JSON has the same keys whatever happened, on one line', () => {
    const keys = ['code', 'severity', 'message', 'file', 'line', 'column', 'endLine', 'endColumn', 'hint', 'related'];
    const json = formatJson(located(unknownField, nowhere));
    const { diagnostics } = JSON.parse(json) as { diagnostics: object[] };
    expect(diagnostics.map((diagnostic) => Object.keys(diagnostic))).toEqual([keys, keys]);
    expect(diagnostics[1]).toMatchObject({ file: 'deck.md', line: 2, column: 12, endLine: 2, endColumn: 18 });
    expect(json.trimEnd()).not.toContain('\n');
    expect(formatJson([])).toBe('{"diagnostics":[]}\n');
  });

  test('GitHub annotations with everything escaped that would end them', () => {
    expect(formatGithub(located(unknownField), 'talk/')).toBe(
      '::error file=talk/deck.md,line=2,endLine=2,col=12,endColumn=18,title=chart/unknown-field' +
        '::field `revenu` is not a column of `sales`%0Adid you mean `revenue`?\n',
    );
    expect(formatGithub(located({ ...nowhere, message: '100%\r\n::error::x' }), '')).toBe(
      '::error title=a/b::100%25%0D%0A::error::x\n',
    );
  });
});
