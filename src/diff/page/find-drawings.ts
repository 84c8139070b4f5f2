import type { PackedTrace } from '../../model/packed-trace.ts';
import { unpackTrace } from '../../util/packed-trace.ts';

/**
 * The drawings of a built page, by the ids of their figures: `e1910-chart-1`. Nothing is believed of them; see
 * `clean-drawing.ts`.
 */
export function findDrawings(page: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const figure = /<figure class="chart" id="([^"]*)">(?=<svg)/g;
  for (const match of page.matchAll(figure)) {
    const start = match.index + match[0].length;
    const end = page.indexOf('</svg>', start);
    if (end === -1) break;
    const id = unescapeHtml(match[1] as string);
    if (!found.has(id)) found.set(id, page.slice(start, end + '</svg>'.length));
  }
  return found;
}

/** The id of a chart's figure. */
export function figureId(slide: string, chart: number): string {
  return `${slide}-chart-${chart}`;
}

/** The trace in a built page, for a talk in one file; `null` where there is none. */
export function findTrace(page: string): string | null {
  const open = '<script type="application/json" id="plenary-trace">';
  const start = page.indexOf(open);
  const end = start === -1 ? -1 : page.indexOf('</script>', start);
  return end === -1 ? null : asWritten(page.slice(start + open.length, end));
}

/** The text of a trace as `trace.json` has it. What cannot be unpacked is left to the reader to refuse. */
function asWritten(text: string): string {
  if (!text.includes('"version":"packed-')) return text;
  try {
    return JSON.stringify(unpackTrace(JSON.parse(text) as PackedTrace));
  } catch {
    return text;
  }
}

function unescapeHtml(text: string): string {
  const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => names[name] as string);
}
