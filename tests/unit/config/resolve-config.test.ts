import { describe, expect, test } from 'vitest';
import { applyLevels } from '../../../src/config/apply-levels.ts';
import { defaultOutput } from '../../../src/config/output-folder.ts';
import { resolveConfig } from '../../../src/config/resolve-config.ts';
import { locate } from '../../../src/diagnostics/locate.ts';
import { memoryView } from './memory-view.ts';

const here = '/home/me/talks';

function find(files: Record<string, string>, deck: string | null = null, root: string | null = null) {
  const view = memoryView(Object.fromEntries(Object.entries(files).map(([path, text]) => [`${here}/${path}`, text])));
  const { value, diagnostics, sources } = resolveConfig({ deck, root }, view);
  const said = locate(diagnostics, sources).map(
    (d) => `${d.file ?? '-'}:${d.line}:${d.column} ${d.code} ${d.message} | ${d.hint}`,
  );
  return { root: value?.root, deck: value?.config.deck, config: value?.config, said };
}

const settings = 'plenary.config.yaml';

describe('the deck', () => {
  test.each([
    ['a file', { 'x/talk.md': '' }, 'x/talk.md', `${here}/x`, 'talk.md'],
    ['a folder with a deck.md', { 'x/deck.md': '', [settings]: '' }, 'x', here, 'x/deck.md'],
    [
      'a folder whose settings name it',
      { [`x/${settings}`]: 'deck: y/z.md', 'x/y/z.md': '' },
      'x',
      `${here}/x`,
      'y/z.md',
    ],
    ['a folder with one talk', { 'x/slides/a/deck.md': '' }, 'x', `${here}/x/slides/a`, 'deck.md'],
    ['what the settings here name', { [settings]: 'deck: y', 'y/deck.md': '', 'deck.md': '' }, null, here, 'y/deck.md'],
    ['deck.md here', { 'deck.md': '', 'slides/a/deck.md': '' }, null, here, 'deck.md'],
    [
      'the only one in slides/',
      { 'slides/a/deck.md': '', 'slides/b/notes.md': '', [settings]: '' },
      null,
      here,
      'slides/a/deck.md',
    ],
    [
      'the nearest settings make the root',
      { [settings]: '', [`x/${settings}`]: '', 'x/y/deck.md': '' },
      'x/y',
      `${here}/x`,
      'y/deck.md',
    ],
  ] as [string, Record<string, string>, string | null, string, string][])('%s', (...[, files, asked, root, deck]) => {
    expect(find(files, asked)).toMatchObject({ root, deck, said: [] });
  });

  test('settings above the current folder name it', () => {
    const view = memoryView(
      { [`${here}/${settings}`]: 'deck: a/deck.md', [`${here}/a/deck.md`]: '' },
      `${here}/a/pictures`,
    );
    expect(resolveConfig({ deck: null, root: null }, view).value?.config.deck).toBe('a/deck.md');
  });

  test('a root that is given counts, and must hold the deck', () => {
    expect(find({ 'x/deck.md': '' }, 'x', '.')).toMatchObject({ root: here, deck: 'x/deck.md' });
    expect(find({ 'x/deck.md': '', 'y/z': '' }, 'x', 'y').said[0]).toContain('config/deck-outside-root');
    expect(find({ 'x/deck.md': '' }, 'x', 'nowhere').said[0]).toContain('config/no-such-root');
  });

  test.each([
    [{ 'talk.md': '' }, 'tlak.md', /no-such-deck .*`tlak.md` \| did you mean `talk.md`\?/],
    [{ 'talk.html': '' }, 'talk.html', /not-markdown/],
    [{ 'a.txt': '' }, null, /no-deck there is no deck in `talks`/],
    [
      { 'slides/a/deck.md': '', 'slides/b/deck.md': '' },
      null,
      /which-deck there are 2 decks here \| say which: `slides\/a\/deck.md`, `slides\/b\/deck.md`/,
    ],
  ] as [Record<string, string>, string | null, RegExp][])('none: %#', (files, deck, message) => {
    const found = find(files, deck);
    expect(found.root).toBeUndefined();
    expect(found.said).toHaveLength(1);
    expect(found.said[0]).toMatch(message);
  });
});

describe('settings', () => {
  const read = (text: string) => find({ [settings]: text, 'deck.md': '', 'facts/x': '', 'my/x': '' }, 'deck.md');

  test('are all there when nothing is said', () => {
    expect(read('').config).toEqual({ deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} });
  });

  test('give folders and levels', () => {
    const { config, said } = read(
      'data: ./facts/\ntemplates: my\nlevels:\n  load/bidi-control: off\n  load/control-character: error\n',
    );
    expect(said).toEqual([]);
    expect(config).toMatchObject({ dataFolder: 'facts', templateFolder: 'my' });
    expect({ ...config?.levels }).toEqual({ 'load/bidi-control': 'off', 'load/control-character': 'error' });
  });

  test.each([
    ['dta: x', '1:1 config/unknown-key there is no setting `dta` | did you mean `data`?'],
    ['data: fcats', '1:7 config/missing-path there is no folder `fcats` | did you mean `facts`?'],
    ['data: ../x', '1:7 config/bad-path `../x` leads out of the folder of the talk'],
    ['data: 3', '1:7 config/wrong-type `data` must be a path'],
    ['deck: other.md', '1:7 config/missing-path there is no deck `other.md`'],
    ['levels: off', '1:9 config/wrong-type `levels` must be a list'],
    [
      'levels: {load/bidi-contol: off}',
      '1:10 config/unknown-code there is no diagnostic `load/bidi-contol` | did you mean `load/bidi-control`?',
    ],
    ['levels: {load/nul: off}', '1:10 config/fixed-level `load/nul` is an error and stays one'],
    ['levels: {load/bidi-control: of}', '1:29 config/unknown-level `of` is not a level | did you mean `off`?'],
    ['levels: {load/bidi-control: {}}', '1:29 config/unknown-level `{}` is not a level'],
    ['- a', '1:1 config/wrong-type'],
    ['data: [', 'config/syntax the settings are not valid YAML'],
    ['a: &x 1\ndata: *x', 'config/syntax'],
    ['__proto__: 1', '1:1 config/unknown-key there is no setting `__proto__`'],
  ])('%s', (text, message) => {
    const { said } = read(text);
    expect(said).toHaveLength(text.startsWith('a:') ? said.length : 1);
    expect(said.join('\n')).toContain(message);
  });

  test('under another name are not read, which is said', () => {
    expect(find({ 'plenary.config.yml': 'data: x', 'deck.md': '' }, 'deck.md').said[0]).toContain('config/other-name');
  });

  test('with a fault say so even where they are why no deck was found', () => {
    expect(find({ [settings]: 'dekc: a.md' }).said).toEqual([
      expect.stringContaining('config/no-deck'),
      expect.stringContaining('config/unknown-key'),
    ]);
  });
});

test('levels change warnings, drop what is off, and leave errors alone', () => {
  const of = (code: string, severity: 'error' | 'warning') => ({
    code,
    severity,
    message: '',
    hint: null,
    span: null,
    related: [],
  });
  const all = [of('a', 'warning'), of('b', 'warning'), of('c', 'error'), of('toString', 'warning')];
  const levels = { a: 'error', b: 'off', c: 'off' } as const;
  expect(applyLevels(all, levels).map((d) => `${d.code} ${d.severity}`)).toEqual([
    'a error',
    'c error',
    'toString warning',
  ]);
});

test('the output folder is named after the talk', () => {
  expect(defaultOutput('/x/talks', { deck: 'slides/upfront/deck.md' }, false)).toBe('dist/upfront');
  expect(defaultOutput('/x/talks', { deck: 'deck.md' }, true)).toBe('dist/talks-draft');
  expect(defaultOutput('/x/talks', { deck: 'a/june.v2.md' }, false)).toBe('dist/june.v2');
  expect(defaultOutput('/x/talks', { deck: 'deck.md', variant: 'short' }, true)).toBe('dist/talks.short-draft');
});
