import type { ResolvedChart } from '../model/chart.ts';
import type { MappedText, Span } from '../model/text.ts';
import { concatMapped, mappedOpaque, sliceMapped } from '../util/mapped-text.ts';

/** Puts an empty fence `plenary-chart i` in the place of the i-th chart fence. */
export function replaceChartFences(body: MappedText, charts: readonly ResolvedChart[]): MappedText {
  const pieces: MappedText[] = [];
  let at = 0;
  charts.forEach((chart, i) => {
    const range = rangeOf(body, chart.parsed.span);
    if (range === null || range.start < at) return;
    const prefix = linePrefix(body.text, range.start);
    const tail = body.text[range.end - 1] === '\n' ? '\n' : '';
    pieces.push(sliceMapped(body, at, range.start));
    pieces.push(mappedOpaque(`\`\`\`plenary-chart ${i}\n${prefix}\`\`\`${tail}`, chart.parsed.span));
    at = range.end;
  });
  return charts.length === 0 ? body : concatMapped([...pieces, sliceMapped(body, at)]);
}

/** Where a span of the source stands in a mapped text; `null` where it does not. */
export function rangeOf(text: MappedText, span: Span): { readonly start: number; readonly end: number } | null {
  for (const [i, segment] of text.segments.entries()) {
    const length = (text.segments[i + 1]?.at ?? text.text.length) - segment.at;
    const inside = segment.exact && segment.source.file === span.file && span.start >= segment.source.start;
    if (!inside || span.start >= segment.source.start + length) continue;
    const start = segment.at + span.start - segment.source.start;
    return { start, end: Math.min(text.text.length, start + span.end - span.start) };
  }
  return null;
}

/** What stands before the fence on its line, as the next line needs it: indentation and quote marks. */
function linePrefix(text: string, at: number): string {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at).replace(/[^\s>]/g, ' ');
}
