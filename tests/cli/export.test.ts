import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { brokenTalk, called, filesIn, head, talk } from './run-plenary.ts';

const small = { 'deck.md': `${head}## One\n\nApples\n` };

/** Something that can be run, and never is: what is wrong is told before a browser is started. */
const someBrowser = ['--browser', process.execPath, '--chrome-no-sandbox'];

test('help names the kinds that there are, with examples', async () => {
  const { code, out } = await called(['export', '--help'], { cwd: import.meta.dirname });
  expect(code).toBe(0);
  expect(out).toMatch(/-t, --to <kind>[\s\S]*"pdf"/);
  expect(out).toContain('Examples:\n  plenary export');
});

describe('wrong usage', () => {
  test.each([
    [[], 'required option `-t, --to <kind>` not specified', ''],
    [['--to', 'docx'], '`docx` is invalid', 'pdf'],
    [['--to', 'pdf', '--sheet'], '`--sheet` is nothing for pdf', 'it is for png'],
    [['--to', 'bundle', '--range', '3-7'], '`--range` is nothing for bundle', 'name them as a variant'],
    [['--to', 'bundle', '--until', 'end'], '`--until` is nothing for bundle', '--variant short'],
    [['--to', 'pptx', '--appendix'], '`--appendix` is nothing for pptx', 'its notes list the sources'],
    [['--to', 'pdf', '--range', 'one'], '`one` is no range', '--from'],
    [['--to', 'pdf', '-o', 'deck.md'], '`deck.md` is no name for this export', '-o talk.pdf'],
    [['--to', 'png', '--scale', '99'], '`99` is invalid', ''],
  ])('%j', async (words, message, hint) => {
    const cwd = talk(small);
    const before = filesIn(cwd);
    const { code, out, err } = await called(['export', ...words], { cwd });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err).toContain(hint);
    expect(filesIn(cwd)).toEqual(before);
  });

  test('a slide that is not there', async () => {
    const cwd = talk(small);
    const { code, err } = await called(['export', '--to', 'pdf', '--from', 'tow', ...someBrowser], { cwd });
    expect(code).toBe(2);
    expect(err).toContain('no slide `tow` in a deck of 1');
  });

  test('a moment that is none', async () => {
    const env = { SOURCE_DATE_EPOCH: 'yesterday' };
    const { code, err } = await called(['export', '--to', 'pdf'], { cwd: talk(small), env });
    expect(code).toBe(2);
    expect(err).toContain('`SOURCE_DATE_EPOCH` is no number of seconds');
  });
});

test('a talk with errors is not exported, and the old file stays', async () => {
  const cwd = talk(brokenTalk);
  writeFileSync(join(cwd, 'talk.pdf'), 'the old one');
  const { code, out, err } = await called(['export', '--to', 'pdf', '-o', 'talk.pdf', ...someBrowser], { cwd });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('crate');
  expect(err).toContain('Nothing was written.');
  expect(readFileSync(join(cwd, 'talk.pdf'), 'utf8')).toBe('the old one');
});

describe('without a browser', () => {
  test.each([
    [{ CHROME_PATH: '/nowhere/chrome' }, 'there is no browser at `/nowhere/chrome`, which `CHROME_PATH` names'],
    [{ PLENARY_BROWSER: '/nowhere/edge' }, 'which `PLENARY_BROWSER` names'],
  ])('%j', async (env, message) => {
    const cwd = talk(small);
    const { code, out, err } = await called(['export', '--to', 'pdf'], { cwd, env });
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toContain(message);
    expect(err).toContain('to install one: `');
    expect(readdirSync(cwd)).toEqual(['deck.md']);
  });

  test('or with one that is none', async () => {
    const cwd = talk(small);
    const { code, err } = await called(['export', '--to', 'pdf', ...someBrowser], { cwd });
    expect(code).toBe(3);
    expect(err).toContain('io/browser-failed');
    expect(readdirSync(cwd)).toEqual(['deck.md']);
  });
});

test.runIf(process.getuid?.() === 0)('root is told what runs without a sandbox', async () => {
  const words = ['export', '--to', 'pdf', '--browser', process.execPath];
  const { code, err } = await called(words, { cwd: talk(small) });
  expect(code).toBe(3);
  expect(err).toContain('--chrome-no-sandbox');
});
