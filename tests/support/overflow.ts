import type { Page } from 'playwright-core';

/** What may not be on a slide. Sizes are CSS px on a slide of 1280 × 720. */
export interface LayoutFault {
  readonly kind: 'slot-overflow' | 'outside-slide' | 'outside-chart' | 'small-text' | 'labels-overlap';
  readonly text: string;
  /** By how many px, or for small text its size. */
  readonly by: number;
}

/**
 * Measures the current slide of a built talk: content that leaves its slot, the slide or its chart, text under 16 px,
 * labels of a chart that lie on each other.
 */
export function layoutFaults(page: Page): Promise<LayoutFault[]> {
  return page.evaluate(measureCurrentSlide);
}

/** Runs in the page, so it stands alone. */
function measureCurrentSlide(): LayoutFault[] {
  const smallest = 16;
  const tolerance = 1.5;
  const slide = [...document.querySelectorAll<HTMLElement>('section.present')]
    .at(-1)
    ?.querySelector<HTMLElement>('.slide');
  if (slide === null || slide === undefined) return [];
  const frame = slide.getBoundingClientRect();
  const scale = frame.width / 1280;
  const faults: LayoutFault[] = [];
  const add = (kind: LayoutFault['kind'], text: string, by: number): void => {
    faults.push({ kind, text: text.trim().replace(/\s+/g, ' ').slice(0, 60), by: Math.round(by * 10) / 10 });
  };
  const beyond = (inner: DOMRect, outer: DOMRect): number =>
    Math.max(outer.left - inner.left, inner.right - outer.right, outer.top - inner.top, inner.bottom - outer.bottom) /
    scale;

  // Boxes of lines, not of letters: with tight leading these stand out of their line without doing harm.
  for (const slot of slide.querySelectorAll<HTMLElement>('.slot')) {
    const outer = slot.getBoundingClientRect();
    const boxes = [...slot.querySelectorAll('*')]
      .filter(
        (node) => !/^(?:inline|none)/.test(getComputedStyle(node).display) && node.getBoundingClientRect().height > 0,
      )
      .filter(
        (node) =>
          node.parentElement?.closest('svg, math, .visually-hidden') === null && !node.matches('.visually-hidden'),
      )
      .map((node) => beyond(node.getBoundingClientRect(), outer));
    const by = Math.max(0, ...boxes, slot.scrollWidth - slot.clientWidth);
    if (by > tolerance) add('slot-overflow', `${slot.className}: ${slot.textContent}`, by);
  }

  const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (
      parent === null ||
      node.textContent?.trim() === '' ||
      parent.closest('.visually-hidden, title, desc, .notes') !== null
    )
      continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) continue;
    const style = getComputedStyle(parent);
    if (style.visibility === 'hidden') continue;
    const text = node.textContent ?? '';
    if (beyond(box, frame) > tolerance) add('outside-slide', text, beyond(box, frame));
    const inSvg = parent instanceof SVGGraphicsElement ? parent.getScreenCTM() : null;
    const zoom = inSvg === null ? 1 : Math.hypot(inSvg.c, inSvg.d) / scale;
    const size = Number.parseFloat(style.fontSize) * zoom;
    if (size < smallest - 0.05 && parent.closest('math') === null) add('small-text', text, size);
  }

  for (const svg of slide.querySelectorAll<SVGSVGElement>('figure.chart > svg')) {
    const outer = svg.getBoundingClientRect();
    const labels = [...svg.querySelectorAll('text')].filter(
      (label) => label.textContent?.trim() !== '' && getComputedStyle(label).visibility !== 'hidden',
    );
    const boxes = labels.map((label) => label.getBoundingClientRect());
    labels.forEach((label, i) => {
      const box = boxes[i] as DOMRect;
      // The box of a line is taller than its letters.
      const reach = beyond(box, outer) - 0.15 * (box.height / scale);
      if (reach > tolerance) add('outside-chart', label.textContent ?? '', reach);
      for (let j = i + 1; j < labels.length; j++) {
        const other = boxes[j] as DOMRect;
        const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
        const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
        // The box of a line of text is taller than its letters: a fifth of it may overlap unseen.
        const slack = Math.min(box.height, other.height) * 0.3;
        if (across > 2 * scale && down > slack) {
          add('labels-overlap', `${label.textContent} × ${labels[j]?.textContent}`, Math.min(across, down) / scale);
        }
      }
    });
  }
  return faults;
}
