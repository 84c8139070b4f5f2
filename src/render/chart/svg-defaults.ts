/** What an attribute may say that holds without it: no group around a mark says otherwise. */
const byDefault: ReadonlyMap<string, string> = new Map([
  ['opacity', '1'],
  ['fill-opacity', '1'],
  ['stroke-opacity', '1'],
  ['stroke-width', '1'],
  ['stroke-dashoffset', '0'],
  ['stroke-miterlimit', '4'],
  ['text-anchor', 'start'],
  ['font-weight', '400'],
  ['transform', 'translate(0,0)'],
]);
const ofStroke = /^stroke-/;

/** What is true of a whole start tag, for the judgement of its attributes. */
export interface TagLook {
  readonly isLine: boolean;
  /** Or holds what may have one. */
  readonly hasStroke: boolean;
  /** The font that the root gives to every text. */
  readonly font: string | null;
}

/** Whether the drawing is the same without this attribute. */
export function saysNothing(name: string, value: string, { isLine, hasStroke, font }: TagLook): boolean {
  if (byDefault.get(name) === value) return true;
  if (name === 'font-family') return value === font;
  if (isLine && value === '0') return name === 'x2' || name === 'y2';
  return !hasStroke && ofStroke.test(name);
}

const disc = /^<path(.*?) d="M([\d.]+),0A\2,\2,0,1,1,-\2,0A\2,\2,0,1,1,\2,0"/;
const moved = / transform="translate\(([-\d.]+),([-\d.]+)\)"$/;

/** A disc that is drawn as two arcs, as an element that says its centre and radius. */
export function roundTag(tag: string): string {
  if (!tag.startsWith('<path') || !tag.includes(',0,1,1,-')) return tag;
  return tag.replace(disc, (_, before: string, r: string) => {
    const placed = before.replace(moved, (__, x: string, y: string) => side('cx', x) + side('cy', y));
    return `<circle${placed} r="${r}"`;
  });
}

function side(name: string, value: string): string {
  return value === '0' ? '' : ` ${name}="${value}"`;
}
