import { afterAttributes, remotePicture, whereIs, backgroundOf } from '../common.ts';
import { drop, keep, tell, write, type Draft, type Piece, type Stretch } from '../draft.ts';
import type { Picture, Taken } from '../inline.ts';

/** A picture behind a slide, or beside its words. */
export interface Backdrop extends Stretch {
  readonly address: Stretch;
  readonly words: string;
  /** A picture, a colour, or nothing that a talk can show. */
  readonly shown: ReturnType<typeof backgroundOf>;
  readonly side: 'left' | 'right' | null;
  /** How much of the slide it takes, in percent; half where it does not say so. */
  readonly share: number | null;
  readonly size: string | null;
  readonly opacity: number | null;
}

const filters = /^(?:blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)(?::|$)/;

/** `![bg …](…)`: what its words ask for. `null` for a picture among the words. */
export function backdropOf(draft: Draft, picture: Picture): Backdrop | null {
  const alt = draft.text.slice(picture.alt.start, picture.alt.end);
  const words = alt.split(/\s+/).filter(Boolean);
  if (!words.includes('bg')) return null;
  const address = draft.text.slice(picture.address.start, picture.address.end).replace(/^<|>$/g, '');
  const side = words.find((word) => /^(?:left|right)(?::|$)/.test(word));
  const size = words.map(sizeOf).find((each) => each !== null) ?? null;
  const opacity = Number(
    /^opacity:(\.?\d[\d.]*)(%?)$/.exec(words.find((word) => word.startsWith('opacity')) ?? '')?.[1] ?? NaN,
  );
  return {
    start: picture.start,
    end: picture.end,
    address: picture.address,
    words: alt.trim(),
    shown: backgroundOf(address),
    side: side === undefined ? null : (side.split(':')[0] as 'left' | 'right'),
    share: side === undefined ? null : Number(/:(\d+(?:\.\d+)?)%$/.exec(side)?.[1] ?? 50),
    size,
    opacity: opacity >= 0 && opacity <= 1 ? opacity : null,
  };
}

function sizeOf(word: string): string | null {
  if (word === 'cover' || word === 'contain' || word === 'auto') return word;
  if (word === 'fit') return 'contain';
  const width = /^(?:w|width):(\d+(?:\.\d+)?(?:px|%|em|vw|vh)?)$/.exec(word)?.[1];
  if (width !== undefined) return /\d$/.test(width) ? `${width}px` : width;
  return /^\d+(?:\.\d+)?%$/.test(word) ? word : null;
}

/** Says what of a backdrop's words was understood. */
export function tellBackdrop(draft: Draft, backdrop: Backdrop, how: string): void {
  const lost = backdrop.words.split(/\s+/).filter((word) => filters.test(word) && !/^opacity:/.test(word));
  tell(
    draft,
    'changed',
    backdrop,
    lost.length === 0 ? how : `${how}, without ${lost.map((word) => `\`${word}\``).join(', ')}`,
  );
}

/** A backdrop that no talk can show. */
export function dropBackdrop(draft: Draft, backdrop: Backdrop): readonly Piece[] {
  const address = draft.text.slice(backdrop.address.start, backdrop.address.end);
  return drop(
    draft,
    backdrop,
    whereIs(address) === 'remote'
      ? 'nothing is fetched from the network: save the picture beside the deck'
      : 'a talk cannot show it',
  );
}

/** A picture among the words: `w:` and `h:` become attributes, and what remains is its description. */
export function inlinePicture(draft: Draft, picture: Picture): Taken | null {
  const remote = remotePicture(draft, picture);
  if (remote !== null) return remote;
  const alt = draft.text.slice(picture.alt.start, picture.alt.end);
  const sizes: string[] = [];
  const kept: string[] = [];
  const lost: string[] = [];
  for (const word of alt.split(/\s+/).filter(Boolean)) {
    const [, side = '', value = ''] = /^(w|width|h|height):(.+)$/.exec(word) ?? [];
    const pixels = side === '' ? null : pixelsOf(value);
    if (pixels !== null) sizes.push(`${side.startsWith('w') ? 'width' : 'height'}=${pixels}`);
    else if (side !== '' || filters.test(word)) lost.push(word);
    else kept.push(word);
  }
  if (sizes.length === 0 && lost.length === 0) return null;
  const how = [
    ...(sizes.length > 0 ? [`\`{${sizes.join(' ')}}\``] : []),
    ...(lost.length > 0 ? [`without ${lost.map((word) => `\`${word}\``).join(', ')}`] : []),
  ];
  tell(draft, lost.length > 0 && sizes.length === 0 ? 'dropped' : 'changed', picture.alt, how.join(', '));
  const end = afterAttributes(draft.text, picture.end);
  const pieces = [
    write(`![${kept.join(' ')}](`, picture.start, picture.alt.end),
    keep(picture.address.start, picture.end),
    ...(sizes.length === 0 ? [] : [write(`{${sizes.join(' ')}}`, picture.alt.start, picture.alt.end)]),
  ];
  return { pieces, end: end === picture.end ? picture.end : end };
}

/** A length of CSS in pixels, or in percent. */
function pixelsOf(length: string): string | null {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?|\.\d+)(px|%|cm|mm|in|pt|pc|em|rem)?$/.exec(length) ?? [];
  if (number === '') return null;
  if (unit === '%') return `${number}%`;
  const factor = { '': 1, px: 1, cm: 37.8, mm: 3.78, in: 96, pt: 1.333, pc: 16, em: 28, rem: 28 }[unit] ?? 1;
  return String(Math.round(Number(number) * factor));
}
