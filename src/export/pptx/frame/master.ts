import type { MeasuredLayout } from '../../../model/measured.ts';
import { fillXml, type Look } from '../look.ts';
import type { Part } from '../parts.ts';
import { newSheet, shapeTree, type PartNumbers } from '../sheet.ts';
import { slotBase } from '../text/base.ts';
import { contentTypes, relationshipTypes } from '../types.ts';
import { slideNamespaces, xmlHead } from '../xml.ts';
import { masterPath, type LayoutPart } from './layout-parts.ts';
import { levelsXml } from './levels.ts';
import { placeholdersOf, placeholderXml } from './placeholders.ts';
import { themeXml } from './theme.ts';

/** The colours of the theme by what slides call them. */
export const colorMap =
  ' bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4"' +
  ' accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"';

/** The path of the theme. */
export const themePath = 'ppt/theme/theme1.xml';

/** The first number of a master; the layouts have those that follow. */
export const firstMasterId = 2_147_483_648;

/** The master with its theme: how titles and texts are written, which layouts there are. */
export function masterParts(
  content: MeasuredLayout,
  layouts: readonly LayoutPart[],
  look: Look,
  numbers: PartNumbers,
): readonly Part[] {
  const sheet = newSheet(numbers);
  const placeholders = placeholdersOf(content);
  const shapes = placeholders
    .map((one) => (one.slot.name === 'main' ? { ...one, mark: '<p:ph type="body" idx="1"/>' } : one))
    .map((one) => ({
      ...one,
      mark: one.mark
        .replace('type="ftr" sz="quarter" idx="11"', 'type="ftr" sz="quarter" idx="3"')
        .replace('idx="12"', 'idx="4"'),
    }))
    .map((one) => placeholderXml(sheet.names.shape(), one, look))
    .join('');
  const ids = layouts
    .map(
      ({ part }, i) =>
        `<p:sldLayoutId id="${firstMasterId + 1 + i}" r:id="${sheet.relate(relationshipTypes.slideLayout, part.path)}"/>`,
    )
    .join('');
  sheet.relate(relationshipTypes.theme, themePath);
  const contents =
    `${xmlHead}<p:sldMaster${slideNamespaces}><p:cSld><p:bg><p:bgPr>${fillXml(look.palette.paper, look)}<a:effectLst/></p:bgPr></p:bg>` +
    `${shapeTree(shapes)}</p:cSld><p:clrMap${colorMap}/><p:sldLayoutIdLst>${ids}</p:sldLayoutIdLst>` +
    `<p:hf hdr="0" dt="0"/><p:txStyles>${textStyles(content, look)}</p:txStyles></p:sldMaster>`;
  return [
    { path: masterPath, contentType: contentTypes.slideMaster, contents, relationships: sheet.relationships },
    { path: themePath, contentType: contentTypes.theme, contents: themeXml('Plenary', look), relationships: [] },
  ];
}

function textStyles(content: MeasuredLayout, look: Look): string {
  const levels = (name: string): string => {
    const slot = content.slots.find((one) => one.name === name);
    return slot === undefined ? '' : levelsXml(slotBase(slot), look);
  };
  return `<p:titleStyle>${levels('title')}</p:titleStyle><p:bodyStyle>${levels('main')}</p:bodyStyle><p:otherStyle>${otherStyle(look)}</p:otherStyle>`;
}

/** What a text that is in no placeholder inherits. */
export function otherStyle({ lang }: Look): string {
  return `<a:defPPr><a:defRPr lang="${lang}"/></a:defPPr><a:lvl1pPr marL="0" algn="l" defTabSz="914400"><a:defRPr sz="1800" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl1pPr>`;
}
