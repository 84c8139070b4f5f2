import { createHash } from 'node:crypto';

/** First 16 hex digits of the SHA-256 of a drawing. Its title and its names count for nothing: they change while it looks the same. */
export function drawingHash(svg: string): string {
  return createHash('sha256').update(drawingOf(svg)).digest('hex').slice(0, 16);
}

function drawingOf(svg: string): string {
  return svg.replace(/<title\b[^>]*>[^<]*<\/title>| (?:id|aria-[a-z]+|data-[a-z-]+)="[^"]*"|url\(#[^)]*\)/g, '');
}
