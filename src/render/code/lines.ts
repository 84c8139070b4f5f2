/**
 * Cuts coloured code into lines that are each complete HTML: a span open at a line's end is closed there and opened
 * again on the next. The end of the last line does not begin another.
 */
export function splitLines(html: string): readonly string[] {
  const lines: string[] = [];
  const open: string[] = [];
  for (const raw of html.replace(/\n$/, '').split('\n')) {
    const start = open.join('');
    for (const tag of raw.match(/<[^>]*>/g) ?? []) {
      if (tag.startsWith('</')) open.pop();
      else open.push(tag);
    }
    lines.push(start + raw + '</span>'.repeat(open.length));
  }
  return lines;
}
