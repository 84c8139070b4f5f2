import type { ArrangedTalk } from '../assemble/arrange-talk.ts';
import { pageHtml } from '../assemble/page-html.ts';
import { stackSections } from '../assemble/sections.ts';
import type { FontKit } from '../model/fonts.ts';
import type { LiveStart } from '../model/live.ts';
import type { Trace } from '../model/evidence.ts';
import { liveFontCss } from './live-fonts.ts';
import { mediaType } from '../util/media-type.ts';

/** What is sent for an address. */
export interface Output {
  readonly type: string;
  readonly body: Buffer;
}

/** What pages of the edit loop have instead of the script and beside the style sheet of a built talk. */
export interface LiveShell {
  readonly script: string;
  readonly css: string;
  readonly fonts: FontKit;
}

/** The page of the talk as it is now. @param traced also where its numbers come from, which pages else ask for */
export function pageOutput(talk: ArrangedTalk, shell: LiveShell, start: LiveStart, traced: boolean): Output {
  const { data, author, description, version, css, charts } = talk.page;
  const parts = {
    ...{ data, author, description, version, css, charts },
    script: shell.script,
    // Found out when it is asked for, which takes a while.
    trace: traced ? talk.trace : noTrace,
    live: { start, css: liveFontCss(shell.fonts) + shell.css },
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
export function fileOutputs(talk: ArrangedTalk): ReadonlyMap<string, Output> {
  const assets = [...talk.assets.values()].map(
    ({ url, bytes }) =>
      [`/${url}`, { type: mediaType(url), body: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) }] as const,
  );
  return new Map<string, Output>(assets);
}

/** The talk's trace, for pages that open the panel. */
export function traceOutput({ trace }: ArrangedTalk): Output {
  return { type: 'application/json', body: Buffer.from(JSON.stringify(trace)) };
}
