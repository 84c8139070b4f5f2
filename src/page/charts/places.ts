/** A point, in CSS px. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a point of the window is in an element, in the element's own px: Reveal scales slides. */
export function placeIn(
  frame: HTMLElement,
  { x, y }: Point,
): Point & { readonly width: number; readonly scale: number } {
  const { left, top, width } = frame.getBoundingClientRect();
  const scale = frame.offsetWidth > 0 ? width / frame.offsetWidth : 1;
  return {
    x: (x - left) / scale + frame.scrollLeft,
    y: (y - top) / scale + frame.scrollTop,
    width: frame.offsetWidth + frame.scrollLeft,
    scale,
  };
}

/** Moves an element to a place in the element that it is laid out in. */
export function moveTo(target: HTMLElement, { x, y }: Point): void {
  target.style.left = `${Math.round(x)}px`;
  target.style.top = `${Math.round(y)}px`;
}
