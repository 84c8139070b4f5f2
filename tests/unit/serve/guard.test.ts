import { describe, expect, test } from 'vitest';
import { judge, type RequestFacts } from '../../../src/serve/guard.ts';
import { doorsFor, hostsAt } from '../../../src/serve/admission.ts';

const facts: RequestFacts = {
  method: 'GET',
  url: '/',
  host: 'localhost:7536',
  origin: undefined,
  site: undefined,
  mode: undefined,
  dest: undefined,
  cookie: undefined,
};
const here = { hosts: hostsAt(doorsFor(null), 7536), token: null };
const token = '0123456789abcdef0123456789abcdef';
const open = { hosts: new Set(['192.168.1.20:7536']), token };

describe('on this machine alone', () => {
  test.each(['localhost:7536', '127.0.0.1:7536', '[::1]:7536', 'LOCALHOST:7536'])('%s is known', (host) => {
    expect(judge({ ...facts, host }, here)).toBe('answer');
  });

  test.each([
    'evil.example',
    'evil.example:7536',
    'localhost',
    'localhost:80',
    'localhost.:7536',
    '2130706433:7536',
    '127.1:7536',
    '0x7f.1:7536',
    '[::ffff:127.0.0.1]:7536',
    'localhost:7536@evil.example',
    '',
  ])('%s is not', (host) => {
    expect(judge({ ...facts, host }, here)).toBe(403);
  });

  test.each([
    { host: undefined },
    { origin: 'null' },
    { origin: 'http://evil.example' },
    { origin: 'https://localhost:7536' },
    { origin: 'http://localhost:8080' },
    { site: 'cross-site' },
    { site: 'same-site', mode: 'cors' },
    { site: 'cross-site', mode: 'navigate', dest: 'iframe' },
    { site: 'cross-site', mode: 'navigate', dest: 'document', url: '/live/events' },
    { method: 'OPTIONS' },
    { method: 'POST' },
    { method: 'PUT' },
    { method: 'CONNECT' },
    { method: 'TRACE' },
  ])('%j is refused', (odd) => {
    expect(judge({ ...facts, ...odd }, here)).toBe(403);
  });

  test.each([
    { origin: 'http://localhost:7536' },
    { site: 'same-origin' },
    { site: 'none', mode: 'navigate', dest: 'document' },
    { site: 'cross-site', mode: 'navigate', dest: 'document' },
    { method: 'HEAD' },
    { url: '/?print-pdf' },
  ])('%j is answered', (fine) => {
    expect(judge({ ...facts, ...fine }, here)).toBe('answer');
  });

  test('a long address is not looked at', () => {
    expect(judge({ ...facts, url: `/${'a'.repeat(2048)}` }, here)).toBe(414);
  });
});

describe('open to other machines', () => {
  const host = '192.168.1.20:7536';

  test('the address with the secret is welcome, and its cookie from then on', () => {
    expect(judge({ ...facts, host, url: `/?token=${token}` }, open)).toBe('welcome');
    expect(judge({ ...facts, host, cookie: `a=b; plenary=${token}` }, open)).toBe('answer');
  });

  test.each([
    {},
    { url: '/?token=' },
    { url: `/?token=${token}0` },
    { url: `/?token=${token.slice(1)}` },
    { url: `/trace.json?token=${token}` },
    { cookie: 'plenary=' },
    { cookie: `xplenary=${token}` },
  ])('%j is not', (odd) => {
    expect(judge({ ...facts, host, ...odd }, open)).toBe(403);
  });

  test('what is asked for by name is listened at; everywhere has the names of this machine', () => {
    expect(doorsFor('localhost').token).toBeNull();
    expect(doorsFor('192.168.1.20')).toMatchObject({ addresses: ['192.168.1.20'], names: ['192.168.1.20'] });
    expect(doorsFor('0.0.0.0').names).toContain('127.0.0.1');
    expect(doorsFor('0.0.0.0').token).toMatch(/^[0-9a-f]{32}$/);
  });
});
