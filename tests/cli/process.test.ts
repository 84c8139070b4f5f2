import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bin, brokenTalk, copyOf, filesIn, head, plenary, talk } from './run-plenary.ts';

const isPosix = process.platform !== 'win32';

/** A talk that takes some seconds to build. */
function longTalk(): string {
  const chart =
    '```vega-lite\ndata: {values: [{a: 1, b: 2}]}\nmark: point\nencoding: {x: {field: a}, y: {field: b}}\n```\n';
  const slides = Array.from({ length: 300 }, (_, i) => `## Slide ${i}\n\n${chart}`).join('\n---\n\n');
  return talk({ 'deck.md': `${head}${slides}` });
}

describe('signals', () => {
  test.skipIf(!isPosix).each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends a build at once, with code %i and no talk', async (name, code) => {
    const cwd = longTalk();
    const run = await plenary(['build', '-o', 'out'], { cwd, signal: name });
    expect(run).toEqual({ code, out: '', err: '' });
    expect(existsSync(join(cwd, 'out/index.html'))).toBe(false);
  });
});

describe('pipes and colours', () => {
  test.skipIf(!isPosix)('a reader that goes away is no fault', () => {
    const warnings = Array.from({ length: 400 }, (_, i) => `## ${i}\n\n{{nothing${i}}}\n`).join('\n---\n\n');
    const cwd = talk({ 'deck.md': `${head}${warnings}` });
    const line = `"${process.execPath}" "${bin}" check --format json 2>err.txt | head -c 20; echo " \${PIPESTATUS[0]}"`;
    const out = execFileSync('bash', ['-c', line], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    expect(out).toBe('{"diagnostics":[{"co 1\n');
    expect(filesIn(cwd)['err.txt']).toBe('');
  });

  test('no colours in a pipe, nor where they are not wanted', async () => {
    const cwd = talk(brokenTalk);
    const escape = '\u001B[';
    expect((await plenary(['check'], { cwd })).err).not.toContain(escape);
    expect((await plenary(['check'], { cwd, env: { FORCE_COLOR: '1' } })).err).toContain(escape);
    expect((await plenary(['check'], { cwd, env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).err).not.toContain(escape);
  });

  test('--quiet and --format json leave one JSON object and nothing else', async () => {
    const { out, err } = await plenary(['build', '--quiet', '--format', 'json'], { cwd: talk(brokenTalk) });
    expect(out).toBe('');
    expect(Object.keys(JSON.parse(err) as object)).toEqual(['diagnostics']);
  });
});

describe('the same input gives the same bytes', () => {
  const dates = {
    'deck.md': `${head}## Days\n\n\`\`\`vega-lite\ndata: {name: days}\nmark: line\nencoding:\n  x: {field: day, type: temporal}\n  y: {field: n, type: quantitative}\n\`\`\`\n\n{{#each days}}{{day}} {{/each}}\n`,
    'data/days.csv': 'day,n\n2024-03-30,1\n2024-03-31,4\n2024-04-01,2\n2024-10-27,3\n',
  };
  const first = { TZ: 'UTC', LANG: 'en_US.UTF-8' };
  const others = [
    { TZ: 'Pacific/Kiritimati', LANG: 'en_US.UTF-8' },
    { TZ: 'UTC', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    { TZ: 'America/St_Johns', LANG: 'C', LC_ALL: 'C' },
  ];

  async function built(
    cwd: string,
    env: Readonly<Record<string, string>>,
    deck: readonly string[] = [],
  ): Promise<object> {
    const { code, err } = await plenary(['build', ...deck, '--notes', '--no-cache', '-o', 'out'], { cwd, env });
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
    return filesIn(join(cwd, 'out'));
  }

  test('a chart over time, in other zones, locales and folders', async () => {
    const expected = await built(talk(dates), first);
    for (const env of others) expect(await built(talk(dates), env)).toEqual(expected);
  });

  test('the flagship talk, in two zones, locales and folders', { timeout: 180_000 }, async () => {
    const make = (): string => {
      const folder = copyOf('slides', join(talk({ 'empty.txt': '' }), 'slides'));
      copyOf('data', join(folder, '../data'));
      copyOf('plenary.config.yaml', join(folder, '../plenary.config.yaml'));
      return join(folder, '..');
    };
    const expected = await built(make(), first, ['slides/upfront']);
    expect(await built(make(), others[2] ?? {}, ['slides/upfront'])).toEqual(expected);
  });
});
