/** What a request says of itself. */
export interface RequestFacts {
  readonly method: string;
  /** As sent: path and query. */
  readonly url: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site`, `-Mode` and `-Dest`, which every current browser sends and no page can set. */
  readonly site: string | undefined;
  readonly mode: string | undefined;
  readonly dest: string | undefined;
  readonly cookie: string | undefined;
}

/** Who may ask. */
export interface Admission {
  /** Values of `Host` under which this server is known. */
  readonly hosts: ReadonlySet<string>;
  /** What a page from elsewhere than this machine must know; `null` where there are none. */
  readonly token: string | null;
}

/** Whether a request is answered: with what, or what to say instead. */
export type Verdict = 'answer' | 'welcome' | 403 | 414;

/** The longest address that is looked at. */
const longestUrl = 2048;

/** The cookie that carries the token. */
export const cookieName = 'plenary';

/**
 * Judges a request. A page of another site in the author's browser can send requests here, and by a name that leads to
 * this machine it could even read the answers; so the name asked for, and where the request comes from, must be ours.
 * @returns `welcome` where the address carries the token, which is then kept in a cookie
 */
export function judge(request: RequestFacts, { hosts, token }: Admission): Verdict {
  const { method, url, host, origin } = request;
  if (url.length > longestUrl) return 414;
  if (method !== 'GET' && method !== 'HEAD') return 403;
  if (host === undefined || !hosts.has(host.toLowerCase())) return 403;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) return 403;
  if (!isFromHere(request)) return 403;
  if (token === null || hasCookie(request.cookie, token)) return 'answer';
  const [path, query = ''] = url.split('?', 2);
  return path === '/' && sameText(new URLSearchParams(query).get('token') ?? '', token) ? 'welcome' : 403;
}

/** Typed, from a bookmark or from our own pages; a link elsewhere may lead to the talk, but not to anything else. */
function isFromHere({ site, mode, dest, url }: RequestFacts): boolean {
  if (site === undefined || site === 'same-origin' || site === 'none') return true;
  return mode === 'navigate' && dest === 'document' && url.split('?', 1)[0] === '/';
}

function hasCookie(cookies: string | undefined, token: string): boolean {
  const prefix = `${cookieName}=`;
  const ours = (cookies ?? '').split(';').map((one) => one.trim());
  return ours.some((one) => one.startsWith(prefix) && sameText(one.slice(prefix.length), token));
}

/** Compares in a time that does not tell how much is right. */
function sameText(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < b.length; i++) difference |= (a.charCodeAt(i) || 0) ^ b.charCodeAt(i);
  return difference === 0;
}
