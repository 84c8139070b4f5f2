import { describe, expect, test } from 'vitest';
import { cssFaults } from '../../../src/load/css-faults.ts';
import { loadTemplates } from '../../../src/load/load-templates.ts';
import { loadThemes } from '../../../src/load/load-themes.ts';
import { memoryFileSystem } from '../../support/memory-file-system.ts';

describe('a style sheet that would fetch', () => {
  test.each([
    ['import', '@import "x.css";'],
    ['import', '@IMPORT url(x.css);'],
    ['import', '@\\69mport "x.css";'],
    ['import', 'a{content:"/*"} @import "x"; b{content:"*/"}'],
    ['import', 'a{b:url(data:image/png,/*)} @import "x"; c{d:url(data:image/png,*/)}'],
    ['import', "a{content:'\n@import 'x';'}"],
    ['url', 'a{b:url(https://evil.example/x)}'],
    ['url', 'a{b:URL( "//evil.example/x" )}'],
    ['url', 'a{b:u\\72l(x.png)}'],
    ['url', 'a{b:url(pictures/x.png)}'],
    ['url', 'a{b:url(data:text/html,x)}'],
    ['url', 'a{b:url("data:image/svg+xml,<svg/>")}'],
    ['url', 'a{b:image-set("https://evil.example/x" 1x)}'],
    ['url', '@font-face{src:url(x.woff2)}'],
    ['end-tag', 'a{}</style><script>'],
  ])('%s: %s', (kind, css) => {
    expect(cssFaults(css).map((fault) => fault.kind)).toContain(kind);
  });

  test.each([
    'a{color:red}',
    '/* @import "x"; url(x) </style> */ a{}',
    'a{content:"/*"} b{}',
    'a{fill:url(#g)} b{fill:url("#g")}',
    'a{b:url(data:image/png;base64,AAAA)} @font-face{src:url("data:font/woff2;base64,AA")}',
    '.sm\\:w{width:calc(1px)} a > b{}',
  ])('and one that would not: %s', (css) => {
    expect(cssFaults(css)).toEqual([]);
  });

  test('is named at its place', () => {
    const css = '/* é */ a{b:u\\72l(x.png)}';
    expect(cssFaults(css)).toEqual([{ kind: 'url', text: 'u\\72l(x.png)', start: 12, end: 24 }]);
  });
});

describe('themes', () => {
  const load = (files: Record<string, string>) => loadThemes('templates', memoryFileSystem(files));

  test('the shipped ones are there, a style sheet and settings for charts each', async () => {
    const { value, diagnostics } = await load({});
    expect(diagnostics).toEqual([]);
    for (const name of ['congress', 'congress-dark']) {
      expect(value.all.get(name)?.css).toContain('{');
      expect(Object.keys(value.all.get(name)?.chart ?? {})).not.toEqual([]);
    }
  });

  test("a user's file lies over the shipped one of its name; what is left out comes from congress", async () => {
    const { value } = await load({
      'templates/themes/congress.css': 'a{}',
      'templates/themes/mine.json': '{"bar":{}}',
    });
    expect(value.all.get('congress')?.css).toBe('a{}');
    expect(value.all.get('congress')?.chart).not.toEqual({});
    expect(value.all.get('mine')).toMatchObject({ name: 'mine', css: 'a{}', chart: { bar: {} } });
    expect(value.own.map((file) => file.path)).toEqual(['templates/themes/congress.css', 'templates/themes/mine.json']);
  });

  test('a faulty file is an error at its place and is left out', async () => {
    const { value, diagnostics } = await load({
      'templates/themes/congress.css': 'a{b:url(x.png)}',
      'templates/themes/congress.json': '{"bar": {',
      'templates/themes/list.json': '[]',
    });
    expect(diagnostics.map((d) => d.code)).toEqual(['load/theme-css', 'load/theme-chart', 'load/theme-chart']);
    expect(diagnostics[0]?.span).toEqual({ file: 'templates/themes/congress.css', start: 4, end: 14 });
    expect(value.all.get('congress')?.css).not.toContain('x.png');
  });
});

test("a user's layout lies over the shipped one of its name", async () => {
  const { value } = await loadTemplates(
    'my',
    memoryFileSystem({ 'my/layouts/chart.hbs': 'mine', 'my/partials/logo.hbs': 'logo' }),
  );
  expect(value.all.get('layouts/chart')).toEqual({ path: 'my/layouts/chart.hbs', text: 'mine' });
  expect(value.all.get('partials/logo')?.text).toBe('logo');
  expect(value.all.get('layouts/content')?.path).toBe('plenary:templates/layouts/content.hbs');
  expect(value.own).toHaveLength(2);
});
