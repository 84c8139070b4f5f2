import { displayWidth } from './text-width.ts';

/**
 * Breaks a text at spaces into lines of at most `room` columns; a longer word keeps a line of its own, since a path
 * that is cut cannot be copied.
 */
export function wrap(text: string, room: number): string[] {
  if (room === Infinity) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && displayWidth(longer) > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
