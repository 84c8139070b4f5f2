import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { brokenTalk, called, copyOf, filesIn, head, plenary, talk, temporaryFolder } from './run-plenary.ts';

const warningTalk = { 'deck.md': `${head}## One\n\nText of a slide\n---\n\nMore\n` };

describe('init', () => {
  test('makes a talk that checks clean and builds', async () => {
    const folder = temporaryFolder();
    const made = await plenary(['init', 'my-talk'], { cwd: folder });
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out).toContain('  cd my-talk\n  plenary build\n');
    const cwd = join(folder, 'my-talk');
    const checked = await plenary(['check', '--strict', '--format', 'json'], { cwd });
    expect(checked).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(checked.out)).toMatchObject({
      diagnostics: [],
      evidence: { numbers: { untraced: 0 }, claims: { stated: 1, hold: 1 } },
    });
    const built = await plenary(['build'], { cwd });
    expect(built).toMatchObject({ code: 0, err: '' });
    expect(built.out).toMatch(
      /^Apples, week by week: 3 slides, 1 chart, [\d.]+ s\nOpen dist\/my-talk\/index.html\n +file:\/\//,
    );
    expect(readFileSync(join(cwd, 'dist/my-talk/index.html'), 'utf8')).toContain('with <span class="value"');
    expect(readFileSync(join(cwd, '.gitignore'), 'utf8')).toBe('dist/\n');
  });

  test('leaves a folder alone that holds anything', async () => {
    const cwd = talk({ 'mine/notes.txt': 'mine' });
    const { code, out, err } = await called(['init', 'mine'], { cwd });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('`mine` is not empty: it holds `notes.txt`');
    expect(Object.keys(filesIn(cwd))).toEqual(['mine/notes.txt']);
  });

  test.runIf(existsSync('/proc/self'))('says at once that a place takes no folder', async () => {
    const { code, out, err } = await called(['init', '/proc/my-talk'], { cwd: temporaryFolder() });
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toContain('cannot write');
  });

  test.each(['course', 'lightning'])('makes a %s that checks clean', async (template) => {
    const folder = temporaryFolder();
    expect(await called(['init', 'mine', '--template', template], { cwd: folder })).toMatchObject({
      code: 0,
      err: '',
    });
    const cwd = join(folder, 'mine');
    const decks = template === 'course' ? ['slides/lecture-1', 'slides/lecture-2'] : ['deck.md'];
    for (const deck of decks)
      expect(await called(['check', '--strict', deck], { cwd })).toMatchObject({ code: 0, err: '' });
  });

  test('lays schemas beside the talk that its files name', async () => {
    const folder = temporaryFolder();
    await called(['init', '.'], { cwd: folder });
    const { $schema } = JSON.parse(readFileSync(join(folder, 'data/datapackage.json'), 'utf8')) as { $schema: string };
    expect(existsSync(join(folder, 'data', $schema))).toBe(true);
    for (const file of ['plenary.config.yaml', 'data/values.yaml']) {
      const [, named = ''] = /\$schema=(\S+)/.exec(readFileSync(join(folder, file), 'utf8')) ?? [];
      expect(JSON.parse(readFileSync(join(folder, dirname(file), named), 'utf8'))).toHaveProperty('properties');
    }
  });

  const marp = '---\nmarp: true\ntitle: A\nlang: en\n---\n\n# A\n\n![A dot](pictures/dot.svg)\n\n<!-- said -->\n';
  const dot = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><circle cx="1" cy="1" r="1"/></svg>';

  test('makes a talk of a deck of another tool, with its pictures and a report', async () => {
    const cwd = talk({ 'slides.md': marp, 'pictures/dot.svg': dot });
    const { code, out } = await called(['init', '--from', 'slides.md', 'new'], { cwd });
    expect(code).toBe(0);
    expect(out).toContain('converted from Marp: 1 written otherwise, 0 dropped; see conversion.md');
    const made = Object.keys(filesIn(join(cwd, 'new'))).filter((path) => !path.startsWith('.'));
    expect(made.sort()).toEqual(['conversion.md', 'pictures/dot.svg', 'plenary.config.yaml', 'slides.md']);
    expect(readFileSync(join(cwd, 'new/slides.md'), 'utf8')).toContain('Note:\nsaid\n');
    expect(await called(['check', '--strict'], { cwd: join(cwd, 'new') })).toMatchObject({ code: 0, err: '' });
  });

  test('tells of a deck that is read as it stands what is not taken', async () => {
    const slides = `<!-- .slide: data-background-iframe="https://example.org" -->\n\n## A page\n`;
    const cwd = talk({
      'slides.md': `---\ntitle: A\nlang: en\nport: 8000\ntheme: night\nhighlightTheme: dark\n---\n\n${slides}`,
    });
    const { code, out } = await plenary(['init', '--from', 'slides.md', 'new'], { cwd });
    expect(code).toBe(0);
    expect(out).toContain('taken as it is, 1 written otherwise, 3 dropped; see conversion.md');
    const report = readFileSync(join(cwd, 'new/conversion.md'), 'utf8');
    expect(report).toContain('3 dropped, 1 changed, 0 kept.');
    expect(report).toMatch(
      /\| 9 \| `"https:\/\/example.org"` \| the page `https:\/\/example.org` is not shown behind the slide/,
    );
    expect(report).toMatch(/\| 5 \| `night` \| Reveal’s theme `night` is not shipped, `congress-dark` is taken/);
    expect((await plenary(['build'], { cwd: join(cwd, 'new') })).code).toBe(0);
  });

  test.each([
    ['of a heading', '---\nmarp: true\n---\n\n# A: "b"\n\nWords.\n', 'title: "A: \\"b\\""\n'],
    ['of the file', '---\nhighlightTheme: monokai\n---\n\n![A dot](dot.svg)\n', 'title: "My slides"\n'],
    ['of no settings', '---\nseparator: "\\n---\\n"\n---\n# A\n', 'title: "A"\n'],
  ])('gives a talk the title %s', async (_, deck, line) => {
    const cwd = talk({ 'my-slides.md': deck, 'dot.svg': dot });
    expect(await called(['init', '--from', 'my-slides.md', 'new'], { cwd })).toMatchObject({ code: 0 });
    expect(readFileSync(join(cwd, 'new/my-slides.md'), 'utf8')).toContain(line);
    expect((await called(['check'], { cwd: join(cwd, 'new') })).err).not.toMatch(/title-|missing-title|assumed-lang/);
  });

  test('writes nothing where a deck is not there, or the folder is not empty', async () => {
    const cwd = talk({ 'slides.md': marp, 'full/notes.txt': 'mine' });
    expect(await called(['init', '--from', 'none.md', 'new'], { cwd })).toMatchObject({ code: 2, out: '' });
    expect(await called(['init', '--from', 'slides.md', 'full'], { cwd })).toMatchObject({ code: 2, out: '' });
    expect(await called(['init', '--from', 'slides.md', '--template', 'talk', 'new'], { cwd })).toMatchObject({
      code: 2,
    });
    expect(Object.keys(filesIn(cwd)).sort()).toEqual(['full/notes.txt', 'slides.md']);
  });

  test('is the quick start of the repository', async () => {
    const folder = temporaryFolder();
    await called(['init', '.'], { cwd: folder });
    const made = Object.fromEntries(Object.entries(filesIn(folder)).filter(([path]) => !path.startsWith('.')));
    expect(made).toEqual(filesIn(copyOf('slides/quickstart')));
  });
});

describe('check', () => {
  test('says what is wrong on stderr, with the line and a caret, and writes nothing', async () => {
    const cwd = talk(brokenTalk);
    const { code, out, err } = await called(['check'], { cwd });
    expect({ code, out }).toEqual({ code: 1, out: 'numbers: none, not evaluated; claims: none, not evaluated\n' });
    expect(err).toContain('deck.md:13:14  error  chart/unknown-field');
    expect(err).toContain('  13 │   y: {field: crate, type: quantitative}\n     │              ^^^^^\n');
    expect(err).toContain('did you mean `crates`?');
    expect(err).toMatch(/\n1 error.* in 1 slide\n$/);
    expect(Object.keys(filesIn(cwd)).sort()).toEqual(['data/apples.csv', 'deck.md']);
  });

  test('is one JSON object on stdout for programs', async () => {
    const { code, out, err } = await called(['check', '--format', 'json'], { cwd: talk(brokenTalk) });
    expect({ code, err }).toEqual({ code: 1, err: '' });
    const { diagnostics } = JSON.parse(out) as { diagnostics: { severity: string }[] };
    expect(diagnostics.find(({ severity }) => severity === 'error')).toMatchObject({
      code: 'chart/unknown-field',
      file: 'deck.md',
      line: 13,
      column: 14,
      endLine: 13,
      endColumn: 19,
    });
  });

  test('annotates for GitHub with paths from the current folder', async () => {
    const cwd = talk({
      'talks/one/deck.md': brokenTalk['deck.md'],
      'talks/one/data/apples.csv': brokenTalk['data/apples.csv'],
    });
    const { code, out } = await called(['check', 'talks/one', '--format', 'github'], { cwd });
    expect(code).toBe(1);
    expect(out).toContain(
      '::error file=talks/one/deck.md,line=13,endLine=13,col=14,endColumn=19,title=chart/unknown-field::',
    );
  });

  test('warnings fail under --strict alone', async () => {
    const cwd = talk(warningTalk);
    expect((await called(['check'], { cwd })).code).toBe(0);
    expect((await called(['check', '--strict'], { cwd })).code).toBe(1);
  });
});

describe('build', () => {
  test('does nothing where nothing has changed, says so, and tells the same as before', async () => {
    const caches = temporaryFolder();
    const env = { XDG_CACHE_HOME: caches, LOCALAPPDATA: caches };
    const cwd = talk(warningTalk);
    const times = () => Object.keys(filesIn(cwd)).map((path) => [path, statSync(join(cwd, path)).mtimeMs]);
    const build = async (...words: string[]) => {
      const { code, out, err } = await plenary(['build', ...words], { cwd, env });
      return { code, err, unchanged: out.includes('\nNothing has changed since the last build\nOpen ') };
    };
    const first = await build();
    const before = times();
    const again = { ...first, unchanged: true };
    expect(first).toMatchObject({ code: 0, unchanged: false });
    expect(first.err).toContain('warning');
    expect(await build()).toEqual(again);
    expect(times()).toEqual(before);
    expect(await build('--no-cache')).toEqual(first);
    rmSync(join(caches, 'plenary', 'builds'), { recursive: true });
    expect(await build('--no-cache')).toEqual(first);
    expect(existsSync(join(caches, 'plenary', 'builds'))).toBe(false);
    expect(await build()).toEqual(first);
    expect(await build()).toEqual(again);
  });

  test('remembers nothing where the cache folder would be inside the talk', async () => {
    const cwd = talk(warningTalk);
    const env = { XDG_CACHE_HOME: join(cwd, 'caches'), LOCALAPPDATA: join(cwd, 'caches') };
    await plenary(['build'], { cwd, env });
    expect((await plenary(['build'], { cwd, env })).out).not.toContain('Nothing has changed');
    expect(existsSync(join(cwd, 'caches', 'plenary', 'builds'))).toBe(false);
  });

  test('with an error writes nothing and leaves the old talk', async () => {
    const cwd = copyOf('slides/quickstart');
    expect((await called(['build', '-o', 'out'], { cwd })).code).toBe(0);
    const before = filesIn(join(cwd, 'out'));
    writeFileSync(
      join(cwd, 'deck.md'),
      readFileSync(join(cwd, 'deck.md'), 'utf8').replace('field: crates', 'field: crate'),
    );
    const { code, out, err } = await called(['build', '-o', 'out'], { cwd });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('chart/unknown-field');
    expect(err).toContain('Nothing was written');
    expect(filesIn(join(cwd, 'out'))).toEqual(before);
  });

  test('writes a draft in spite of errors, in a folder of its own, and says so in its exit code', async () => {
    const cwd = talk(brokenTalk);
    const { code, out } = await called(['build', '--draft'], { cwd });
    expect(code).toBe(1);
    const [, page = ''] = /Open (\S+)/.exec(out) ?? [];
    expect(page).toMatch(/-draft\/index\.html$/);
    expect(readFileSync(join(cwd, page), 'utf8')).toContain('DRAFT');
  });

  test('holds notes only where they are asked for', async () => {
    const cwd = copyOf('slides/quickstart');
    await called(['build', '-o', 'without'], { cwd });
    await called(['build', '-o', 'with', '--notes'], { cwd });
    const words = 'references fills itself';
    expect(readFileSync(join(cwd, 'without/index.html'), 'utf8')).not.toContain(words);
    expect(readFileSync(join(cwd, 'with/index.html'), 'utf8')).toContain(words);
  });

  test('under --strict a warning keeps the talk from being written', async () => {
    const cwd = talk(warningTalk);
    expect((await called(['build', '--strict'], { cwd })).code).toBe(1);
    expect(existsSync(join(cwd, 'dist'))).toBe(false);
  });

  test('refuses a folder with files of the user', async () => {
    const cwd = copyOf('slides/quickstart', talk({ 'mine/notes.txt': 'mine' }));
    const { code } = await called(['build', '-o', 'mine'], { cwd });
    expect(code).toBe(2);
    expect(Object.keys(filesIn(join(cwd, 'mine')))).toEqual(['notes.txt']);
  });

  test('--quiet prints nothing where all is well', async () => {
    const cwd = copyOf('slides/quickstart');
    expect(await called(['build', '--quiet'], { cwd })).toEqual({ code: 0, out: '', err: '' });
  });
});

describe('spec', () => {
  const cwd = join(import.meta.dirname, '../../slides/quickstart');

  test.each(['peak', '2'])('prints the chart of slide %s with its rows', async (slide) => {
    const { code, out, err } = await called(['spec', slide], { cwd });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const spec = JSON.parse(out) as { datasets: { apples: unknown[] } };
    expect(spec).toMatchObject({ $schema: 'https://vega.github.io/schema/vega-lite/v6.json', mark: 'bar' });
    expect(spec.datasets.apples).toHaveLength(6);
  });

  test('prints the Vega spec that it compiles to', async () => {
    const { out } = await called(['spec', '.', 'peak', '--vega'], { cwd });
    expect(JSON.parse(out)).toMatchObject({ $schema: 'https://vega.github.io/schema/vega/v6.json' });
  });

  test.each([
    [['spec', 'peek'], 'did you mean `peak`?'],
    [['spec', '3', '--chart', '2'], 'slide `sources` has no chart'],
  ])('%j', async (words, message) => {
    const { code, out, err } = await called(words, { cwd });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  test('a broken chart is a diagnostic', async () => {
    const { code, out, err } = await called(['spec', '1'], { cwd: talk(brokenTalk) });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('chart/unknown-field');
  });
});

describe('describe', () => {
  test('prints an entry that datapackage.json takes', async () => {
    const cwd = join(import.meta.dirname, '../../slides/quickstart');
    const { code, out, err } = await called(['describe', 'data/apples.csv'], { cwd });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      name: 'apples',
      path: 'apples.csv',
      schema: {
        fields: [
          { name: 'id', type: 'string' },
          { name: 'week', type: 'integer' },
          { name: 'crates', type: 'integer' },
        ],
      },
    });
  });

  test('says what is wrong with a file', async () => {
    const { code, out, err } = await called(['describe', 'rows.csv'], { cwd: talk({ 'rows.csv': 'a,a\n1,2\n' }) });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('rows.csv:1:3');
  });

  test.each([
    ['book.xlsx', 'save the sheet as "CSV UTF-8"'],
    ['picture.png', 'give a CSV'],
  ])('says what to do with %s', async (name, advice) => {
    const { code, out, err } = await called(['describe', name], { cwd: talk({ [name]: 'PK' }) });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(advice);
  });

  test('an unknown file is wrong usage', async () => {
    const { code } = await called(['describe', 'nothing.csv'], { cwd: temporaryFolder() });
    expect(code).toBe(2);
  });
});

describe('time', () => {
  const timed = {
    'deck.md': `---\ntitle: A talk\nlang: en\ntime: 1m\n---\nact: All\ntime: 30s\n---\n\n## One\n\ntext\n\nNote:\nthree short words\n`,
  };

  test('lists what is planned, what notes take and the sum', async () => {
    const { code, out, err } = await called(['time'], { cwd: talk(timed) });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.replace(/ +/g, ' ')).toBe(
      'A talk planned notes counts\n\nAll 0:30\n one One 0:30 0:01 0:30\n\nSum 0:30\nSlot 1:00\n 0:30 under (50%)\n',
    );
  });

  test('prints JSON for programs', async () => {
    const { out } = await called(['time', '--json'], { cwd: talk(timed) });
    expect(JSON.parse(out)).toMatchObject({
      ...{ deck: { file: 'deck.md', title: 'A talk' }, slot: 60, seconds: 30, over: -30 },
      acts: [{ title: 'All', slides: [{ id: 'one', planned: 30, words: 3, spoken: 1, seconds: 30 }] }],
    });
  });

  test('says what hides some of the talk', async () => {
    const { code, out, err } = await called(['time'], { cwd: talk(brokenTalk) });
    expect(code).toBe(1);
    expect(out).toContain('Neither time nor notes, not counted: one');
    expect(err).toContain('crate');
  });
});
