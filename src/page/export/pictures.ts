import type { ChartBlock, PictureBlock } from '../../model/measured.ts';
import { fragmentSteps } from '../fragments.ts';
import { box, boxOf, px } from './style.ts';
import type { Surroundings } from './surroundings.ts';

/** A picture, film or drawing; nothing where it takes no place. */
export function pictureBlock(element: Element, slot: string | null, around: Surroundings): PictureBlock[] {
  const rect = contentRect(element);
  if (rect.width < 1 || rect.height < 1) return [];
  const isImage = element instanceof HTMLImageElement;
  const isMedia = element instanceof HTMLMediaElement;
  const fit = isImage ? fitted(element, rect) : { rect, crop: noCrop };
  const link = element.closest('a')?.getAttribute('href') ?? null;
  return [
    {
      kind: 'picture',
      what: isImage ? 'image' : element instanceof HTMLVideoElement ? 'video' : isMedia ? 'audio' : 'drawing',
      slot,
      box: boxOf(fit.rect, around.slide),
      step: around.stepOf(element),
      alt: altOf(element),
      src: isImage ? element.getAttribute('src') : null,
      crop: fit.crop,
      href: link,
      shot: around.shot(element),
    },
  ];
}

function altOf(element: Element): string {
  const said = element.getAttribute('alt') ?? element.getAttribute('aria-label');
  return (said ?? element.querySelector('title')?.textContent ?? '').trim();
}

const noCrop = { top: 0, right: 0, bottom: 0, left: 0 };

function contentRect(element: Element): DOMRect {
  const { left, top, width, height } = element.getBoundingClientRect();
  const computed = getComputedStyle(element);
  const before = px(computed.paddingLeft) + px(computed.borderLeftWidth);
  const above = px(computed.paddingTop) + px(computed.borderTopWidth);
  const across = before + px(computed.paddingRight) + px(computed.borderRightWidth);
  const down = above + px(computed.paddingBottom) + px(computed.borderBottomWidth);
  return new DOMRect(left + before, top + above, width - across, height - down);
}

/** Where the picture itself is in its box (`object-fit`), and what of it is cut off there. */
function fitted(image: HTMLImageElement, rect: DOMRect): { rect: DOMRect; crop: PictureBlock['crop'] } {
  const { objectFit } = getComputedStyle(image);
  const { naturalWidth, naturalHeight } = image;
  if (naturalWidth === 0 || naturalHeight === 0 || objectFit === 'fill') return { rect, crop: noCrop };
  const [across, down] = [rect.width / naturalWidth, rect.height / naturalHeight];
  if (objectFit === 'cover') {
    const scale = Math.max(across, down);
    const side = Math.max(0, (1 - rect.width / (naturalWidth * scale)) / 2);
    const end = Math.max(0, (1 - rect.height / (naturalHeight * scale)) / 2);
    return { rect, crop: { top: end, bottom: end, left: side, right: side } };
  }
  const scale = objectFit === 'none' ? 1 : Math.min(across, down);
  const [width, height] = [naturalWidth * scale, naturalHeight * scale];
  return {
    rect: new DOMRect(rect.left + (rect.width - width) / 2, rect.top + (rect.height - height) / 2, width, height),
    crop: noCrop,
  };
}

/** A chart's drawing, without its caption; `null` for a chart that could not be drawn. */
export function chartBlock(figure: Element, slot: string | null, around: Surroundings): ChartBlock | null {
  const svg = figure.querySelector(':scope > svg');
  if (svg === null) return null;
  const { left, top, width, height } = svg.getBoundingClientRect();
  const own = new Set(svg.querySelectorAll('.fragment'));
  const builds = fragmentSteps(around.root).flatMap((group, step) => (group.some((one) => own.has(one)) ? [step] : []));
  const description = figure.querySelector('.visually-hidden > p')?.textContent ?? svg.getAttribute('aria-label') ?? '';
  return {
    kind: 'chart',
    slot,
    box: box(left - around.slide.left, top - around.slide.top, width, height),
    step: around.stepOf(figure),
    id: figure.id,
    alt: description.trim(),
    svg: new XMLSerializer().serializeToString(svg),
    shot: around.shot(svg),
    builds,
  };
}
