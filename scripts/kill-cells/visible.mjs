/**
 * What is seen of each slide of a page, by slide id: text and geometry, without what only machines read. Numbers of
 * references, and the pages that list them, follow from the whole talk and not from any cell: they are left out.
 */
export function sectionsOf(page) {
  const sections = new Map();
  const starts = [...page.matchAll(/<section id="([^"]*)"/g)];
  for (const [i, { 1: id, index }] of starts.entries()) {
    if (/^[^>]*\blayout-references\b/.test(page.slice(index, index + 1000))) continue;
    sections.set(id, visible(page.slice(index, starts[i + 1]?.index ?? page.indexOf('</main>', index))));
  }
  return sections;
}

/** Attributes that shape a drawing or a picture. All others (ids, hashes, descriptions) are not seen. */
const seen = new Set(
  'd x y x1 y1 x2 y2 dx dy cx cy r rx ry width height points transform fill stroke stroke-width opacity colspan rowspan src'.split(
    ' ',
  ),
);

function visible(html) {
  return html
    .replace(/<div class="visually-hidden">[\s\S]*?<\/div>/g, '')
    .replace(/<sup class="cite">[\s\S]*?<\/sup>/g, '')
    .replace(/<p class="cited">[\s\S]*?<\/p>/g, (cited) => cited.replace(/<sup>[^<]*<\/sup>/g, ''))
    .replace(/<(title|desc)\b[^>]*>[\s\S]*?<\/\1>/g, '')
    .replace(/<(\/?)([\w-]+)([^>]*)>/g, (_, slash, name, attributes) => {
      const kept = [...attributes.matchAll(/\s([\w-]+)="([^"]*)"/g)].filter(([, attribute]) => seen.has(attribute));
      return `<${slash}${name}${kept.map(([all]) => all).join('')}>`;
    });
}
