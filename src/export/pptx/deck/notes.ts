import { placeholderless } from './notes-text.ts';
import type { Part } from '../parts.ts';
import { themeXml } from '../frame/theme.ts';
import { colorMap } from '../frame/master.ts';
import type { Look } from '../look.ts';
import { shapeTree } from '../sheet.ts';
import { contentTypes, relationshipTypes } from '../types.ts';
import { slideNamespaces, xml, xmlHead } from '../xml.ts';

/** The path of the notes' master. */
export const notesMasterPath = 'ppt/notesMasters/notesMaster1.xml';

const picturePlace = '<a:off x="685800" y="1143000"/><a:ext cx="5486400" cy="3086100"/>';
const textPlace = '<a:off x="685800" y="4400550"/><a:ext cx="5486400" cy="3600450"/>';

/** The master of pages of notes: the slide above, the words below. */
export function notesMasterParts(look: Look): readonly Part[] {
  const theme = 'ppt/theme/notes.xml';
  const shapes =
    slideImage(2, picturePlace) +
    words(3, `<a:p><a:r><a:rPr lang="${xml(look.lang)}"/><a:t>Click to edit the notes</a:t></a:r></a:p>`, textPlace);
  const contents =
    `${xmlHead}<p:notesMaster${slideNamespaces}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>` +
    `${shapeTree(shapes)}</p:cSld><p:clrMap${colorMap}/><p:notesStyle><a:lvl1pPr marL="0" algn="l"><a:spcBef><a:spcPts val="600"/></a:spcBef><a:defRPr sz="1200" kern="1200">` +
    '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl1pPr></p:notesStyle></p:notesMaster>';
  return [
    {
      path: notesMasterPath,
      contentType: contentTypes.notesMaster,
      contents,
      relationships: [{ id: 'rId1', type: relationshipTypes.theme, target: theme }],
    },
    { path: theme, contentType: contentTypes.theme, contents: themeXml('Plenary notes', look), relationships: [] },
  ];
}

/** A slide's page of notes: what is said, then where its numbers come from. */
export function notesPart(path: string, slide: string, lines: readonly string[], look: Look): Part {
  const paragraphs = lines.map((line) => placeholderless(line, look.lang)).join('');
  const shapes = slideImage(2, '') + words(3, paragraphs, '');
  const contents =
    `${xmlHead}<p:notes${slideNamespaces}><p:cSld>${shapeTree(shapes)}</p:cSld>` +
    '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>';
  return {
    path,
    contentType: contentTypes.notesSlide,
    contents,
    relationships: [
      { id: 'rId1', type: relationshipTypes.notesMaster, target: notesMasterPath },
      { id: 'rId2', type: relationshipTypes.slide, target: slide },
    ],
  };
}

function slideImage(id: number, place: string): string {
  const where = place === '' ? '' : `<a:xfrm>${place}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`;
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="Slide Image ${id}"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>` +
    `<p:nvPr><p:ph type="sldImg"${place === '' ? '' : ' idx="2"'}/></p:nvPr></p:nvSpPr><p:spPr>${where}</p:spPr></p:sp>`
  );
}

function words(id: number, paragraphs: string, place: string): string {
  const where = place === '' ? '' : `<a:xfrm>${place}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`;
  const mark = place === '' ? '<p:ph type="body" idx="1"/>' : '<p:ph type="body" sz="quarter" idx="3"/>';
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="Notes ${id}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>${mark}</p:nvPr></p:nvSpPr>` +
    `<p:spPr>${where}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>${paragraphs}</p:txBody></p:sp>`
  );
}
