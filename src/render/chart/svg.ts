import * as vega from 'vega';
import { escapeHtml } from '../../util/html.ts';
import { sceneOf, type SceneMark } from './scene.ts';
import { plainFont, svgWriter, type SvgWriter, type TagWords } from './svg-writer.ts';

/** Largest SVG of one chart, in bytes of its text. */
export const maxSvgLength = 2_000_000;

/** What a finished SVG has to say about itself. */
export interface SvgWords extends TagWords {
  readonly title: string;
}

/** A drawing as SVG, safe and quiet for the page. */
export interface CleanSvg {
  readonly svg: string;
  /** CSS px. */
  readonly width: number;
  readonly height: number;
  /** Attribute values or labels that are no numbers or texts. */
  readonly broken: readonly string[];
  /** Style properties that a page without inline styles cannot show. */
  readonly lost: readonly string[];
}

/** Vega's own renderer of texts, as far as it is used here. */
interface Renderer {
  readonly _width: number;
  readonly _height: number;
  readonly _origin: readonly number[];
  readonly _bgcolor: string | null | undefined;
  initialize(element: null, width: number, height: number, origin: readonly number[]): Renderer;
  background(color: string | null): Renderer;
  renderAsync(scene: SceneMark): Promise<Renderer>;
  /** Draws all; called again once the links of a chart were judged. */
  _render: (scene: SceneMark) => void;
  mark(writer: SvgWriter, scene: SceneMark): void;
  defs(writer: SvgWriter): void;
}

/** What the types of Vega leave out. */
interface Renderers {
  readonly SVGStringRenderer: new (loader: unknown) => Renderer;
}

/** And of its view. */
interface SizedView {
  readonly _viewWidth: number;
  readonly _viewHeight: number;
  readonly _origin: readonly [number, number];
  padding(): Readonly<Record<'left' | 'right' | 'top' | 'bottom', number>>;
  background(): string | null;
  loader(): unknown;
  runAsync(): Promise<unknown>;
}

/**
 * Writes a drawing as SVG: `role="img"` and a title instead of labels on every mark, ids of its own, no inline style, no
 * reference out of the document, numbers of three decimals (engines differ in the last digits of a sine), nothing that
 * goes without saying. Vega goes through the scene as it does for its own text, and says it to our writer.
 */
export async function writeSvg(drawn: vega.View, words: SvgWords): Promise<CleanSvg> {
  const view = drawn as unknown as SizedView;
  await view.runAsync();
  const { left, right, top, bottom } = view.padding();
  const width = Math.max(0, view._viewWidth + left + right);
  const height = Math.max(0, view._viewHeight + top + bottom);
  const size = { width: Math.ceil(width), height: Math.ceil(height) };
  let writer = svgWriter(words);
  const renderer = new (vega as unknown as Renderers).SVGStringRenderer(view.loader());
  renderer._render = (scene) => {
    writer = svgWriter(words);
    drawAll(renderer, scene, writer);
  };
  const origin = [left + view._origin[0], top + view._origin[1]];
  await renderer.initialize(null, width, height, origin).background(view.background()).renderAsync(sceneOf(drawn));
  const { svg, broken, lost } = writer.finished();
  return { svg: `${rootTag(size, words)}${svg}</svg>`, ...size, broken, lost };
}

/** What a drawing of Vega's has, from its background to what its paints refer to. */
function drawAll(renderer: Renderer, scene: SceneMark, writer: SvgWriter): void {
  const { _width: width, _height: height, _origin: origin, _bgcolor: fill } = renderer;
  if (!['', 'none', 'transparent'].includes(fill ?? '')) writer.open('rect', { width, height, fill }).close();
  writer.open('g', { fill: 'none', 'stroke-miterlimit': 4, transform: `translate(${origin.join(',')})` });
  renderer.mark(writer, scene);
  writer.close();
  renderer.defs(writer);
}

function rootTag(size: { width: number; height: number }, words: SvgWords): string {
  const { width, height } = size;
  const label = words.title === '' ? `${words.id}-description` : `${words.id}-title`;
  const font = words.font === null ? '' : ` font-family="${plainFont(words.font)}"`;
  const title = words.title === '' ? '' : `<title id="${words.id}-title">${escapeHtml(words.title)}</title>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" focusable="false" aria-labelledby="${label}"` +
    ` aria-describedby="${words.id}-description" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"${font} font-weight="400">${title}`
  );
}
