import { strFromU8, unzipSync } from 'fflate';
import { writeChart } from '../../src/export/pptx/charts/draw-chart.ts';
import { isPictured, type NativeChart, type Pictured } from '../../src/export/pptx/charts/native-chart.ts';
import { nativeChart } from '../../src/export/pptx/charts/read-chart.ts';
import type { Part } from '../../src/export/pptx/parts.ts';
import type { Dataset } from '../../src/model/data.ts';
import { sceneReader } from '../../src/render/chart/read-scene.ts';
import { expandText, shell, theme } from './draw-chart.ts';

/** A chart fence of this text as PowerPoint has it, or why it stays a picture. */
export async function readText(
  text: string,
  datasets: readonly Dataset[],
  language = 'vega-lite',
): Promise<NativeChart | Pictured> {
  const { chart, diagnostics } = expandText(text, datasets, language);
  if (chart.kind === 'broken') throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const reader = await sceneReader(shell, theme);
  const scene = await reader.read(chart);
  return scene === null ? { picture: 'nothing was drawn' } : nativeChart(chart, scene);
}

/** A chart that has to be native. */
export async function nativeText(text: string, datasets: readonly Dataset[]): Promise<NativeChart> {
  const chart = await readText(text, datasets);
  if (isPictured(chart)) throw new Error(`a picture: ${chart.picture}`);
  return chart;
}

/** The parts that a chart is written to. */
export function partsOf(chart: NativeChart): readonly Part[] {
  const counts = new Map<string, number>();
  const next = (kind: string): number => {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return counts.get(kind) as number;
  };
  return writeChart(chart, {
    box: { x: 0, y: 0, width: chart.width, height: chart.height },
    alt: 'What it says',
    name: 'Chart 1',
    lang: 'en',
    faces: { text: 'Arial', code: 'Courier New' },
    names: { shape: () => next('shape'), relationship: () => `rId${next('relationship')}`, part: next },
  }).parts;
}

/** What a chart part keeps of its workbook: the numbers and texts of each range that it names. */
export function cachesOf(chartXml: string): ReadonlyMap<string, readonly (string | null)[]> {
  const found = new Map<string, readonly (string | null)[]>();
  for (const [, ref, cache] of chartXml.matchAll(
    /<c:f>([^<]*)<\/c:f><c:(?:num|str)Cache>(.*?)<\/c:(?:num|str)Cache>/gs,
  )) {
    const count = Number(/<c:ptCount val="(\d+)"/.exec(cache as string)?.[1]);
    const points = new Map(
      [...(cache as string).matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)<\/c:v>/g)].map(([, i, text]) => [Number(i), text]),
    );
    found.set(
      ref as string,
      Array.from({ length: count }, (_, i) => points.get(i) ?? null),
    );
  }
  return found;
}

/** The cells of a workbook, by their names, with how each is written. */
export function cellsOf(workbook: Uint8Array): ReadonlyMap<string, { readonly text: string; readonly type: string }> {
  const sheet = strFromU8(unzipSync(workbook)['xl/worksheets/sheet1.xml'] as Uint8Array);
  return new Map(
    [...sheet.matchAll(/<c r="([A-Z]+\d+)"([^>]*)>(.*?)<\/c>/gs)].map(([, name, attributes, inside]) => [
      name as string,
      {
        text: (inside as string).replace(/<[^>]*>/g, ''),
        type: /t="(\w+)"/.exec(attributes as string)?.[1] ?? 'n',
      },
    ]),
  );
}

/** The cells of a range like `Sheet1!$B$2:$B$4`. */
export function namesIn(range: string): readonly string[] {
  const [, column, from, to] = /^Sheet1!\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$(\d+))?$/.exec(range) ?? [];
  const [first, last] = [Number(from), Number(to ?? from)];
  return Array.from({ length: last - first + 1 }, (_, i) => `${column as string}${first + i}`);
}
