import type { ArrangedTalk } from '../../assemble/arrange-talk.ts';
import { pageHtml } from '../../assemble/page-html.ts';
import { stackSections } from '../../assemble/sections.ts';

/** A picture or film as it stands in the page. */
export interface Embedded {
  readonly bytes: Uint8Array;
  /** `image/png` */
  readonly type: string;
}

/**
 * A talk as one page with nothing beside it: pictures and films are inside, and the policy admits no others. It is the
 * page of a build but for that.
 * @param embedded by the address that the page has for it
 */
export function onePage(talk: ArrangedTalk, embedded: ReadonlyMap<string, Embedded>): string {
  const { sections, page, families } = withEmbedded(talk, embedded);
  const alone = { licences: families.map(({ licence }) => licence).sort() };
  return pageHtml({ ...page, alone }, stackSections(sections));
}

/** A talk that has its pictures and films where it names them. */
export function withEmbedded(talk: ArrangedTalk, embedded: ReadonlyMap<string, Embedded>): ArrangedTalk {
  const fill = filler(embedded);
  const sections = talk.sections.map((section) => ({ ...section, html: fill(section.html) }));
  const { page, trace } = talk;
  return { ...talk, trace, sections, page: { ...page, trace, css: fill(page.css) } };
}

/** Puts files where their addresses stand, each made into text once. */
function filler(embedded: ReadonlyMap<string, Embedded>): (markup: string) => string {
  if (embedded.size === 0) return (markup) => markup;
  const uris = new Map<string, string>();
  return (markup) =>
    markup.replace(/\bassets\/[\w.-]+/g, (url) => {
      const file = embedded.get(url);
      if (file === undefined) return url;
      let uri = uris.get(url);
      if (uri === undefined) uris.set(url, (uri = dataUri(file)));
      return uri;
    });
}

function dataUri({ bytes, type }: Embedded): string {
  return `data:${type};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')}`;
}
