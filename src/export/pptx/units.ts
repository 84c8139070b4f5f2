import type { Box } from './parts.ts';

/** English Metric Units of a CSS px: 914,400 to the inch, 96 px to the inch. */
export const emuPerPx = 9525;

/** CSS px in EMU, whole. */
export function emu(px: number): number {
  return Math.round(px * emuPerPx);
}

/** CSS px as a font size in hundredths of a point; to the tenth of a point, since nobody wants to see 19.47 pt. */
export function fontSize(px: number): number {
  return Math.max(100, Math.round(px * 7.5) * 10);
}

/** CSS px in hundredths of a point. */
export function hundredths(px: number): number {
  return Math.round(px * 75);
}

/** `a:off` and `a:ext` of a box. */
export function offsetAndExtent({ x, y, width, height }: Box): string {
  const size = `cx="${Math.max(0, emu(width))}" cy="${Math.max(0, emu(height))}"`;
  return `<a:off x="${emu(x)}" y="${emu(y)}"/><a:ext ${size}/>`;
}

/** Whether two boxes are the same to the eye. */
export function sameBox(a: Box, b: Box, tolerance = 0.5): boolean {
  const near = (p: number, q: number): boolean => Math.abs(p - q) <= tolerance;
  return near(a.x, b.x) && near(a.y, b.y) && near(a.width, b.width) && near(a.height, b.height);
}
