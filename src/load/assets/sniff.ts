/** A kind of file that a browser shows or plays, told by its first bytes (WHATWG MIME Sniffing, 6). */
export interface MediaType {
  readonly kind: 'image' | 'video' | 'audio';
  /** As people call it. */
  readonly name: string;
  /** Extensions that servers give the right type. */
  readonly extensions: readonly string[];
}

interface Signature {
  readonly type: MediaType;
  /** Latin-1 text with `.` for any byte. */
  readonly pattern: RegExp;
}

function signature(kind: MediaType['kind'], name: string, extensions: string, pattern: RegExp): Signature {
  return { type: { kind, name, extensions: extensions.split(' ') }, pattern };
}

const signatures: readonly Signature[] = [
  signature('image', 'PNG', 'png apng', /^\x89PNG\r\n\x1a\n/),
  signature('image', 'JPEG', 'jpg jpeg', /^\xff\xd8\xff/),
  signature('image', 'GIF', 'gif', /^GIF8[79]a/),
  signature('image', 'WebP', 'webp', /^RIFF[\s\S]{4}WEBP/),
  signature('image', 'AVIF', 'avif', /^[\s\S]{4}ftyp(?:avif|avis)/),
  signature('audio', 'M4A', 'm4a mp4', /^[\s\S]{4}ftypM4[AB]/),
  signature('video', 'MP4', 'mp4 m4v', /^[\s\S]{4}ftyp(?:isom|iso[2-9]|mp4[12]|avc1|dash|M4V|mmp4|MSNV|f4v)/),
  signature('video', 'WebM', 'webm', /^\x1aE\xdf\xa3[\s\S]{0,60}webm/),
  signature('video', 'Ogg', 'ogv ogg', /^OggS[\s\S]{24,40}\x80theora/),
  signature('audio', 'Ogg', 'ogg oga opus', /^OggS/),
  signature('audio', 'MP3', 'mp3', /^(?:ID3|\xff[\xe2\xe3\xf2\xf3\xfa\xfb])/),
  signature('audio', 'AAC', 'aac', /^\xff[\xf0\xf1\xf8\xf9]/),
  signature('audio', 'WAV', 'wav', /^RIFF[\s\S]{4}WAVE/),
  signature('audio', 'FLAC', 'flac', /^fLaC/),
];

const svg: MediaType = { kind: 'image', name: 'SVG', extensions: ['svg'] };

/** What is not taken but often tried, for the message. */
const others: readonly (readonly [string, RegExp])[] = [
  ['HEIC', /^[\s\S]{4}ftyp(?:hei[cxms]|mif1|msf1)/],
  ['QuickTime', /^[\s\S]{4}(?:ftypqt|moov|wide)/],
  ['TIFF', /^(?:II\*\0|MM\0\*)/],
  ['BMP', /^BM[\s\S]{4}\0\0\0\0/],
  ['PDF', /^%PDF-/],
  ['ZIP', /^PK\x03\x04/],
  ['PostScript', /^%!PS/],
  ['HTML', /^\s*<(?:!doctype html|html|head|body|script)/i],
];

/** The type of a file, by its bytes alone; `null` for what no browser shows. */
export function sniff(bytes: Uint8Array): MediaType | null {
  const head = latin1(bytes);
  const found = signatures.find(({ pattern }) => pattern.test(head));
  return found?.type ?? (looksLikeSvg(head) ? svg : null);
}

/** What a file is that is not taken, in a word: `HTML`, `HEIC`; `null` where nobody knows. */
export function sniffOther(bytes: Uint8Array): string | null {
  const head = latin1(bytes);
  return others.find(([, pattern]) => pattern.test(head))?.[0] ?? null;
}

function looksLikeSvg(head: string): boolean {
  const text = head.replace(/^(?:\xef\xbb\xbf)?\s*/, '');
  if (!text.startsWith('<') || others.some(([, pattern]) => pattern.test(text))) return false;
  return /<(?:\w{1,20}:)?svg[\s>/]/.test(text);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
}
