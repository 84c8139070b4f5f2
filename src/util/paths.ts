/**
 * Why a path written in a deck is not followed. The answer depends on the text alone, so that a deck behaves alike
 * on every system: `C:\x` is refused on Linux, `a:b` on Windows.
 */
export type PathRefusal =
  | 'empty'
  | 'outside'
  | 'absolute'
  | 'home'
  | 'remote'
  | 'scheme'
  | 'drive'
  | 'backslash'
  | 'encoding'
  | 'control'
  | 'device'
  | 'stream'
  | 'short-name'
  | 'trailing'
  | 'hidden'
  | 'too-long';

/** A reference followed, or refused. */
export type ResolvedReference =
  | { readonly ok: true; /** From the root, normalised: no `.`, no `..`, no leading `/`. */ readonly path: string }
  | { readonly ok: false; readonly why: PathRefusal };

/** Bytes of UTF-8 that all common file systems take for one name, and for a whole path below the root. */
const longestName = 255;
const longestPath = 1024;

/**
 * Resolves a path as written in a deck against the file that wrote it. The text is percent-decoded once, then judged;
 * nothing decodes it again. A fragment (`#…`) must be cut off before.
 * @param fromFile path from the root of the file that holds the reference; `''` stands for a file in the root
 * @param reference the path as written
 */
export function resolveReference(fromFile: string, reference: string): ResolvedReference {
  const decoded = decodeOnce(reference);
  if (decoded === null) return { ok: false, why: 'encoding' };
  const early = judgeText(decoded);
  if (early !== null) return { ok: false, why: early };
  const segments = folderOf(fromFile).split('/').filter(Boolean);
  for (const segment of decoded.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') {
      if (segments.pop() === undefined) return { ok: false, why: 'outside' };
      continue;
    }
    const bad = judgeName(segment);
    if (bad !== null) return { ok: false, why: bad };
    segments.push(segment);
  }
  if (segments.length === 0 || decoded.endsWith('/')) return { ok: false, why: 'empty' };
  const path = segments.join('/');
  return utf8Length(path) > longestPath ? { ok: false, why: 'too-long' } : { ok: true, path };
}

/** Judges a path from the root that must already be normal; `null` where it may be read. */
export function judgePath(path: string): PathRefusal | null {
  const early = judgeText(path);
  if (early !== null) return early;
  for (const segment of path.split('/')) {
    if (segment === '..') return 'outside';
    const bad = segment === '.' || segment === '' ? 'empty' : judgeName(segment);
    if (bad !== null) return bad;
  }
  return utf8Length(path) > longestPath ? 'too-long' : null;
}

/** The folder of a path with `/`; `''` for a bare name. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

/** The last part of a path with `/`. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The extension in lower case without its dot; `''` where there is none. */
export function extensionOf(path: string): string {
  const name = nameOf(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/** Joins a folder (`''` is the root) and a path below it. */
export function joinPath(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}

/** A percent sign that starts no escape is a letter (`100% sure.png`); an escape that is not UTF-8 is refused. */
function decodeOnce(reference: string): string | null {
  if (!reference.includes('%')) return reference;
  try {
    const decoded = decodeURIComponent(reference.replace(/%(?![0-9a-f]{2})/gi, '%25'));
    return /%[0-9a-f]{2}/i.test(decoded) || encodesSyntax(reference) ? null : decoded;
  } catch {
    return null;
  }
}

/** No one writes `%2f` or `%2e` for a separator or a dot but to slip past a check. */
function encodesSyntax(reference: string): boolean {
  return /%(?:2f|5c|2e|00)/i.test(reference);
}

function judgeText(path: string): PathRefusal | null {
  if (path.trim() === '') return 'empty';
  if (/[\u0000-\u001f\u007f]/.test(path)) return 'control';
  if (/^(?:https?:|\/\/)/i.test(path)) return 'remote';
  if (/^[a-z]:/i.test(path)) return 'drive';
  if (/^[a-z][a-z0-9+-]*:/i.test(path)) return 'scheme';
  if (path.includes('\\')) return 'backslash';
  if (path.startsWith('/')) return 'absolute';
  return path.startsWith('~') ? 'home' : null;
}

/** Names that Windows reads as a device, whatever their extension (Microsoft, "Naming Files, Paths, and Namespaces"). */
const devices = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\.|$)/i;

function judgeName(name: string): PathRefusal | null {
  if (name.startsWith('.')) return 'hidden';
  if (name.includes(':')) return 'stream';
  if (/[. ]$/.test(name)) return 'trailing';
  if (devices.test(name)) return 'device';
  if (/^[^.]{1,6}~[0-9]{1,3}(?:\.[^.]{0,3})?$/.test(name)) return 'short-name';
  return utf8Length(name) > longestName ? 'too-long' : null;
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}
