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
  const masters = mastersOf(files, presentation);
  if (masters.length === 0) return { ok: false, why: 'it has no slide master' };
  // PowerPoint keeps masters that no slide uses, some of them without a layout.
  const chosen = masters.find(({ layouts }) => layouts.length > 0);
  if (chosen === undefined) return { ok: false, why: 'its slide master has no layouts' };
  const { id, path, theme, layouts } = chosen;
  const lost = layouts.find((layout) => !files.has(layout));
  if (lost !== undefined) return { ok: false, why: `it is damaged: \`${lost}\` is not in it` };
  return {
    ok: true,
    template: {
      parts: partsFrom(files, path),
      master: { path, id, theme },
      layouts: layouts.map((layout) => layoutOf(layout, textOf(files, layout))),
    },
  };
}

interface FoundMaster {
  readonly id: number;
  readonly path: string;
  readonly theme: string;
  /** Paths of its layouts. */
  readonly layouts: readonly string[];
}

/** The slide masters that are there with their themes, in the order of the presentation. */
function mastersOf(files: ReadonlyMap<string, Uint8Array>, presentation: string): FoundMaster[] {
  const relations = relationshipsOf(files, 'ppt/presentation.xml');
  return [...presentation.matchAll(/<p:sldMasterId\b[^>]*>/g)].flatMap(([mark]): FoundMaster[] => {
    const path = relations.find((one) => one.id === attribute(mark, 'r:id'))?.target ?? '';
    const own = relationshipsOf(files, path);
    const theme = own.find(({ type }) => type.endsWith('/theme'))?.target ?? '';
    if (!files.has(path) || !files.has(theme)) return [];
    const layouts = own.filter(({ type }) => type.endsWith('/slideLayout')).map(({ target }) => target);
    return [{ id: Number(attribute(mark, 'id') ?? 2_147_483_648), path, theme, layouts }];
  });
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
