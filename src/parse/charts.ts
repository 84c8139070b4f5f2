import { diagnose } from '../diagnostics/diagnose.ts';
import type { ParsedChart } from '../model/chart.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { LocatedJson } from '../model/json.ts';
import type { MappedText, Span } from '../model/text.ts';
import { concatMapped, mappedOpaque, mappedSource } from '../util/mapped-text.ts';
import { nearest } from '../util/nearest.ts';
import { readYaml } from '../util/yaml.ts';
import type { Block } from './blocks.ts';
import { chartDataRefs } from './chart-data-refs.ts';
import { contentSpan, lineRange, lineStart, trimmedLine, type Content } from './content.ts';
import { yamlDiagnostic } from './yaml-diagnostic.ts';

/** UTF-16 units of one chart fence: rows beyond that belong into a file of data. */
const longestChart = 524_288;

/** No place at all tells the stages that follow that the fault is reported. */
const unread: LocatedJson = { value: null, places: new Map() };

/** A fence that is a chart, with the name of its language or kind. */
export interface ChartFence {
  readonly block: Block;
  /** `null`: a fence `chart` that does not say its kind. */
  readonly language: string | null;
}

/** Sorts out the fences that are charts, and says which look as if they were meant to be. */
export function findChartFences(content: Content): {
  readonly fences: ChartFence[];
  readonly diagnostics: Diagnostic[];
} {
  const fences: ChartFence[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const block of content.blocks) {
    if (block.kind !== 'fence') continue;
    const [first = '', second = ''] = block.info.trim().split(/\s+/, 2);
    if (first === 'vega-lite') fences.push({ block, language: first });
    else if (first === 'chart' && /^[a-z][\w-]{0,60}$/i.test(second)) fences.push({ block, language: second });
    else if (first === 'chart') fences.push({ block, language: null });
    else if (first !== '' && first.length < 20 && nearest(first, ['vega-lite']) !== null) {
      diagnostics.push(diagnose('parse/chart-language', infoSpan(content, block), { language: first }));
    }
  }
  return { fences, diagnostics };
}

/** Reads a chart fence: its YAML or JSON with places, and the data that it names. */
export function readChart(
  content: Content,
  fence: ChartFence,
  slot: string,
): { readonly chart: ParsedChart; readonly diagnostics: Diagnostic[] } {
  const { block, language } = fence;
  const span = fenceSpan(content, block);
  if (language === null) {
    // A chart that cannot be read: the stages that follow show a panel and say no more.
    const chart: ParsedChart = { stage: 'parsed', language: 'vega-lite', span, source: unread, slot, dataRefs: [] };
    return { chart, diagnostics: [diagnose('parse/chart-without-kind', infoSpan(content, block), {})] };
  }
  const { source, diagnostics } = readSource(content, block, span);
  const dataRefs = chartDataRefs(source, language);
  return { chart: { stage: 'parsed', language, span, source, slot, dataRefs }, diagnostics };
}

function readSource(content: Content, block: Block, span: Span): { source: LocatedJson; diagnostics: Diagnostic[] } {
  const opening = openingSpan(content, block);
  if (block.content.length > longestChart) {
    const detail = `it is longer than ${longestChart / 1024} kB`;
    const hint = 'put its rows into a file of `data/` and name it';
    return { source: unread, diagnostics: [diagnose('parse/yaml-feature', opening, { where: 'chart', detail, hint })] };
  }
  const { located, problems } = readYaml(fenceText(content, block));
  if (problems.length > 0) {
    return { source: unread, diagnostics: problems.map((problem) => yamlDiagnostic(problem, 'chart', span)) };
  }
  if (located.value === null) return { source: unread, diagnostics: [diagnose('parse/empty-chart', opening, {})] };
  if (typeof located.value === 'object' && !Array.isArray(located.value)) return { source: located, diagnostics: [] };
  const place = located.places.get('')?.value ?? span;
  const shape = Array.isArray(located.value) ? 'a list' : 'text';
  return { source: unread, diagnostics: [diagnose('parse/chart-shape', place, { shape })] };
}

/** Is a fence without its closing line? The parser closes it at the end of what it stands in. */
export function isUnclosed(block: Block): boolean {
  const breaks = block.content.split('\n').length - 1;
  const contentLines = breaks + (block.content === '' || block.content.endsWith('\n') ? 0 : 1);
  return block.endLine - block.firstLine < contentLines + 2;
}

/** The line that opens a fence, from its first mark. */
export function openingSpan(content: Content, block: Block): Span {
  const line = trimmedLine(content, block.firstLine);
  const marks = content.text.slice(line.start, line.end).search(/`{3}|~{3}/);
  return contentSpan(content, line.start + Math.max(0, marks), line.end);
}

function fenceSpan(content: Content, block: Block): Span {
  const range = lineRange(content, block.firstLine, block.endLine);
  const text = content.text.slice(range.start, range.end);
  const { start } = openingSpan(content, block);
  return { ...contentSpan(content, range.start, range.start + text.trimEnd().length), start };
}

function infoSpan(content: Content, block: Block): Span {
  const opening = openingSpan(content, block);
  const text = content.source.text.slice(opening.start, opening.end);
  const marks = (/^[`~]+[ \t]*/.exec(text) as RegExpExecArray | null)?.[0].length ?? 0;
  const word = /^\S+/.exec(text.slice(marks))?.[0].length ?? text.length - marks;
  return { ...opening, start: opening.start + marks, end: opening.start + marks + word };
}

/** The text in a fence without the marks of what it stands in, each line mapped to its own. */
function fenceText(content: Content, block: Block): MappedText {
  const first = block.firstLine + 1;
  const exact = lineRange(content, first, block.endLine);
  if (content.text.startsWith(block.content, exact.start)) {
    return mappedSource(content.source, content.base + exact.start, content.base + exact.start + block.content.length);
  }
  const lines = block.content.split('\n');
  return concatMapped(
    lines.map((line, i) => mappedLine(content, first + i, line + (i + 1 < lines.length ? '\n' : ''))),
  );
}

function mappedLine(content: Content, line: number, text: string): MappedText {
  const start = lineStart(content, line);
  const end = lineStart(content, line + 1);
  if (!content.text.slice(start, end).endsWith(text)) return mappedOpaque(text, contentSpan(content, start, end));
  return mappedSource(content.source, content.base + end - text.length, content.base + end);
}
