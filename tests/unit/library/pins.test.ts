import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fileVersions } from '../../../src/io/git-history.ts';
import { pinnedTexts } from '../../../src/io/pinned-texts.ts';
import { findPinned, slideText } from '../../../src/library/pins/find-text.ts';
import { aroundChanges, lineDiff } from '../../../src/library/pins/line-diff.ts';
import { slideTexts } from '../../../src/parse/slide-texts.ts';
import { pinOf } from '../../../src/util/slide-pin.ts';

const source = {
  path: 'acts.md',
  text: '---\nid: one\n---\n\n## One\n\ntext\n\n---\n\n## Two\n\nNote:\nsay\n\n---\nsrc: ./more.md\n---\n',
};

test('slides of a file have their ids and the texts that pins are made of', () => {
  const texts = slideTexts(source);
  expect(texts.map(({ id }) => id)).toEqual(['one', 'two', null]);
  expect(slideText(source, 'two')?.trim()).toBe('## Two\n\nNote:\nsay');
  const [one, two] = texts.map(({ text }) => text) as [string, string];
  expect(findPinned(source, pinOf([two]).slice(0, 7), 1)).toBe(two.trim());
  expect(findPinned(source, pinOf([one, two]), 2)).toBe(`${one.trim()}\n---\n${two.trim()}`);
  expect(findPinned(source, '0000000', 1)).toBeNull();
});

test('two texts are compared line by line, with the lines around what changed', () => {
  const old = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].join('\n');
  const lines = lineDiff(old, old.replace('g', 'G').replace('a\n', ''));
  expect(lines.map(({ kind, text }) => `${{ same: ' ', old: '-', new: '+' }[kind]}${text}`)).toEqual([
    ...['-a', ' b', ' c', ' d', ' e', ' f', '-g', '+G'],
  ]);
  expect(aroundChanges(lines, 1).map((line) => line?.text ?? '…')).toEqual(['a', 'b', '…', 'f', 'g', 'G']);
  expect(aroundChanges(lineDiff(old, old))).toEqual([null]);
});

test('a kept text is found by the beginning of its pin, and only as it was kept', () => {
  const cache = folder();
  const { find, keep } = pinnedTexts(cache);
  expect(find('0123456')).toBeNull();
  keep('## One');
  const pin = pinOf(['## One']);
  expect(find(pin.slice(0, 7))).toBe('## One');
  writeFileSync(join(cache, 'pins', `${pin}.md`), '## Another one');
  expect(find(pin)).toBeNull();
});

test('versions of a file come from the history of git, across another name; none where there is no history', () => {
  const home = folder();
  const git = (...words: readonly string[]): number | null =>
    spawnSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false', ...words], {
      cwd: home,
    }).status;
  expect([...fileVersions(join(home, 'acts', 'one.md'))]).toEqual([]);
  if (git('init', '-q') !== 0) return;
  mkdirSync(join(home, 'acts'));
  const commit = (text: string): void => {
    writeFileSync(join(home, 'acts', 'one.md'), text);
    git('add', '-A');
    git('commit', '-q', '-m', text.slice(0, 4));
  };
  commit('first\nline of many words\nand another\n');
  commit('second\nline of many words\nand another\n');
  renameSync(join(home, 'acts', 'one.md'), join(home, 'acts', 'ün.md'));
  git('add', '-A');
  git('commit', '-q', '-m', 'renamed');
  const versions = [...fileVersions(join(home, 'acts', 'ün.md'))];
  const firsts = versions.map(({ bytes }) => new TextDecoder().decode(bytes).split('\n')[0]);
  expect(firsts).toEqual(['second', 'second', 'first']);
  expect(versions[0]?.commit).toMatch(/^[0-9a-f]{10}$/);
  expect(versions[0]?.date).toMatch(/^\d{4}-\d\d-\d\d$/);
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'plenary-pins-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}
