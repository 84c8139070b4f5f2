import { describe, expect, it } from 'vitest';
import { replaceChartFences } from '../../../src/expand/chart-fences.ts';
import { expandLayout, type LayoutRequest } from '../../../src/expand/layout.ts';
import type { Surroundings } from '../../../src/expand/templates/evaluate.ts';
import { scalar } from '../../../src/expand/templates/value.ts';
import type { ResolvedChart } from '../../../src/model/chart.ts';
import type { SourceFile } from '../../../src/model/text.ts';
import { concatMapped, mappedSource, sliceMapped, spanAt } from '../../../src/util/mapped-text.ts';
import { token } from '../../../src/util/tokens.ts';

const span = { file: 'deck.md', start: 0, end: 5 };
const deck = { kind: 'record', fields: new Map([['title', scalar('A <b> & c')]]) } as const;
const scope = { self: { kind: 'record', fields: new Map([['deck', deck]]) } as const, names: new Map(), parent: null };
const files = (all: Record<string, string>): Map<string, { path: string; text: string }> =>
  new Map(Object.entries(all).map(([name, text]) => [name, { path: `templates/${name}.hbs`, text }]));

const around: Surroundings = {
  partials: new Map(),
  tables: { known: [], broken: new Set() },
  inserts: new Map(),
  context: {
    lang: 'en',
    references: { byKey: new Map(), broken: new Set() },
    values: { named: new Map(), estimates: new Map(), broken: new Set() },
  },
  show: (value) => `[${String(value.value)}]`,
  report: () => {},
};
const layOut = (request: LayoutRequest, templates: ReadonlyMap<string, SourceFile>): ReturnType<typeof expandLayout> =>
  expandLayout(request, templates, around);

describe('expandLayout', () => {
  it('lists the slots with their sizes and leaves a token for each', () => {
    const { value, diagnostics } = layOut(
      { name: 'chart', span, scope },
      files({ 'layouts/chart': '<div>{{slot "title" required=true}}{{slot "main" width=1168 height=480}}</div>' }),
    );
    expect(diagnostics).toEqual([]);
    expect(value.html).toBe(`<div>${token('slot', 'title')}${token('slot', 'main')}</div>`);
    expect(value.slots.map((s) => [s.name, s.required, s.width, s.height])).toEqual([
      ['title', true, 1168, 500],
      ['main', false, 1168, 480],
    ]);
  });

  it('escapes the settings that a layout shows', () => {
    expect(layOut({ name: 'x', span, scope }, files({ 'layouts/x': '{{deck.title}}' })).value.html).toBe(
      'A &lt;b&gt; &amp; c',
    );
  });

  it('falls back to plain content, with the nearest name', () => {
    const { value, diagnostics } = layOut(
      { name: 'chrat', span, scope },
      files({ 'layouts/chart': '', 'layouts/content': 'c' }),
    );
    expect(value.html).toBe('c');
    expect(diagnostics.map((d) => [d.code, d.hint])).toEqual([['template/unknown-layout', 'did you mean `chart`?']]);
  });
});

describe('replaceChartFences', () => {
  it('keeps the indentation and quote marks that the closing line needs', () => {
    const text = 'a\n\n> ```vega-lite\n> mark: bar\n> ```\n\nb';
    const start = text.indexOf('```');
    const chart = { parsed: { span: { file: 'deck.md', start, end: text.lastIndexOf('```') + 3 } } } as ResolvedChart;
    const replaced = replaceChartFences(mappedSource({ path: 'deck.md', text }), [chart]);
    expect(replaced.text).toBe('a\n\n> ```plenary-chart 0\n> ```\n\nb');
    const b = replaced.text.indexOf('b');
    expect(spanAt(replaced, b, b + 1)).toEqual({ file: 'deck.md', start: text.length - 1, end: text.length });
  });
});

describe('mapped text', () => {
  it('maps every character of slices and joins back to where it was written', () => {
    const source = mappedSource({ path: 'a', text: 'abcdef' });
    const joined = concatMapped([sliceMapped(source, 4), sliceMapped(source, 1, 3)]);
    expect(joined.text).toBe('efbc');
    expect([0, 1, 2, 3].map((i) => spanAt(joined, i, i + 1)?.start)).toEqual([4, 5, 1, 2]);
    expect(spanAt(sliceMapped(joined, 1), 1, 2)?.start).toBe(1);
  });
});
