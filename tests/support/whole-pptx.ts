import type { Page } from 'playwright-core';
import { all, readXml } from '../../scripts/pptx/read-xml.mjs';
import { unzip } from '../../src/export/zip/unzip.ts';

/** A shape of a slide: what it says, and where it and its first line begin. */
interface Shape {
  readonly kind: 'text' | 'table' | 'picture' | 'chart';
  readonly said: string;
  readonly first: string;
  readonly places: readonly Place[];
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** What of a slide's page has a place: an element with its text, or a picture without. */
interface PagePart extends Place {
  readonly kind: Shape['kind'];
  readonly said: string;
}

interface PageSlide {
  readonly said: string;
  readonly parts: readonly PagePart[];
}

/** How a file differs from the page of the same talk. */
export interface Differences {
  readonly slides: readonly [file: number, page: number];
  readonly texts: readonly string[];
  readonly boxes: readonly string[];
  /** Shapes that were held against a place on the page. */
  readonly compared: number;
}

interface Node {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Node[];
  readonly text: string;
}

const emu = 9525;
const near = 4;

/** White space differs where the page has lines; the dots between sources are the style sheet's. */
const bare = (text: string): string => text.replace(/[\s·]+/g, '');

/** Holds every slide of a file against the page: all that is said, in its order, and where each shape is. */
export async function differencesFrom(page: Page, bytes: Uint8Array): Promise<Differences> {
  const found = unzip(bytes, { bytes: 3e8, files: 5000 });
  if (found.kind !== 'files') throw new Error(found.kind);
  const read = (path: string): Node =>
    readXml(new TextDecoder().decode(found.files.get(path))) as Node | undefined as Node;
  const paths = [...found.files.keys()].filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path));
  paths.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const shown = await page.$$eval('.slides .slide', readPage);
  const texts: string[] = [];
  const boxes: string[] = [];
  let compared = 0;
  for (const [i, path] of paths.entries()) {
    const there = shown[i];
    if (there === undefined) continue;
    const shapes = shapesOf(read(path), layoutOf(path, read));
    const said = bare(shapes.map((shape) => shape.said).join(''));
    if (said !== bare(there.said)) texts.push(`${path}: ${said} | ${bare(there.said)}`);
    for (const shape of shapes) {
      const off = distance(shape, there);
      if (off === null) continue;
      compared += 1;
      if (off > near) boxes.push(`${path}: ${shape.kind} ${shape.said.slice(0, 40)}: ${off.toFixed(1)} px`);
    }
  }
  return { slides: [paths.length, shown.length], texts, boxes, compared };
}

/** Runs in the page: charts and formulas are no text of a file's slide. */
function readPage(slides: readonly Element[]): PageSlide[] {
  return slides.map((slide) => {
    const origin = slide.getBoundingClientRect();
    const textOf = (element: Element): string => {
      const copy = element.cloneNode(true) as Element;
      const hidden = element.matches('.slide') ? [...element.querySelectorAll('.page-number')] : [];
      if (hidden.some((one) => getComputedStyle(one).display === 'none')) copy.querySelector('.page-number')?.remove();
      copy.querySelectorAll('svg, math, .visually-hidden, .notes').forEach((one) => one.remove());
      return copy.textContent;
    };
    const parts = [...slide.querySelectorAll('*')].flatMap((element): PagePart[] => {
      if (element.closest('svg, math') !== null && !element.matches('svg')) return [];
      const { left, top, width } = element.getBoundingClientRect();
      if (width === 0) return [];
      const kind = element.matches('table')
        ? 'table'
        : element.matches('.chart svg')
          ? 'chart'
          : element.matches('img, video')
            ? 'picture'
            : 'text';
      const style = getComputedStyle(element);
      const inner = { x: Number.parseFloat(style.paddingLeft), y: Number.parseFloat(style.paddingTop) };
      // A page's number stands at the right, whatever its width.
      const place = { x: left - origin.left + (element.matches('.page-number') ? width : 0), y: top - origin.top };
      const said = kind === 'text' ? textOf(element) : '';
      return [
        { kind, said, ...place },
        { kind, said, x: place.x + inner.x, y: place.y + inner.y },
      ];
    });
    return { said: textOf(slide), parts };
  });
}

/** The shapes of a layout, by the placeholders that they are. */
function layoutOf(slide: string, read: (path: string) => Node): ReadonlyMap<string, Node> {
  const rels = read(slide.replace(/([^/]*)$/, '_rels/$1.rels'));
  const target = (all(rels, 'Relationship') as readonly Node[]).find(({ attributes }) =>
    (attributes.get('Type') ?? '').endsWith('/slideLayout'),
  );
  const layout = read(`ppt/slideLayouts/${(target?.attributes.get('Target') ?? '').split('/').at(-1) ?? ''}`);
  return new Map((all(layout, 'p:sp') as readonly Node[]).map((shape) => [placeholderOf(shape) ?? '', shape]));
}

function placeholderOf(shape: Node): string | null {
  const [mark] = all(shape, 'p:ph') as readonly Node[];
  if (mark === undefined) return null;
  return `${mark.attributes.get('type') ?? ''} ${mark.attributes.get('idx') ?? ''}`;
}

function shapesOf(slide: Node, layout: ReadonlyMap<string, Node>): Shape[] {
  const [tree] = all(slide, 'p:spTree') as readonly Node[];
  const shapes = ['p:sp', 'p:graphicFrame', 'p:pic'];
  const inside = (node: Node): Node[] =>
    node.children.flatMap((one): Node[] => {
      if (one.name === 'mc:Fallback') return [];
      return shapes.includes(one.name) ? [one] : inside(one);
    });
  return inside(tree as Node).flatMap((shape) => shapeOf(shape, layout));
}

function shapeOf(shape: Node, layout: ReadonlyMap<string, Node>): Shape[] {
  const inherited = layout.get(placeholderOf(shape) ?? '-') ?? null;
  const off = (all(shape, 'a:off')[0] ?? (inherited === null ? undefined : all(inherited, 'a:off')[0])) as
    Node | undefined;
  if (off === undefined) return [];
  const isNumber = (placeholderOf(shape) ?? '').startsWith('sldNum');
  const [size] = (isNumber ? [shape, ...(inherited === null ? [] : [inherited])] : []).flatMap(
    (one) => all(one, 'a:ext').filter((ext: Node) => ext.attributes.has('cx')) as readonly Node[],
  );
  const corner = {
    x: (Number(off.attributes.get('x')) + Number(size?.attributes.get('cx') ?? 0)) / emu,
    y: Number(off.attributes.get('y')) / emu,
  };
  // What stands beside the slide is for those who hear it.
  if (corner.y < 0) return [];
  const paragraphs = (all(shape, 'a:p') as readonly Node[]).map((one) => ({ node: one, said: textOf(one) }));
  const said = paragraphs.map((one) => one.said).join('');
  const first = paragraphs.find((one) => bare(one.said) !== '');
  if (shape.name === 'p:pic')
    return [{ kind: isChart(shape) ? 'chart' : 'picture', said: '', first: '', places: [corner] }];
  if (shape.name === 'p:graphicFrame')
    return [{ kind: all(shape, 'a:tbl').length > 0 ? 'table' : 'chart', said, first: '', places: [corner] }];
  const body = [shape, inherited].flatMap((one) => (one === null ? [] : (all(one, 'a:bodyPr') as readonly Node[])));
  const inset = (name: string): number =>
    Number(body.find((one) => one.attributes.has(name))?.attributes.get(name) ?? 0);
  const [properties] = first === undefined ? [] : (all(first.node, 'a:pPr') as readonly Node[]);
  const indent = Number(properties?.attributes.get('marL') ?? 0);
  const inner = { x: corner.x + inset('lIns') / emu, y: corner.y + inset('tIns') / emu };
  const places = [corner, inner, { x: inner.x + indent / emu, y: inner.y }];
  return said === '' ? [] : [{ kind: 'text', said, first: first?.said ?? '', places }];
}

function isChart(picture: Node): boolean {
  return (all(picture, 'p:cNvPr')[0]?.attributes.get('name') ?? '').startsWith('Chart');
}

function textOf(paragraph: Node): string {
  return (all(paragraph, 'a:t') as readonly Node[]).map((one) => one.text).join('');
}

/** How far a shape is from where the page has it; `null` for what the page has no element of its own for. */
function distance({ kind, said, first, places }: Shape, { parts }: PageSlide): number | null {
  const candidates = parts.filter(
    (part) => part.kind === kind && (kind !== 'text' || [bare(said), bare(first)].includes(bare(part.said))),
  );
  if (candidates.length === 0) return null;
  return Math.min(
    ...candidates.flatMap((part) => places.map(({ x, y }) => Math.max(Math.abs(x - part.x), Math.abs(y - part.y)))),
  );
}
