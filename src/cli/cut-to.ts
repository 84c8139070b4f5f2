import { cellsOf, displayWidth } from './text-width.ts';

/** A text that fits into some columns of a terminal, with an ellipsis where it was cut. */
export function cutTo(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let width = 1;
  let kept = '';
  for (const cell of cellsOf(text)) {
    width += cell.width;
    if (width > columns) break;
    kept += cell.text;
  }
  return `${kept.trimEnd()}…`;
}
