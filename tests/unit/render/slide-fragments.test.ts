import { expect, test } from 'vitest';
import { numberFragments } from '../../../src/render/slide/fragments.ts';
import { markClicks } from '../../../src/render/slide/note-clicks.ts';

const chart =
  '<figure class="chart" id="c" data-steps="2"><svg><g class="fragment chart-step" data-fragment-index="1"></g>' +
  '<g class="fragment fade-out chart-step chart-before" data-fragment-index="0"></g></svg></figure>';

const indices = (html: string): string[] =>
  [...numberFragments(html).matchAll(/data-fragment-index="(\d+)"/g)].map(([, index]) => String(index));

test('numbers all fragments of a slide with a stepped chart in the order in which they stand', () => {
  expect(indices(`<p class="fragment">a</p>${chart}<ul><li class="big fragment"></li></ul>`)).toEqual([
    '0',
    '2',
    '1',
    '3',
  ]);
});

test('lets a fragment with a number of its own come with the step of that number', () => {
  expect(indices(`${chart}<p class="fragment" data-fragment-index="1">a</p><p class="fragment">b</p>`)).toEqual([
    ...['1', '0', '1', '2'],
  ]);
});

test('leaves slides without such a chart as they are, and counts two charts one after the other', () => {
  expect(numberFragments('<p class="fragment">a</p>')).toBe('<p class="fragment">a</p>');
  expect(indices(chart + chart)).toEqual(['1', '0', '3', '2']);
  expect(indices(`<div class="fragment">${chart}</div>`)).toEqual(['0', '2', '1']);
});

test('marks clicks in notes, but not in code or attributes', () => {
  expect(markClicks('<p title="[click]">First. [click] Then <code>[click]</code></p>')).toBe(
    '<p title="[click]">First. <span class="note-click">click</span> Then <code>[click]</code></p>',
  );
});
