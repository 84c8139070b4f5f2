import type { ServerResponse } from 'node:http';
import type { LiveMessage } from '../model/live.ts';

/** The pages that listen. */
export interface EventStream {
  /** Takes a page in. @returns whether there was room */
  readonly add: (response: ServerResponse) => boolean;
  /** Tells one page, or all. */
  readonly send: (message: LiveMessage, only?: ServerResponse) => void;
  readonly count: () => number;
  readonly close: () => void;
}

/** Pages that listen at a time; one for each browser is usual, since its windows share one. */
const mostPages = 64;
/** A page that takes nothing while so many bytes wait for it is gone. */
const mostWaiting = 64_000_000;
/** Milliseconds between signs of life, by which a connection that has died is noticed. */
const heartbeat = 15_000;

/** Server-Sent Events: one direction, no parser. An event's id is the version that it leads to. */
export function openEventStream(version: () => string): EventStream {
  const pages = new Set<ServerResponse>();
  const write = (page: ServerResponse, text: string): void => {
    if (page.writableLength > mostWaiting) return void page.destroy();
    page.write(text);
  };
  const beat = setInterval(() => pages.forEach((page) => write(page, ':\n\n')), heartbeat);
  beat.unref();
  return {
    add(response) {
      if (pages.size >= mostPages) return false;
      response.socket?.setNoDelay(true);
      response.write('retry: 400\n\n');
      pages.add(response);
      response.on('close', () => pages.delete(response));
      return true;
    },
    send(message, only) {
      const text = `id: ${version()}\ndata: ${JSON.stringify(message)}\n\n`;
      for (const page of only === undefined ? pages : [only]) write(page, text);
    },
    count: () => pages.size,
    close() {
      clearInterval(beat);
      pages.forEach((page) => page.destroy());
    },
  };
}
