import { describe, expect, test } from 'vitest';
import { readRange, slidesInRange, wholeTalk } from '../../../src/export/slide-range.ts';

const slides = [
  { id: 'title', number: 1 },
  { id: 'backup', number: null },
  { id: 'results', number: 2 },
  { id: '2024', number: 3 },
  { id: 'end', number: 4 },
];

function idsOf(from: string | null, until: string | null): readonly string[] | string {
  const found = slidesInRange(slides, { from, until });
  return found.ok ? found.slides.map(({ id }) => id) : found.unknown;
}

describe('a range of slides', () => {
  test.each([
    ['3-7', { from: '3', until: '7' }],
    ['3', { from: '3', until: '3' }],
    ['3-', { from: '3', until: null }],
    ['-7', { from: null, until: '7' }],
    [' 3 – 7 ', { from: '3', until: '7' }],
    ['', null],
    ['-', null],
    ['intro', null],
    ['3-7-9', null],
  ])('"%s" is read', (text, range) => {
    expect(readRange(text)).toEqual(range);
  });

  test('without ends it is the whole talk', () => {
    expect(slidesInRange(slides, wholeTalk)).toEqual({ ok: true, slides });
  });

  test('numbers are those printed, what is not counted comes along, ids go first', () => {
    expect(idsOf('1', '2')).toEqual(['title', 'backup', 'results']);
    expect(idsOf('backup', null)).toEqual(['backup', 'results', '2024', 'end']);
    expect(idsOf('2024', '2024')).toEqual(['2024']);
    expect(idsOf('4', '1')).toEqual([]);
  });

  test('a slide that is not there is named', () => {
    expect(idsOf('9', null)).toBe('9');
    expect(idsOf(null, 'resluts')).toBe('resluts');
  });
});
