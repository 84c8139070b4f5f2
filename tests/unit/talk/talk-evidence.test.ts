import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { compile, type Compilation } from '../../../src/compile.ts';
import { nodeFileSystem } from '../../../src/io/node-file-system.ts';

const root = join(import.meta.dirname, '../../..');
const config = { deck: 'slides/upfront/deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };

let talk: Compilation;

beforeAll(async () => {
  const effects = { fs: nodeFileSystem(root), log: { progress() {} } };
  talk = await compile(config, effects, { notes: true, draft: false, fonts: false });
}, 60_000);

test('every number of the talk comes from data, but for five literals at most', () => {
  const { evaluated, untraced, literal, traced } = talk.evidence.numbers;
  expect(evaluated).toBeGreaterThan(300);
  expect(traced).toBeGreaterThan(200);
  expect(untraced).toBe(0);
  expect(literal).toBeLessThanOrEqual(5);
});

test('the talk states 25 claims at least, and all of them hold', () => {
  expect(talk.evidence.claims.length).toBeGreaterThanOrEqual(25);
  expect(talk.evidence.claims.filter(({ verdict }) => verdict !== 'holds')).toEqual([]);
});

test('every slide with a chart cites what it draws, or says what it is', () => {
  const bare = talk.rendered.slides
    .filter(({ charts }) => charts.length > 0)
    .filter(({ id, html }) => talk.evidence.footers.get(id)?.references.length === 0 && !html.includes('slot-source'));
  expect(bare.map(({ id }) => id)).toEqual([]);
});

test('nothing is left to complain about', () => {
  expect(talk.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
});
