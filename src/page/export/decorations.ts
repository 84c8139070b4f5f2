import type { Decoration } from '../../model/measured.ts';
import { box, hexColor, px } from './style.ts';
import type { Surroundings } from './surroundings.ts';

const sides = ['Top', 'Right', 'Bottom', 'Left'] as const;

/** The borders of an element that do not go all round, as thin areas. */
export function frameBorders(element: Element, { slide }: Surroundings, even = false): Decoration[] {
  const computed = getComputedStyle(element);
  const widths = sides.map((side) => px(computed[`border${side}Width`]));
  if (!even && widths.every((width) => width === widths[0])) return [];
  const { left, top, width, height } = element.getBoundingClientRect();
  return borderAreas(computed, { x: left - slide.left, y: top - slide.top, width, height });
}

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function borderAreas(computed: CSSStyleDeclaration, { x, y, width, height }: Rectangle): Decoration[] {
  return sides.flatMap((side): Decoration[] => {
    const thick = px(computed[`border${side}Width`]);
    const color = hexColor(computed[`border${side}Color`], px(computed.opacity));
    if (thick === 0 || color === null || computed[`border${side}Style`] === 'none') return [];
    const place = {
      Top: box(x, y, width, thick),
      Bottom: box(x, y + height - thick, width, thick),
      Left: box(x, y, thick, height),
      Right: box(x + width - thick, y, thick, height),
    }[side];
    return [{ kind: 'area', box: place, color, radius: 0 }];
  });
}

/** What `::before` and `::after` draw without words: rules, bars, grounds. */
export function pseudoAreas(element: Element, around: Surroundings): Decoration[] {
  return (['::before', '::after'] as const).flatMap((which) => pseudoArea(element, which, around));
}

function pseudoArea(element: Element, which: '::before' | '::after', around: Surroundings): Decoration[] {
  const computed = getComputedStyle(element, which);
  if (computed.content !== '""' || computed.display === 'none' || computed.display === 'inline') return [];
  const place = pseudoPlace(element, which, computed, around.slide);
  if (computed.backgroundImage !== 'none') {
    const shot = around.shot(element, true);
    return [{ kind: 'shot', box: box(place.x, place.y, place.width, place.height), shot }];
  }
  const color = hexColor(computed.backgroundColor, px(computed.opacity));
  const ground: Decoration[] =
    color === null || place.width < 0.5 || place.height < 0.5
      ? []
      : [
          {
            kind: 'area',
            box: box(place.x, place.y, place.width, place.height),
            color,
            radius: px(computed.borderTopLeftRadius),
          },
        ];
  return [...ground, ...borderAreas(computed, place)];
}

/** The border box of a pseudo-element, which has no rectangle of its own to ask for. */
function pseudoPlace(
  element: Element,
  which: '::before' | '::after',
  computed: CSSStyleDeclaration,
  slide: DOMRect,
): Rectangle {
  const outer = element.getBoundingClientRect();
  const own = getComputedStyle(element);
  const across =
    px(computed.borderLeftWidth) + px(computed.borderRightWidth) + px(computed.paddingLeft) + px(computed.paddingRight);
  const down =
    px(computed.borderTopWidth) + px(computed.borderBottomWidth) + px(computed.paddingTop) + px(computed.paddingBottom);
  const isBorderBox = computed.boxSizing === 'border-box';
  const width = px(computed.width) + (isBorderBox ? 0 : across);
  const height = px(computed.height) + (isBorderBox ? 0 : down);
  const left = outer.left - slide.left;
  const top = outer.top - slide.top;
  if (computed.position === 'absolute')
    return { x: left + px(computed.left), y: top + px(computed.top), width, height };
  const x = left + px(own.paddingLeft) + px(computed.marginLeft);
  const next = which === '::before' ? element.firstElementChild?.getBoundingClientRect().top : undefined;
  const y = next === undefined ? top + px(own.paddingTop) : next - slide.top - px(computed.marginBottom) - height;
  return { x, y, width, height };
}

/** What a slot draws around its text: in its place on every slide, or moving along with the text. */
export function slotDecorations(
  slot: Element,
  around: Surroundings,
): { readonly fixed: readonly Decoration[]; readonly moving: readonly Decoration[] } {
  const isFixed = (['::before', '::after'] as const).some((which) => {
    const { content, position } = getComputedStyle(slot, which);
    return content === '""' && position === 'absolute';
  });
  const areas = pseudoAreas(slot, around);
  return isFixed ? { fixed: areas, moving: [] } : { fixed: [], moving: areas };
}
