import { expect, test } from 'vitest';
import { momentOf, yearAxis } from '../../../../../src/expand/charts/kinds/timeline/dates.ts';
import type { TimelineEvent } from '../../../../../src/expand/charts/kinds/timeline/events.ts';
import { placeLabels, timelineStyles } from '../../../../../src/expand/charts/kinds/timeline/place.ts';
import { textWidth } from '../../../../../src/util/text-width.ts';

const style = timelineStyles[2] as (typeof timelineStyles)[number];

function eventAt(year: number, label: string): TimelineEvent {
  return { label, at: { year, text: String(year) }, until: null, group: '', lane: '', row: 0 };
}

test.each([
  [[2010, 2010.01, 2010.02, 2010.03]],
  [[2000, 2005, 2005.2, 2006, 2019, 2019.9, 2020]],
  [[2000, 2000, 2020, 2020]],
])('labels keep clear of each other: %j', (years) => {
  const across = (year: number): number => 40 + ((year - 2000) / 20) * 1080;
  const room = { left: 0, right: 1160, top: 0, over: 230, under: 262, bottom: 492 };
  const events = years.map((year) => eventAt(year, 'An event of some length'));
  const placed = placeLabels(events, room, { across, times: true, style });
  const boxes = (placed ?? []).map(({ lines, align }) => {
    const widths = lines.map(({ text, isTime }) =>
      textWidth(text, isTime ? style.time : style.label, isTime ? 700 : 400),
    );
    const width = Math.max(...widths);
    const x = lines[0]?.x ?? 0;
    const left = align === 'left' ? x : align === 'center' ? x - width / 2 : x - width;
    const ys = lines.map(({ y }) => y);
    return { left, right: left + width, top: Math.min(...ys) - 11, bottom: Math.max(...ys) + 11 };
  });
  expect(boxes).toHaveLength(years.length);
  for (const [i, a] of boxes.entries()) {
    expect(a.left).toBeGreaterThanOrEqual(-1);
    expect(a.right).toBeLessThanOrEqual(1161);
    for (const b of boxes.slice(i + 1)) {
      expect(a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top).toBe(true);
    }
  }
});

test('a date is a part of its year, and is written in the language of the talk', () => {
  expect(momentOf('2014-07-02', 'en')).toEqual({ year: 2014 + 182 / 365, text: 'Jul 2014' });
  expect(momentOf('2014-07-02', 'de')?.text).toBe('Juli 2014');
  expect(momentOf('2014-07-02', 'sv')?.text).toBe('2014-07');
  expect(momentOf('2014', 'en')).toEqual({ year: 2014, text: '2014' });
  expect(momentOf('2014-13-02', 'en')).toBeNull();
  expect(momentOf('soon', 'en')).toBeNull();
});

test('ticks are years that fit', () => {
  const axis = yearAxis([1975, 2025], 15, { domain: null, step: null });
  expect([axis.from, axis.to, axis.ticks.length]).toEqual([1975, 2025, 11]);
  expect(yearAxis([2014, 2014], 15, { domain: null, step: null }).ticks).toEqual([2014, 2015]);
});
