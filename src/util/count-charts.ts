/** About how many charts a deck's text draws: a guess by its lines, for what is only a matter of time. */
export function countCharts(text: string): number {
  return text.match(/^ {0,3}(?:`{3,}|~{3,})[ \t]*(?:vega-lite|chart)\b/gm)?.length ?? 0;
}
