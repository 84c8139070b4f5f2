import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { LiveMessage } from '../model/live.ts';
import { cookieName, judge, type Admission } from './guard.ts';
import type { Output } from './outputs.ts';

/** Where answers come from. */
export interface Answers {
  readonly admission: () => Admission;
  /** What an address stands for; it may have to wait for the first version of the talk. */
  readonly output: (path: string, query: URLSearchParams) => Promise<Output | null>;
  /** What a page of some version of some run has missed. */
  readonly since: (build: string, version: number) => LiveMessage | null;
  /** Told of the slide that a page has come to. */
  readonly look: (id: string) => void;
  /** Takes a page into the stream of news. @returns whether there was room */
  readonly listen: (response: ServerResponse, listener: Listener) => boolean;
}

/** Who listens for news. */
export interface Listener {
  /** The run and the version of the page. */
  readonly build: string;
  readonly version: number;
  /** Id of the slide that it shows, which comes first where slides are still to be made. */
  readonly at: string | null;
}

/** Where pages listen for news. */
export const eventsPath = '/live/events';
/** Where pages ask what they have missed. */
export const sincePath = '/live/since';

/** Where pages tell which slide they have come to. */
export const lookPath = '/live/at';

/* The page brings its own policy of what may run. What only a header can say is said here, for all that is sent. */
const headers: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
};
const pagePolicy = "frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'";
/* A drawing that is opened by itself runs nothing and asks for nothing. */
const filePolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'none'";

/** Answers requests, after they were judged. */
export function answerWith(answers: Answers): RequestListener {
  return (request, response) => {
    request.resume();
    void answer(request, response, answers).catch(() => {
      if (response.headersSent) response.destroy();
      else say(response, 500, 'Something went wrong here.');
    });
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, answers: Answers): Promise<void> {
  const admission = answers.admission();
  const verdict = judge(factsOf(request), admission);
  if (verdict === 403) return say(response, 403, 'This talk is shown to the machine that it is written on.');
  if (verdict === 414) return say(response, 414, 'The address is too long.');
  const [path = '/', search = ''] = (request.url ?? '/').split('?', 2);
  if (verdict === 'welcome') return welcome(response, admission.token ?? '');
  const query = new URLSearchParams(search);
  if (path === eventsPath) return listen(request, response, query, answers);
  if (path === sincePath) {
    const [build, version] = place(query.get('v'));
    return send(request, response, { type: 'application/json', body: json(answers.since(build, version)) });
  }
  if (path === lookPath) {
    answers.look(query.get('id') ?? '');
    return send(request, response, { type: 'application/json', body: json(null) });
  }
  const output = await answers.output(path, query);
  if (output === null) return say(response, 404, 'There is nothing here.');
  send(request, response, output);
}

function factsOf({ method = '', url = '', headers: given, rawHeaders }: IncomingMessage): Parameters<typeof judge>[0] {
  const one = (name: string): string | undefined => {
    const value = given[name];
    return Array.isArray(value) ? value.join(',') : value;
  };
  return {
    method,
    url,
    // Of two names one may be ours.
    host:
      rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host').length === 1
        ? given.host
        : undefined,
    origin: one('origin'),
    site: one('sec-fetch-site'),
    mode: one('sec-fetch-mode'),
    dest: one('sec-fetch-dest'),
    cookie: one('cookie'),
  };
}

/** The token goes from the address, which is shown and remembered, into a cookie, which is neither. */
function welcome(response: ServerResponse, token: string): void {
  const cookie = `${cookieName}=${token}; Path=/; HttpOnly; SameSite=Strict`;
  response.writeHead(303, { ...headers, Location: '/', 'Set-Cookie': cookie, 'Content-Length': 0 }).end();
}

function listen(request: IncomingMessage, response: ServerResponse, query: URLSearchParams, answers: Answers): void {
  if (request.method === 'HEAD') return say(response, 403, '');
  const last = request.headers['last-event-id'];
  const [build, version] = place(typeof last === 'string' ? last : query.get('v'));
  request.socket.setTimeout(0);
  response.writeHead(200, { ...headers, 'Content-Type': 'text/event-stream', 'Content-Security-Policy': filePolicy });
  if (!answers.listen(response, { build, version, at: query.get('at') })) response.end();
}

/** `run.12` */
function place(id: string | null): readonly [build: string, version: number] {
  const [build = '', version = ''] = (id ?? '').split('.', 2);
  return [build, Number(version)];
}

function send(request: IncomingMessage, response: ServerResponse, { type, body }: Output): void {
  const policy = type.startsWith('text/html') ? pagePolicy : filePolicy;
  const base = { ...headers, 'Content-Type': type, 'Content-Security-Policy': policy };
  const range = type.startsWith('video/') || type.startsWith('audio/') ? rangeOf(request, body.length) : null;
  const part = range === null ? body : body.subarray(range.start, range.end + 1);
  const partial = range === null ? {} : { 'Content-Range': `bytes ${range.start}-${range.end}/${body.length}` };
  response.writeHead(range === null ? 200 : 206, { ...base, ...partial, 'Content-Length': part.length });
  response.end(request.method === 'HEAD' ? undefined : part);
}

/** The part of a film that a browser asks for when someone seeks. */
function rangeOf({ headers: given }: IncomingMessage, length: number): { start: number; end: number } | null {
  const [, from, to] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(given.range ?? '') ?? [];
  if (from === undefined || length === 0) return null;
  const start = Number(from);
  const end = to === undefined || to === '' ? length - 1 : Math.min(Number(to), length - 1);
  return start <= end ? { start, end } : null;
}

function say(response: ServerResponse, status: number, text: string): void {
  const body = Buffer.from(text === '' ? '' : `${text}\n`);
  const own = { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Security-Policy': filePolicy };
  response.writeHead(status, { ...headers, ...own, 'Content-Length': body.length }).end(body);
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}
