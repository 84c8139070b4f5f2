import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { locate } from '../../src/diagnostics/locate.ts';
import { served } from '../support/served-talk.ts';
import { bin, talk } from './run-plenary.ts';

const deck = `---
title: A talk
lang: en
---

## One

Some text.
`;

interface Running {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  readonly url: () => string;
}

/** Starts the command; it is ended with the test. */
async function start(cwd: string, ...words: readonly string[]): Promise<Running> {
  const child = spawn(process.execPath, [bin, 'serve', ...words], { cwd });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  await soon(() => out).toContain('http://localhost:');
  return { child, out: () => out, err: () => err, url: () => /http:\S+/.exec(out)?.[0] ?? '' };
}

/** A busy machine takes its time to compile. */
const soon = <T>(ask: () => T): ReturnType<typeof expect.poll<T>> => expect.poll(ask, { timeout: 40_000 });

describe('the command', () => {
  test('serves, follows a save, tells errors once, and ends at once', async () => {
    const folder = talk({ 'deck.md': deck });
    const { child, out, err, url } = await start(folder, '--port', '0');
    expect(await (await fetch(url())).text()).toContain('Some text.');
    await soon(out).toMatch(/\d\d:\d\d:\d\d 1 slide, \d+ ms/);
    writeFileSync(join(folder, 'deck.md'), deck.replace('Some', 'Other'));
    await soon(() => out().match(/1 slide, /g)?.length).toBe(2);
    expect(await (await fetch(url())).text()).toContain('Other text.');
    writeFileSync(join(folder, 'deck.md'), deck.replace('Some', '{{nowhere}}'));
    await soon(err).toContain('1 error');
    expect(err()).toContain('deck.md:8');
    writeFileSync(join(folder, 'deck.md'), deck);
    await soon(out).toContain('No errors any more.');
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });

  test('takes the next port where one is taken, and says so', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    const { out, url } = await start(talk({ 'deck.md': deck }), '--port', String(port));
    expect(out()).toContain(`Port ${port} is taken`);
    expect(url()).not.toContain(`:${port}/`);
  });
});

/** The status line that a raw request is answered with; the browser's own client would not send most of these. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    const end = (): void => resolve(answer.split('\r\n', 1)[0] ?? '');
    socket.on('error', end);
    socket.on('close', end);
    socket.end(text);
  });
}

function status(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path, headers, method, agent: false }, (response) => {
      response.destroy();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('hostile requests', () => {
  test('are refused or find nothing, and the server goes on', async () => {
    const { serving, folder } = await served({
      'deck.md': deck,
      '.env': 'SECRET=hunter2',
      'data/own.csv': 'a,b\n1,2\n',
      'plenary.config.yaml': 'data: data\n',
    });
    const { port } = serving;
    const host = `localhost:${port}`;
    const paths = [
      ...[
        '/deck.md',
        '/data/own.csv',
        '/plenary.config.yaml',
        '/.env',
        '/.git/config',
        '/package.json',
        folder,
        '//',
        '/.',
      ],
      ...[
        '/../deck.md',
        '/..%2fdeck.md',
        '/%2e%2e/deck.md',
        '/%252e%252e%252fdeck.md',
        '/..\\deck.md',
        '/..%5cdeck.md',
      ],
      ...['/%c0%ae%c0%ae/deck.md', '/deck.md%00.png', '/deck.md::$DATA', '/C:/Windows/win.ini', '/C:x', '//host/share'],
      ...[
        '/file:///etc/passwd',
        '/etc/passwd',
        '/assets/../deck.md',
        '/assets/..%2f..%2fetc%2fpasswd',
        '/CON',
        '/PROGRA~1',
      ],
      ...['/@fs/etc/passwd', '/deck.md?raw', '/deck.md?import&raw??', '/index.html.map', '/%', '/%zz', '/constructor'],
      ...['/__proto__', '/live/../deck.md', '/live/font-0.woff2/..', '/live/font-99.woff2', '/deck.md.', '/deck.md%20'],
    ];
    for (const path of paths) expect([path, await status(port, path, { host })]).toEqual([path, 404]);
    for (const odd of ['evil.example', `evil.example:${port}`, `2130706433:${port}`, `127.1:${port}`, 'localhost'])
      expect([odd, await status(port, '/', { host: odd })]).toEqual([odd, 403]);
    for (const origin of ['null', 'http://evil.example', `https://${host}`])
      expect([origin, await status(port, '/live/events', { host, origin })]).toEqual([origin, 403]);
    expect(await status(port, '/trace.json', { host, 'sec-fetch-site': 'cross-site' })).toBe(403);
    for (const method of ['OPTIONS', 'POST', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'TRACE'])
      expect([method, await status(port, '/', { host }, method)]).toEqual([method, 403]);
    expect(await status(port, '/', { host, upgrade: 'websocket', connection: 'Upgrade' })).toBe(200);
    expect(await status(port, `/${'a'.repeat(3000)}`, { host })).toBe(414);
    expect(await raw(port, `GET /${'a'.repeat(1_000_000)} HTTP/1.1\r\nHost: ${host}\r\n\r\n`)).toMatch(
      /^(?:HTTP\/1.1 414|$)/,
    );
    expect(await raw(port, 'GET / HTTP/1.1\r\n\r\n')).toContain('400');
    expect(await raw(port, `GET / HTTP/1.1\r\nHost: ${host}\r\nHost: evil.example\r\n\r\n`)).toMatch(/40[03]/);
    expect(
      await raw(port, `GET http://evil.example/ HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
    ).toContain('404');
    expect(await raw(port, '\u0016\u0003\u0001 no request at all')).toContain('400');
    expect(await status(port, '/', { host })).toBe(200);
  });

  test('every answer says how it may be used', async () => {
    const { serving } = await served({ 'deck.md': deck });
    for (const path of ['', 'trace.json', 'nothing', 'live/font-0.woff2']) {
      const { headers } = await fetch(serving.url + path);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
    const page = await (await fetch(serving.url)).text();
    expect(page).toContain("connect-src 'self'");
    expect(page).not.toMatch(/script-src[^;]*'(?:self|unsafe-)/);
  });

  test('a client that never ends its request is let go, and holds up nobody', async () => {
    const { serving } = await served({ 'deck.md': deck });
    const started = performance.now();
    const slow = raw(serving.port, 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ');
    const socket = connect({ port: serving.port, host: '127.0.0.1' });
    onTestFinished(() => void socket.destroy());
    const gone = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined);
    socket.resume();
    socket.write('GET / HTTP/1.1\r\nHost: ');
    expect((await fetch(serving.url)).status).toBe(200);
    await Promise.all([slow, gone]);
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  test('`--host` wants the secret once, and keeps it in a cookie', async () => {
    const { serving } = await served({ 'deck.md': deck }, { host: '127.0.0.2' });
    const { origin, searchParams } = new URL(serving.url);
    expect(searchParams.get('token')).toMatch(/^[0-9a-f]{32}$/);
    expect((await fetch(origin)).status).toBe(403);
    const welcome = await fetch(serving.url, { redirect: 'manual' });
    expect(welcome.status).toBe(303);
    const cookie = welcome.headers.get('set-cookie') ?? '';
    expect(cookie).toContain('HttpOnly; SameSite=Strict');
    const { status } = await fetch(origin, { headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect(status).toBe(200);
  });
});

test('what is served is never written into a built talk', () => {
  const read = (name: string): string => readFileSync(join(import.meta.dirname, '../../lib/page', name), 'utf8');
  expect(read('page.js')).not.toContain('EventSource');
  expect(read('live.js')).toContain('EventSource');
});

describe('a deck of another tool', () => {
  const words = 'First words.';
  test.each([
    ['reveal-md', `---\nhighlightTheme: monokai\ntitle: A\nlang: en\n---\n\n# A\n\n${words}\n`],
    ['Marp', `---\nmarp: true\ntitle: A\nlang: en\n---\n\n# A\n\n- x\n- y\n- z\n\n${words}\n`],
    ['Slidev', `---\nrouterMode: hash\ntitle: A\nlang: en\n---\n\n# A\n\n---\n\n# B\n\n${words}\n`],
    ['Pandoc', `% A\n% Someone\n\n# A\n\n. . .\n\n${words}\n`],
    ['Quarto', `---\ntitle: A\nformat: revealjs\nlang: en\n---\n\n## A\n\n${words}\n`],
  ])('of %s: an edit shows, and an error stands at its own line', async (_, deck) => {
    const { serving, updates, save } = await served({ 'deck.md': deck });
    save('deck.md', deck.replace(words, 'Other words.'));
    await soon(() => updates.at(-1)?.stage).toBe('edited');
    expect(await (await fetch(serving.url)).text()).toContain('Other words.');
    const line = deck.slice(0, deck.indexOf(words)).split('\n').length;
    save('deck.md', deck.replace(words, '![A dot](none.png)'));
    const errors = (): readonly string[] => {
      const { diagnostics = [], sources = new Map() } = updates.at(-1) ?? {};
      return locate(diagnostics, sources)
        .filter(({ severity }) => severity === 'error')
        .map((one) => `${one.file}:${one.line} ${one.code}`);
    };
    await soon(errors).toEqual([`deck.md:${line} load/missing-file`]);
  });
});
