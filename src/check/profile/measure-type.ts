import type { UseBrowser } from '../../model/browser.ts';
import type { Site } from '../../model/site.ts';
import type { CheckedTalk, TypeSample } from './checked-talk.ts';

/** The size of every text on every slide, as a browser lays the talk out on paper; or why there is none. */
export async function measureType(site: Site, browser: UseBrowser): Promise<CheckedTalk['type']> {
  const files = new Map(site.files.map(({ path, contents }) => [path, contents]));
  const { value, diagnostics } = await browser(async ({ openPage }) => {
    const page = await openPage(files, { path: 'index.html?print-pdf' });
    return page.evaluate<readonly (readonly [id: string, samples: readonly TypeSample[]])[]>(samplesOfSlides);
  });
  return value === null ? { why: diagnostics[0]?.message ?? 'it failed' } : new Map(value);
}

/** Runs in the page. Formulas have sizes of their own, for indices; what only machines read has none. */
const samplesOfSlides = `(() => {
  const skipped = '.notes, .visually-hidden, math, .data-table, script, style, title, desc';
  const small = '.slot-source, .page-number, sup, sub, .footnotes';
  const sizeOf = (element) => {
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (!(element instanceof SVGGraphicsElement)) return size;
    const matrix = element.getScreenCTM();
    return matrix === null ? size : size * Math.hypot(matrix.a, matrix.b);
  };
  const samplesOf = (slide) => {
    const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
    const samples = new Map();
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.data.trim();
      const element = node.parentElement;
      if (text === '' || element.closest(skipped) !== null || element.getClientRects().length === 0) continue;
      const px = Math.round(sizeOf(element) * 100) / 100;
      const footer = element.closest(small) !== null;
      const key = px + ' ' + footer;
      if (!samples.has(key)) samples.set(key, { text: text.slice(0, 60), px, footer });
    }
    return [...samples.values()];
  };
  const slides = [...document.querySelectorAll('.slides section')].filter((one) => one.querySelector('section') === null);
  return slides.map((slide) => [slide.id, samplesOf(slide)]);
})()`;
