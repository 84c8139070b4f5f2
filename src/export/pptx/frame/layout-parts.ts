import type { Decoration, MeasuredLayout } from '../../../model/measured.ts';
import { fillXml, type Look } from '../look.ts';
import type { Media } from '../media.ts';
import type { Part } from '../parts.ts';
import { areaXml } from '../shapes/areas.ts';
import { pictureXml } from '../shapes/picture.ts';
import { newSheet, shapeTree, type PartNumbers, type Sheet } from '../sheet.ts';
import { contentTypes, relationshipTypes } from '../types.ts';
import { slideNamespaces, xml, xmlHead } from '../xml.ts';
import { placeholdersOf, placeholderXml, type Placeholder } from './placeholders.ts';

/** A layout of the package, and what slides on it inherit. */
export interface LayoutPart {
  readonly key: string;
  readonly part: Part;
  /** Parts that it needs besides: pictures. */
  readonly parts: readonly Part[];
  readonly background: string | null;
  readonly placeholders: ReadonlyMap<string, Placeholder>;
}

/** What layouts are made with. */
export interface LayoutContext {
  readonly look: Look;
  readonly media: Media;
  readonly numbers: PartNumbers;
  /** A picture that the browser took, by name. */
  readonly shots: ReadonlyMap<string, Uint8Array>;
}

/** The path of the master. */
export const masterPath = 'ppt/slideMasters/slideMaster1.xml';

/** A layout as a part. */
export function layoutPart(layout: MeasuredLayout, context: LayoutContext, names: Set<string>): LayoutPart {
  const { look, numbers } = context;
  const sheet = newSheet(numbers);
  sheet.relate(relationshipTypes.slideMaster, masterPath);
  const drawn = layout.decorations.map((one) => decorationXml(one, sheet, context)).join('');
  const placeholders = placeholdersOf(layout);
  const shapes = placeholders.map((one) => placeholderXml(sheet.names.shape(), one, look)).join('');
  const background =
    layout.background === null ? '' : `<p:bg><p:bgPr>${fillXml(layout.background, look)}<a:effectLst/></p:bgPr></p:bg>`;
  const name = uniqueName(titleOf(layout), names);
  const contents =
    `${xmlHead}<p:sldLayout${slideNamespaces}${typeOf(layout)} preserve="1" userDrawn="1"><p:cSld name="${xml(name)}">${background}` +
    `${shapeTree(drawn + shapes)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`;
  const path = `ppt/slideLayouts/slideLayout${numbers('slideLayout')}.xml`;
  return {
    key: layout.key,
    part: { path, contentType: contentTypes.slideLayout, contents, relationships: sheet.relationships },
    parts: sheet.parts,
    background: layout.background,
    placeholders: new Map(placeholders.map((one) => [one.slot.name, one])),
  };
}

/** A rule, bar or picture that is only there for the eye. */
export function decorationXml(decoration: Decoration, sheet: Sheet, { look, media, shots }: LayoutContext): string {
  const { box } = decoration;
  if (decoration.kind === 'area') return areaXml(sheet.names.shape(), decoration, look);
  const bytes = shots.get(decoration.shot);
  const part = bytes === undefined ? null : media.picture(bytes);
  if (part === null) return '';
  sheet.parts.push(part);
  const id = sheet.names.shape();
  const image = sheet.relate(relationshipTypes.image, part.path);
  return pictureXml({
    id,
    name: `Ornament ${id}`,
    alt: '',
    box,
    crop: null,
    image,
    svg: null,
    link: null,
    drawnByUser: true,
  });
}

function typeOf({ key }: MeasuredLayout): string {
  const known: Readonly<Record<string, string>> = {
    'title(title,subtitle)': 'title',
    'content(title,main)': 'obj',
    'section(title,main)': 'secHead',
    'two-columns(title,left,right)': 'twoObj',
    'content(title)': 'titleOnly',
    'content()': 'blank',
  };
  const type = known[key];
  return type === undefined ? '' : ` type="${type}"`;
}

function titleOf({ key, name }: MeasuredLayout): string {
  const words = name.replaceAll('-', ' ');
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  if (key === 'content()') return 'Blank';
  if (key === 'content(title)') return 'Statement';
  return key.endsWith(' on dark') ? `${title} on dark` : title;
}

function uniqueName(name: string, taken: Set<string>): string {
  let unique = name;
  for (let n = 2; taken.has(unique); n++) unique = `${name} ${n}`;
  taken.add(unique);
  return unique;
}
