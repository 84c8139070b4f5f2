import { describe, expect, test } from 'vitest';
import { reportBug } from '../../../src/cli/bug.ts';
import { report } from '../../../src/cli/report.ts';
import type { Terminal } from '../../../src/cli/terminal.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';

interface Recorded {
  readonly terminal: Terminal;
  readonly out: () => string;
  readonly err: () => string;
}

function recorder(cwd = '/talks'): Recorded {
  const written = { out: '', err: '' };
  const output = (name: 'out' | 'err') => ({
    write: (text: string) => {
      written[name] += text;
    },
    colour: false,
    columns: null,
  });
  const terminal = { out: output('out'), err: output('err'), cwd };
  return { terminal, out: () => written.out, err: () => written.err };
}

const deck = { path: 'deck.md', text: 'one' };
const diagnostic: Diagnostic = {
  code: 'a/b',
  severity: 'error',
  message: 'm',
  hint: null,
  span: { file: 'deck.md', start: 0, end: 3 },
  related: [],
};
const findings = { diagnostics: [diagnostic], sources: new Map([['deck.md', deck]]), slideCount: null };

describe('a report', () => {
  test.each([
    ['/talks', '/talks', 'deck.md:1:1'],
    ['/talks/mine', '/talks', 'mine/deck.md:1:1'],
    ['/talks', '/talks/mine/data', '../../deck.md:1:1'],
  ])('of a talk in %s names paths that open from %s', (root, cwd, place) => {
    const { terminal, err } = recorder(cwd);
    report({ ...findings, root }, { format: 'text' }, terminal);
    expect(err().split('  ')[0]).toBe(place);
  });

  test('for programs goes to stdout only where it is the result', () => {
    const asResult = recorder();
    report(findings, { format: 'json', resultIsReport: true }, asResult.terminal);
    expect([asResult.out() !== '', asResult.err()]).toEqual([true, '']);
    const beside = recorder();
    report(findings, { format: 'json' }, beside.terminal);
    expect([beside.out(), beside.err() !== '']).toEqual(['', true]);
  });
});

describe('a bug of ours', () => {
  const error = new TypeError('x is not a function\nmore');

  test('is one paragraph with the version, and exit code 70', () => {
    const { terminal, err } = recorder();
    expect(reportBug(error, ['build'], terminal)).toBe(70);
    expect(err()).toMatch(/a bug in Plenary \d+\.\d+\.\d+, not in your deck: TypeError: x is not a function\n/);
    expect(err()).not.toContain('    at ');
  });

  test('shows the place in our code under --debug', () => {
    const { terminal, err } = recorder();
    reportBug(error, ['build', '--debug'], terminal);
    expect(err()).toContain('report.test.ts');
  });

  test('is JSON where JSON is asked for', () => {
    const { terminal, err } = recorder();
    reportBug('thrown text', ['check', '--format=json'], terminal);
    expect(JSON.parse(err())).toMatchObject({ diagnostics: [{ code: 'cli/bug', severity: 'error' }] });
  });
});
