/**
 * The offset at which the content of a `div` ends.
 * @param start offset of its `<div`
 * @returns offset of its `</div>`, or -1 where it is never closed
 */
export function endOfDiv(html: string, start: number): number {
  let depth = 0;
  for (const match of html.slice(start).matchAll(/<(\/?)div\b/gi)) {
    depth += match[1] === '' ? 1 : -1;
    if (depth === 0) return start + match.index;
  }
  return -1;
}

/** The offset of the `div` of a slot, or -1. */
export function slotAt(html: string, slot: string): number {
  return html.search(new RegExp(`<div class="slot slot-${slot}[ "]`));
}

/** HTML with a piece put in at an offset. */
export function insertAt(html: string, at: number, piece: string): string {
  return html.slice(0, at) + piece + html.slice(at);
}
