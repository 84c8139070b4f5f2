import type { RevealApi } from 'reveal.js';

const duration = 600;

/**
 * Moves elements that two neighbouring `auto-animate` slides share from their old place to the new one. Reveal does
 * this with a style element, which the page's policy does not admit; the Web Animations API needs none.
 */
export function animateBetweenSlides(deck: RevealApi): void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  let before = new Map<string, DOMRect>();
  const remember = (): void => {
    before = new Map([...pairs(deck.getCurrentSlide())].map(([key, node]) => [key, node.getBoundingClientRect()]));
  };
  deck.on('beforeslidechange', remember);
  deck.on('slidechanged', (event) => {
    const { previousSlide, currentSlide } = event as unknown as Record<string, HTMLElement | undefined>;
    if (calm.matches || !isAnimated(previousSlide) || !isAnimated(currentSlide)) return;
    for (const [key, node] of pairs(currentSlide as HTMLElement)) play(node, before.get(key), deck.getScale());
  });
}

function isAnimated(slide: HTMLElement | undefined): boolean {
  return slide?.hasAttribute('data-auto-animate') === true;
}

/** Elements by what makes them the same on both slides: `data-id`, else kind and text, or a picture's address. */
function pairs(slide: HTMLElement): Map<string, Element> {
  const found = new Map<string, Element>();
  for (const node of slide.querySelectorAll('[data-id], h1, h2, h3, p, li, img, pre, figure.chart')) {
    const id =
      node.getAttribute('data-id') ?? `${node.tagName} ${node.getAttribute('src') ?? node.textContent?.trim()}`;
    if (!found.has(id)) found.set(id, node);
  }
  return found;
}

function play(node: Element, from: DOMRect | undefined, scale: number): void {
  const to = node.getBoundingClientRect();
  if (from === undefined || from.width === 0 || to.width === 0) {
    node.animate([{ opacity: 0 }, { opacity: 1 }], { duration, easing: 'ease-out' });
    return;
  }
  const move = `translate(${(from.left - to.left) / scale}px, ${(from.top - to.top) / scale}px)`;
  const size = `scale(${from.width / to.width}, ${from.height / to.height})`;
  node.animate(
    [
      { transformOrigin: '0 0', transform: `${move} ${size}` },
      { transformOrigin: '0 0', transform: 'none' },
    ],
    {
      duration,
      easing: 'cubic-bezier(.3, 0, .1, 1)',
    },
  );
}
