import { describe, expect, it } from 'vitest';
import { takeNotes } from '../../../src/util/notes-html.ts';

describe('notes in the HTML of a slide', () => {
  const notes = (tag: string): ReturnType<typeof takeNotes> =>
    takeNotes(`<section><p>Shown</p>${tag}<p>Said</p></aside></section>`);

  it.each([
    '<aside class="notes">',
    '<aside class="notes" lang="en">',
    '<aside lang="en" dir=\'ltr\' class="small notes">',
    "<aside class='notes'>",
    '<ASIDE data-x="a > b" class=notes>',
  ])('are found in %s', (tag) => {
    expect(notes(tag)).toEqual({ slide: '<section><p>Shown</p></section>', notes: '<p>Said</p>' });
  });

  it('end where they end, not where an aside within them does', () => {
    const html = '<section>A<aside class="notes" lang="en">B<aside>C</aside>D</aside></section>';
    expect(takeNotes(html)).toEqual({ slide: '<section>A</section>', notes: 'B<aside>C</aside>D' });
  });

  it('are several, or have no end', () => {
    expect(takeNotes('a<aside class="notes">1</aside>b<aside class="notes">2')).toEqual({ slide: 'ab', notes: '1\n2' });
  });

  it('are no other asides', () => {
    const html = '<aside class="footnotes">x</aside><aside data-class="notes">y</aside>';
    expect(takeNotes(html)).toEqual({ slide: html, notes: '' });
  });
});
