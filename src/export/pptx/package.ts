import { legalXml, xml, xmlHead } from './xml.ts';
import type { Part, Relationship } from './parts.ts';

const relationshipType = 'application/vnd.openxmlformats-package.relationships+xml';

/**
 * Parts as the files of a package: content types, relationships, the parts themselves. Of parts given twice the first
 * stays.
 */
export function packageFiles(
  parts: readonly Part[],
  root: readonly Relationship[],
): ReadonlyMap<string, string | Uint8Array> {
  const byPath = new Map<string, Part>();
  for (const part of parts) if (!byPath.has(part.path)) byPath.set(part.path, part);
  const files = new Map<string, string | Uint8Array>();
  files.set('[Content_Types].xml', contentTypes([...byPath.values()]));
  files.set('_rels/.rels', relationshipsXml(root, ''));
  for (const { path, contents, relationships } of byPath.values()) {
    files.set(path, typeof contents === 'string' ? legalXml(contents) : contents);
    const place = folderAndName(path);
    if (relationships.length > 0)
      files.set(`${place.folder}_rels/${place.name}.rels`, relationshipsXml(relationships, place.folder));
  }
  return files;
}

function contentTypes(parts: readonly Part[]): string {
  const extensions = new Map([
    ['rels', relationshipType],
    ['xml', 'application/xml'],
  ]);
  const named: Part[] = [];
  for (const part of parts) {
    const extension = (/\.([a-z0-9]+)$/i.exec(part.path)?.[1] ?? '').toLowerCase();
    if (typeof part.contents !== 'string' || part.contentType.startsWith('image/')) {
      const known = extensions.get(extension);
      if (known === undefined) extensions.set(extension, part.contentType);
      if (known === undefined || known === part.contentType) continue;
    }
    named.push(part);
  }
  const defaults = [...extensions].sort(([a], [b]) => (a < b ? -1 : 1));
  const overrides = named.sort((a, b) => (a.path < b.path ? -1 : 1));
  return (
    `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    defaults
      .map(([extension, type]) => `<Default Extension="${xml(extension)}" ContentType="${xml(type)}"/>`)
      .join('') +
    overrides
      .map(({ path, contentType }) => `<Override PartName="/${xml(path)}" ContentType="${xml(contentType)}"/>`)
      .join('') +
    '</Types>'
  );
}

function relationshipsXml(relationships: readonly Relationship[], folder: string): string {
  const lines = relationships.map(
    ({ id, type, target, external = false }) =>
      `<Relationship Id="${xml(id)}" Type="${xml(type)}" Target="${xml(external ? target : relativePath(folder, target))}"` +
      `${external ? ' TargetMode="External"' : ''}/>`,
  );
  return `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`;
}

function folderAndName(path: string): { readonly folder: string; readonly name: string } {
  const end = path.lastIndexOf('/') + 1;
  return { folder: path.slice(0, end), name: path.slice(end) };
}

/** A part's path from the folder of another. */
export function relativePath(folder: string, target: string): string {
  const from = folder.split('/').slice(0, -1);
  const to = target.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same += 1;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}
