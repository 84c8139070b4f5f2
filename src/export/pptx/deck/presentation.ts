import type { Part, Relationship } from '../parts.ts';
import { newSheet, type PartNumbers } from '../sheet.ts';
import { contentTypes, relationshipTypes } from '../types.ts';
import { slideNamespaces, xml, xmlHead } from '../xml.ts';
import { notesMasterPath } from './notes.ts';

/** What the presentation's own part lists. */
export interface PresentationFacts {
  readonly slides: readonly { readonly id: number; readonly path: string }[];
  readonly hasNotes: boolean;
  /** `p:ext` elements. */
  readonly extensions: string;
  /** The levels that a text in no placeholder inherits. */
  readonly defaults: string;
  readonly rtl: boolean;
  readonly master: { readonly path: string; readonly id: number; readonly theme: string };
}

/** What is told of the file. */
export interface DocumentFacts {
  readonly title: string;
  readonly author: string | null;
  readonly description: string | null;
  readonly lang: string;
  readonly version: string;
  /** Seconds since 1970; `null` for no date. */
  readonly epoch: number | null;
}

/** The number of the first slide, as PowerPoint counts. */
export const firstSlideId = 256;

/** The presentation and the small parts around it. */
export function presentationParts(facts: PresentationFacts, numbers: PartNumbers): readonly Part[] {
  const sheet = newSheet(numbers);
  const master = sheet.relate(relationshipTypes.slideMaster, facts.master.path);
  const slides = facts.slides.map(
    ({ id, path }) => `<p:sldId id="${id}" r:id="${sheet.relate(relationshipTypes.slide, path)}"/>`,
  );
  const notes = facts.hasNotes
    ? `<p:notesMasterIdLst><p:notesMasterId r:id="${sheet.relate(relationshipTypes.notesMaster, notesMasterPath)}"/></p:notesMasterIdLst>`
    : '';
  const small = [
    smallPart('presProps', contentTypes.presProps, '<p:presentationPr', ''),
    smallPart('viewProps', contentTypes.viewProps, '<p:viewPr', ''),
  ];
  sheet.relate(relationshipTypes.presProps, 'ppt/presProps.xml');
  sheet.relate(relationshipTypes.viewProps, 'ppt/viewProps.xml');
  sheet.relate(relationshipTypes.theme, facts.master.theme);
  sheet.relate(relationshipTypes.tableStyles, 'ppt/tableStyles.xml');
  const contents =
    `${xmlHead}<p:presentation${slideNamespaces}${facts.rtl ? ' rtl="1"' : ''} saveSubsetFonts="1" autoCompressPictures="0">` +
    `<p:sldMasterIdLst><p:sldMasterId id="${facts.master.id}" r:id="${master}"/></p:sldMasterIdLst>${notes}` +
    (slides.length === 0 ? '' : `<p:sldIdLst>${slides.join('')}</p:sldIdLst>`) +
    '<p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/>' +
    `<p:defaultTextStyle>${facts.defaults}</p:defaultTextStyle>` +
    `${facts.extensions === '' ? '' : `<p:extLst>${facts.extensions}</p:extLst>`}</p:presentation>`;
  return [
    {
      path: 'ppt/presentation.xml',
      contentType: contentTypes.presentation,
      contents,
      relationships: sheet.relationships,
    },
    ...small,
    {
      path: 'ppt/tableStyles.xml',
      contentType: contentTypes.tableStyles,
      contents: `${xmlHead}<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>`,
      relationships: [],
    },
  ];
}

function smallPart(name: string, contentType: string, open: string, inner: string): Part {
  const contents = `${xmlHead}${open}${slideNamespaces}${inner === '' ? '/>' : inner}`;
  return { path: `ppt/${name}.xml`, contentType, contents, relationships: [] };
}

/** What is told of the file: title, author, language, and by what it was made. */
export function propertyParts(facts: DocumentFacts): readonly Part[] {
  const date = facts.epoch === null ? null : new Date(facts.epoch * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
  const when = (name: string): string =>
    date === null ? '' : `<dcterms:${name} xsi:type="dcterms:W3CDTF">${date}</dcterms:${name}>`;
  const core =
    `${xmlHead}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/"' +
    ` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xml(facts.title)}</dc:title>` +
    (facts.description === null ? '' : `<dc:description>${xml(facts.description)}</dc:description>`) +
    (facts.author === null ? '' : `<dc:creator>${xml(facts.author)}</dc:creator>`) +
    `<dc:language>${xml(facts.lang)}</dc:language>${when('created')}${when('modified')}</cp:coreProperties>`;
  const app =
    `${xmlHead}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
    `<Application>Plenary ${xml(facts.version)}</Application><PresentationFormat>Widescreen</PresentationFormat></Properties>`;
  return [
    { path: 'docProps/core.xml', contentType: contentTypes.coreProperties, contents: core, relationships: [] },
    { path: 'docProps/app.xml', contentType: contentTypes.extendedProperties, contents: app, relationships: [] },
  ];
}

/** What the package itself refers to. */
export const rootRelationships: readonly Relationship[] = [
  { id: 'rId1', type: relationshipTypes.officeDocument, target: 'ppt/presentation.xml' },
  { id: 'rId2', type: relationshipTypes.coreProperties, target: 'docProps/core.xml' },
  { id: 'rId3', type: relationshipTypes.extendedProperties, target: 'docProps/app.xml' },
];
