import { describe, expect, it } from 'vitest';
import { evaluateTemplate } from '../../../src/expand/templates/evaluate.ts';
import { parseTemplate } from '../../../src/expand/templates/parse-template.ts';
import { printScalar } from '../../../src/expand/templates/print.ts';
import { scalar, tableOf, type TemplateValue } from '../../../src/expand/templates/value.ts';
import type { Dataset } from '../../../src/model/data.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import { concatMapped, mappedSource, spanAt } from '../../../src/util/mapped-text.ts';

const trials: Dataset = {
  name: 'trials',
  title: null,
  file: 'data/trials.csv',
  hash: '',
  columns: [
    { name: 'id', type: 'string', values: ['e1910-os5', 'tower'] },
    { name: 'os', type: 'number', values: [82.4, -1.5] },
    { name: 'note', type: 'string', values: [null, '*{.x}|'] },
  ],
  rowCount: 2,
  primaryKey: ['id'],
  lines: new Int32Array(0),
  sources: [],
  citation: null,
  privacy: null,
};

const partials = new Map(
  Object.entries({ loop: '{{> pool}}', pool: '{{> loop}}', name: 'Dr {{who}}' }).map(([name, text]) => [
    name,
    { path: `partials/${name}.hbs`, text },
  ]),
);

const values = { named: new Map(), estimates: new Map(), broken: new Set<string>() };

function run(text: string): { text: string; codes: string[]; at: string[]; spans: (string | null)[] } {
  const source = { path: 'deck.md', text };
  const diagnostics: Diagnostic[] = [];
  const shown: string[] = [];
  const parsed = parseTemplate(mappedSource(source));
  diagnostics.push(...parsed.diagnostics);
  const fields = new Map<string, TemplateValue>([
    ['trials', tableOf(trials)],
    ['none', { ...tableOf(trials), rows: [] }],
    ['flag', scalar(true)],
  ]);
  const scope = { self: { kind: 'record', fields } as const, names: new Map(), parent: null };
  const pieces =
    parsed.value === null
      ? []
      : evaluateTemplate(parsed.value, scope, {
          partials,
          tables: { known: ['other'], broken: new Set(['spoilt']) },
          inserts: new Map(),
          context: { lang: 'en', references: { byKey: new Map(), broken: new Set() }, values },
          show: (value) => (shown.push(printScalar(value, 'en')), printScalar(value, 'en')),
          report: (d) => diagnostics.push(d),
        });
  const out = concatMapped(pieces);
  const slice = (d: Diagnostic): string =>
    d.span === null ? '' : d.span.file === 'deck.md' ? text.slice(d.span.start, d.span.end) : d.span.file;
  return {
    text: out.text,
    codes: diagnostics.map((d) => d.code),
    at: diagnostics.map(slice),
    spans: shown.map((value) => {
      const span = spanAt(out, out.text.indexOf(value), out.text.indexOf(value) + value.length);
      return span && text.slice(span.start, span.end);
    }),
  };
}

describe('templates', () => {
  it('fills a cell by dataset, row key and column, and knows which mustache it came from', () => {
    const result = run('At 5 years {{trials.e1910-os5.os}}% lived');
    expect(result.text).toBe('At 5 years 82.4% lived');
    expect(result.spans).toEqual(['{{trials.e1910-os5.os}}']);
  });

  it('writes a true minus', () => expect(run('{{trials.tower.os}}').text).toBe('−1.5'));

  it('formats with d3', () => expect(run("{{format trials.e1910-os5.os '.0f'}}").text).toBe('82'));

  it('walks rows, with index, block parameters, outer names and standalone lines', () => {
    expect(run('{{#each trials as |t i|}}\n- {{i}} {{t.id}} {{os}} {{@last}} {{flag}}\n{{/each}}\nend').text).toBe(
      '- 0 e1910-os5 82.4 false true\n- 1 tower −1.5 true true\nend',
    );
  });

  it('filters and sorts tables', () => {
    expect(
      run(
        "{{#each (where trials id='tower')}}{{id}}{{/each}} {{#each (sort trials 'os')}}{{id}} {{/each}}{{count trials}}",
      ).text,
    ).toBe('tower tower e1910-os5 2');
  });

  it.each([
    ["{{count (where trials os='82.4')}}", '1'],
    ["{{count (where trials id='tower' os=82.4)}}", '0'],
    ['{{count (where trials note=null)}}', '1'],
    ['{{#each trials}}{{#if (eq note null)}}-{{else}}{{note}}{{/if}}{{/each}}', '-*{.x}|'],
    ["{{#if (eq trials.tower.os '-1.5')}}same{{/if}}{{#if (eq trials.e1910-os5.note 'null')}}null{{/if}}", 'same'],
    ["{{#each trials}}{{#if (and (ne note null) (lt note 'a'))}}{{id}}{{/if}}{{/each}}", 'tower'],
    ["{{#each trials}}{{#if note}}{{#if (lt note 'a')}}{{id}}{{/if}}{{/if}}{{/each}}", 'tower'],
    ["{{#each none}}{{#if (lt note 'a')}}x{{/if}}{{/each}}", ''],
    ['{{#each trials}}{{count (where trials note=id)}}{{/each}}', '00'],
  ])('compares as data files do: %s', (text, expected) =>
    expect(run(text)).toMatchObject({ text: expected, codes: [] }),
  );

  it.each([['`{{x}}` and ``{{ ` }}``'], ['```js\n{{x}}\n```\nafter'], ['$a_{{x}}$ and $${{x}}$$'], ['<!-- {{x}} -->']])(
    'leaves %j alone',
    (text) => expect(run(text)).toMatchObject({ text, codes: [] }),
  );

  it('drops the backslash of an escape and keeps the braces', () => expect(run('a \\{{x}} b').text).toBe('a {{x}} b'));

  it.each([
    ['{{trails.tower.os}}', 'template/unknown-name', 'trails.tower.os'],
    ['{{trials.towr.os}}', 'template/unknown-name', 'trials.towr.os'],
    ['{{trials.tower.oss}}', 'template/unknown-name', 'trials.tower.oss'],
    ['{{#each trails}}x{{/each}}', 'template/unknown-name', 'trails'],
    ['{{#if nope}}x{{/if}}', 'template/unknown-name', 'nope'],
    ['{{#if flag}}a{{else}}{{nope}}{{/if}}', 'template/unknown-name', 'nope'],
    ['{{#unless flag}}{{nope}}{{/unless}}', 'template/unknown-name', 'nope'],
    ['{{constructor}}', 'template/unknown-name', 'constructor'],
    ['{{trials.__proto__}}', 'template/unknown-name', 'trials.__proto__'],
    ['{{fromat trials.tower.os}}', 'template/unknown-helper', 'fromat'],
    ['{{format trials.tower.os}}', 'template/helper-argument', '{{format trials.tower.os}}'],
    ['{{format trials.tower.id ".1f"}}', 'template/helper-argument', '{{format trials.tower.id ".1f"}}'],
    ['{{format}}', 'template/helper-argument', 'format'],
    ['{{> nmae}}', 'template/unknown-partial', '{{> nmae}}'],
    ['{{trials}}', 'template/not-text', '{{trials}}'],
    ['{{trials.tower}}', 'template/not-text', '{{trials.tower}}'],
    ['{{#each flag}}{{/each}}', 'template/not-a-table', 'flag'],
    ['{{trials.e1910-os5.note}}', 'template/empty-cell', '{{trials.e1910-os5.note}}'],
    ["{{count (where trials id='towr')}}", 'template/helper-argument', "(where trials id='towr')"],
    ["{{#each (where trials os='5')}}x{{/each}}", 'template/helper-argument', "(where trials os='5')"],
    ["{{#if (lt trials.e1910-os5.note 'a')}}x{{/if}}", 'template/helper-argument', "(lt trials.e1910-os5.note 'a')"],
    ["{{#if (gt '9' 10)}}x{{/if}}", 'template/helper-argument', "(gt '9' 10)"],
    ['{{#if (ge flag 1)}}x{{/if}}', 'template/helper-argument', '(ge flag 1)'],
    ['{{{flag}}}', 'template/raw', '{{{flag}}}'],
    ['a {{#if flag}} b', 'template/unclosed-block', '{{#if flag}}'],
    ['{{#each trials}}{{/if}}', 'template/wrong-close', '{{/if}}'],
    ['{{/if}}', 'template/wrong-close', '{{/if}}'],
    ['ok {{flag}} {{x', 'template/syntax', '{{x'],
    ['ok {{flag}} {{foo bar=}} z', 'template/syntax', '{{foo bar=}}'],
    ['{{* deco}}', 'template/not-supported', '{{* deco}}'],
    ['{{#if flag}}\n::: callout\n{{/if}}\n:::', 'template/crosses-container', 'if'],
  ])('reports %s as %s at %s', (text, code, at) => {
    const result = run(text);
    expect(result.codes).toEqual([code]);
    expect(result.at).toEqual([at]);
  });

  it('says nothing more of a table whose error is told', () =>
    expect(run('{{spoilt.a.b}}{{#each spoilt}}{{x}}{{/each}}').codes).toEqual([]));

  it('ends partials that call each other', () => expect(run('{{> loop}}').codes).toEqual(['template/too-deep']));

  it('gives a partial its own arguments', () => expect(run("{{> name who='Li'}}").text).toBe('Dr Li'));

  it('shows the other branch for an empty table', () =>
    expect(run('{{#each none}}x{{else}}nothing{{/each}}').text).toBe('nothing'));

  it('stays linear on hostile text', () => {
    const started = performance.now();
    run('`'.repeat(20_000) + '$ a'.repeat(20_000) + '{{flag}}'.repeat(20_000) + '<!--'.repeat(20_000));
    expect(run('{{#if flag}}'.repeat(2_000) + '{{/if}}'.repeat(2_000)).codes).toEqual(['template/too-deep']);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
