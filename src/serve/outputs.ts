import type { ArrangedTalk } from '../assemble/arrange-talk.ts';
import { pageHtml } from '../assemble/page-html.ts';
import { stackSections } from '../assemble/sections.ts';
import type { FontFile } from '../model/project.ts';
import type { LiveStart } from '../model/live.ts';
import type { Trace } from '../model/evidence.ts';

/** What is sent for an address. */
export interface Output {
  readonly type: string;
  readonly body: Buffer;
}

/** What pages of the edit loop have instead of the script and beside the style sheet of a built talk. */
export interface LiveShell {
  readonly script: string;
  readonly css: string;
  readonly fonts: readonly FontFile[];
}

/** The page of the talk as it is now. @param traced also where its numbers come from, which pages else ask for */
export function pageOutput(talk: ArrangedTalk, shell: LiveShell, start: LiveStart, traced: boolean): Output {
  const { data, author, description, version, css, charts } = talk.page;
  const parts = {
    ...{ data, author, description, version, css, charts },
    script: shell.script,
    // Found out when it is asked for, which takes a while.
    trace: traced ? talk.trace : noTrace,
    live: { start, css: fontCss(shell.fonts) + shell.css },
  };
  return { type: 'text/html; charset=utf-8', body: Buffer.from(pageHtml(parts, stackSections(talk.sections))) };
}

const noTrace: Trace = {
  version: 1,
  deck: { file: '', title: '', lang: '' },
  files: [],
  slides: [],
  references: [],
};

/** The files of a talk beside its page, by address. There is no way from an address to the disk. */
export function fileOutputs(talk: ArrangedTalk, shell: LiveShell): ReadonlyMap<string, Output> {
  const fonts = shell.fonts.map(
    ({ bytes }, i) => [fontUrl(i), { type: 'font/woff2', body: Buffer.from(bytes) }] as const,
  );
  const assets = [...talk.assets.values()].map(
    ({ url, bytes }) =>
      [`/${url}`, { type: typeOf(url), body: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) }] as const,
  );
  return new Map<string, Output>([...fonts, ...assets]);
}

/** The talk's trace, for pages that open the panel. */
export function traceOutput({ trace }: ArrangedTalk): Output {
  return { type: 'application/json', body: Buffer.from(JSON.stringify(trace)) };
}

function fontUrl(index: number): string {
  return `/live/font-${index}.woff2`;
}

/** Fonts whole, each asked for when it is first needed: what is typed next is never missing, and no save changes them. */
function fontCss(fonts: readonly FontFile[]): string {
  return fonts
    .map(
      ({ family, weight, style }, i) =>
        `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};` +
        `src:url(${fontUrl(i)})format("woff2")}\n`,
    )
    .join('');
}

const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
  mp4: 'video/mp4',
  webm: 'video/webm',
  ogv: 'video/ogg',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  m4a: 'audio/mp4',
};

function typeOf(url: string): string {
  return types[url.slice(url.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
}
