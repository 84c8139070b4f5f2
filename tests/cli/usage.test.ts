import { describe, expect, test } from 'vitest';
import { called, plenary, temporaryFolder } from './run-plenary.ts';

const cwd = import.meta.dirname;

test('--version and --help are results', async () => {
  const version = await plenary(['--version'], { cwd });
  expect(version).toMatchObject({ code: 0, err: '' });
  expect(version.out).toMatch(/^\d+\.\d+\.\d+\n$/);
  const help = await plenary(['--help'], { cwd });
  expect(help).toMatchObject({ code: 0, err: '' });
});

test.each(['build', 'check', 'spec', 'init', 'describe'])(
  '%s --help has examples and the common options',
  async (name) => {
    const { code, out, err } = await called([name, '--help'], { cwd });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Examples:\n  plenary');
    expect(out).toContain('--format');
  },
);

test('no command: the help, as an error', async () => {
  const { code, out, err } = await called([], { cwd });
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('Usage: plenary');
});

describe('wrong usage', () => {
  test.each([
    [['biuld'], 'unknown command `biuld`', 'did you mean `build`?'],
    [['build', '--noets'], 'unknown option `--noets`', 'did you mean `--notes`?'],
    [['check', '--format', 'xml'], '`xml` is invalid', 'text, json, github'],
    [['check', 'a', 'b'], 'too many arguments', ''],
    [['init'], 'missing required argument `DIR`', ''],
    [['spec'], 'no slide is named', 'plenary spec [DECK] SLIDE'],
    [['build', 'nowhere.md'], 'there is no file or folder `nowhere.md`', ''],
  ])('%j', async (words, message, hint) => {
    const { code, out, err } = await called(words, { cwd });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err).toContain(hint);
    expect(err).not.toMatch(/^\s+at /m);
  });

  test('is JSON where JSON is asked for', async () => {
    const { code, err } = await called(['build', '--format', 'json', '--noets'], { cwd });
    expect(code).toBe(2);
    expect(JSON.parse(err)).toMatchObject({ diagnostics: [{ code: 'cli/usage', file: null, line: null }] });
  });

  test('a folder without a deck says what to do', async () => {
    const { code, err } = await called(['build'], { cwd: temporaryFolder() });
    expect(code).toBe(2);
    expect(err).toContain('plenary init');
  });
});
