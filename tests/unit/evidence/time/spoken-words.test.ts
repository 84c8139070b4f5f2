import { describe, expect, test } from 'vitest';
import { secondsFor, spokenWords } from '../../../../src/evidence/time/spoken-words.ts';

describe('words of notes', () => {
  test.each([
    ['<p>Start with the distance.</p>', 4],
    ['<p>82.4&nbsp;% against 62.5%, that is all</p>', 6],
    ['<p>twenty-two do<em>n’t</em> and don&#39;t</p>', 4],
    ['<ul><li>one</li><li>two</li></ul>', 2],
    ['<p>one<br>two — three/four … –</p>', 4],
    ['<p>said <span class="note-click">click</span> then</p>', 2],
    ['<pre><code>let x = 1;</code></pre><p>see \uFDD0c0\uFDD1 this</p>', 2],
    ['<p>治癒率は八十パーセント</p>', 6],
    ['', 0],
  ])('%s are %d', (html, words) => expect(spokenWords(html)).toBe(words));

  test('take a minute where they are 130', () =>
    expect([secondsFor(130), secondsFor(65), secondsFor(1)]).toEqual([60, 30, 0]));
});
