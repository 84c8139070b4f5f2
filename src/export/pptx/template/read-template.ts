import { unzip } from '../../zip/unzip.ts';
import type { Part, Relationship } from '../parts.ts';

/** A presentation whose master, layouts and theme are taken. */
export interface Template {
  /** Master, layouts, theme and what they refer to, as they are. */
  readonly parts: readonly Part[];
  readonly master: { readonly path: string; readonly id: number; readonly theme: string };
  readonly layouts: readonly TemplateLayout[];
}

/** A layout of a template. */
export interface TemplateLayout {
  readonly path: string;
  /** PowerPoint's name for its kind: `title`, `obj`, `secHead` …; empty for one of the template's own. */
  readonly type: string;
  readonly placeholders: readonly { readonly type: string; readonly idx: string | null }[];
}

/** A template, or why it cannot be one, in words for the user. */
export type ReadTemplate =
  { readonly ok: true; readonly template: Template } | { readonly ok: false; readonly why: string };

const limits = { bytes: 300_000_000, files: 5000 };

/** Reads a template. Nothing of its slides is taken, and nothing that it names outside of itself is read. */
export function readTemplate(bytes: Uint8Array): ReadTemplate {
  const zip = unzip(bytes, limits);
  if (zip.kind === 'too-large') return { ok: false, why: 'it is larger than 300 MB when unpacked' };
  if (zip.kind !== 'files') return { ok: false, why: 'it is no PowerPoint file (.pptx or .potx)' };
  const { files } = zip;
  const presentation = textOf(files, 'ppt/presentation.xml');
  const size = /<p:sldSz\b[^>]*>/.exec(presentation)?.[0] ?? '';
  if (presentation === '') return { ok: false, why: 'it is no PowerPoint file (.pptx or .potx)' };
  if (attribute(size, 'cx') !== '12192000' || attribute(size, 'cy') !== '6858000')
    return { ok: false, why: 'its slides are not 13.33 × 7.5 inches: choose "Widescreen (16:9)" as its slide size' };
  const masterId = /<p:sldMasterId\b[^>]*>/.exec(presentation)?.[0] ?? '';
  const relations = relationshipsOf(files, 'ppt/presentation.xml');
  const master = relations.find(({ id }) => id === attribute(masterId, 'r:id'))?.target ?? '';
  const theme = relationshipsOf(files, master).find(({ type }) => type.endsWith('/theme'))?.target ?? '';
  if (!files.has(master) || !files.has(theme)) return { ok: false, why: 'it has no slide master' };
  const parts = partsFrom(files, master);
  const layouts = relationshipsOf(files, master)
    .filter(({ type, target }) => type.endsWith('/slideLayout') && files.has(target))
    .map(({ target }) => layoutOf(target, textOf(files, target)));
  if (layouts.length === 0) return { ok: false, why: 'its slide master has no layouts' };
  const id = Number(attribute(masterId, 'id') ?? 2_147_483_648);
  return { ok: true, template: { parts, master: { path: master, id, theme }, layouts } };
}

function layoutOf(path: string, xml: string): TemplateLayout {
  const root = /<p:sldLayout\b[^>]*>/.exec(xml)?.[0] ?? '';
  const placeholders = [...xml.matchAll(/<p:ph\b[^>]*>/g)].map(([mark]) => ({
    type: attribute(mark, 'type') ?? '',
    idx: attribute(mark, 'idx'),
  }));
  return { path, type: attribute(root, 'type') ?? '', placeholders };
}

/** A part and all that it refers to, slides and notes left out. */
function partsFrom(files: ReadonlyMap<string, Uint8Array>, first: string): Part[] {
  const types = contentTypesOf(files);
  const found = new Map<string, Part>();
  const visit = (path: string): void => {
    const contents = files.get(path);
    if (contents === undefined || found.has(path)) return;
    const relationships = relationshipsOf(files, path).filter(
      ({ type }) => !/\/(?:slide|notesSlide|notesMaster)$/.test(type),
    );
    found.set(path, { path, contentType: types(path), contents, relationships });
    for (const { target, external } of relationships) if (external !== true) visit(target);
  };
  visit(first);
  return [...found.values()];
}

function contentTypesOf(files: ReadonlyMap<string, Uint8Array>): (path: string) => string {
  const xml = textOf(files, '[Content_Types].xml');
  const read = (name: string, key: string): ReadonlyMap<string, string> =>
    new Map(
      [...xml.matchAll(new RegExp(`<${name}\\b[^>]*>`, 'g'))].map(([tag]) => [
        (attribute(tag, key) ?? '').toLowerCase(),
        attribute(tag, 'ContentType') ?? '',
      ]),
    );
  const [overrides, defaults] = [read('Override', 'PartName'), read('Default', 'Extension')];
  return (path) => {
    const extension = /\.([^./]+)$/.exec(path)?.[1] ?? '';
    return (
      overrides.get(`/${path}`.toLowerCase()) ?? defaults.get(extension.toLowerCase()) ?? 'application/octet-stream'
    );
  };
}

function relationshipsOf(files: ReadonlyMap<string, Uint8Array>, path: string): Relationship[] {
  const end = path.lastIndexOf('/') + 1;
  const folder = path.slice(0, end);
  const xml = textOf(files, `${folder}_rels/${path.slice(end)}.rels`);
  return [...xml.matchAll(/<Relationship\b[^>]*>/g)].flatMap(([tag]): Relationship[] => {
    const [id, type, target] = [attribute(tag, 'Id'), attribute(tag, 'Type'), attribute(tag, 'Target')];
    if (id === null || type === null || target === null) return [];
    if (attribute(tag, 'TargetMode') === 'External') return [{ id, type, target, external: true }];
    return [{ id, type, target: inPackage(folder, target) }];
  });
}

function inPackage(folder: string, target: string): string {
  return decodeURI(new URL(target, `file:///${folder}`).pathname.slice(1));
}

function attribute(tag: string, name: string): string | null {
  const value = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  const text = value?.[1] ?? value?.[2];
  return text === undefined
    ? null
    : text
        .replace(/&quot;/g, '"')
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&amp;/g, '&');
}

function textOf(files: ReadonlyMap<string, Uint8Array>, path: string): string {
  const bytes = files.get(path);
  return bytes === undefined ? '' : new TextDecoder().decode(bytes);
}
