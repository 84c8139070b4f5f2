import { siteOf, type ArrangedTalk } from '../assemble/arrange-talk.ts';
import type { FontFile } from '../model/project.ts';
import type { LiveStart } from '../model/live.ts';
import type { Evidence } from '../model/evidence.ts';

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

/** The page of the talk as it is now. @param trace also where its numbers come from, which pages else ask for */
export function pageOutput(talk: ArrangedTalk, shell: LiveShell, start: LiveStart, trace: boolean): Output {
  const page = {
    ...talk.page,
    script: shell.script,
    trace: trace ? talk.trace : emptyTrace(talk.trace),
    live: { start, css: fontCss(shell.fonts) + shell.css },
  };
  const [index] = siteOf({ ...talk, page, assets: new Map(), faces: [] }).files;
  return { type: 'text/html; charset=utf-8', body: Buffer.from(index?.contents ?? '') };
}

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

function emptyTrace(trace: Evidence['trace']): Evidence['trace'] {
  return { ...trace, files: [], slides: [], references: [] };
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
