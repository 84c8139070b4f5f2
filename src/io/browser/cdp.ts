import type { Duplex, Readable, Writable } from 'node:stream';
import { fault } from './fault.ts';

/** A message that the browser sends by itself. */
export interface CdpEvent {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The page that it is about; `''` for the browser. */
  readonly session: string;
}

/** What a request gives. */
export type CdpResult = Readonly<Record<string, unknown>>;

/** The browser's debugging protocol over two pipes. */
export interface CdpClient {
  /**
   * @param session of a page; `''` for the browser
   * @param patience ms
   */
  send(method: string, params: CdpResult, session: string, patience: number): Promise<CdpResult>;
  /** @returns a function that stops listening */
  listen(listener: (event: CdpEvent) => void): () => void;
  /** Ends all that is waited for, now and later. */
  end(reason: Error): void;
  /** Ends what is waited for in one page. */
  endSession(session: string, reason: Error): void;
}

interface Waiting {
  readonly session: string;
  readonly resolve: (result: CdpResult) => void;
  readonly reject: (reason: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** Speaks through a pipe to the browser and one from it: JSON, each message closed by a zero byte. */
export function cdpClient(input: Writable | Duplex, output: Readable | Duplex): CdpClient {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(event: CdpEvent) => void>();
  let ended: Error | null = null;
  let last = 0;

  const settle = (id: number): Waiting | undefined => {
    const one = waiting.get(id);
    clearTimeout(one?.timer);
    waiting.delete(id);
    return one;
  };
  const end = (reason: Error): void => {
    ended ??= reason;
    for (const id of waiting.keys()) settle(id)?.reject(reason);
  };
  readMessages(output, (message) => {
    if (message.id === undefined) {
      const event = { method: message.method ?? '', params: message.params ?? {}, session: message.sessionId ?? '' };
      for (const listener of listeners) listener(event);
    } else if (message.error === undefined) settle(message.id)?.resolve(message.result ?? {});
    else settle(message.id)?.reject(new Error(message.error.message ?? 'refused'));
  });
  output.on('close', () => end(fault('gone')));
  for (const stream of [input, output]) stream.on('error', () => end(fault('gone')));

  return {
    send: (method, params, session, patience) =>
      new Promise((resolve, reject) => {
        if (ended !== null) return reject(ended);
        const id = ++last;
        const timer = setTimeout(() => settle(id)?.reject(fault('hung', method)), patience);
        waiting.set(id, { session, resolve, reject, timer });
        const to = session === '' ? {} : { sessionId: session };
        input.write(`${JSON.stringify({ id, method, params, ...to })}\0`);
      }),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end,
    endSession: (session, reason) => {
      for (const [id, one] of waiting) if (one.session === session) settle(id)?.reject(reason);
    },
  };
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: CdpResult;
  readonly result?: CdpResult;
  readonly error?: { readonly message?: string };
  readonly sessionId?: string;
}

/** A long message comes in many pieces, which are joined once. */
function readMessages(output: Readable, take: (message: Message) => void): void {
  let parts: Buffer[] = [];
  output.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let at = chunk.indexOf(0); at !== -1; at = chunk.indexOf(0, start)) {
      const whole = Buffer.concat([...parts, chunk.subarray(start, at)]).toString('utf8');
      parts = [];
      start = at + 1;
      take(JSON.parse(whole) as Message);
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  });
}
