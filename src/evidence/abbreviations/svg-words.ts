/** The words that a drawing shows, with a line break between them; its title and description are not seen. */
export function svgWords(svg: string): string {
  const words: string[] = [];
  const text = /<(?:text|tspan)\b[^<>]*>([^<>]+)</g;
  for (const match of svg.matchAll(text)) words.push(match[1] as string);
  return words.join('\n').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
