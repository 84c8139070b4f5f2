import { execFileSync } from 'node:child_process';
import { inflateSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';

/** Whether this machine can read text off a PDF. */
export const hasPdfText = ((): boolean => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** Everything that can be read in a file, in whatever it is packed. */
export function readable(path: string, contents: string | Uint8Array): string {
  if (typeof contents === 'string') return contents;
  if (/\.(?:zip|pptx|xlsx)$/.test(path))
    return Object.entries(unzipSync(contents))
      .map(([name, bytes]) => readable(name, bytes))
      .join('\n');
  return path.endsWith('.pdf') ? pdfText(contents) : strFromU8(contents);
}

function pdfText(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes).toString('latin1');
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, data = '']) => {
    try {
      return inflateSync(Buffer.from(data, 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
  const shown = hasPdfText ? execFileSync('pdftotext', ['-', '-'], { input: bytes, encoding: 'utf8' }) : '';
  // Titles of bookmarks and words for those who listen are in UTF-16 where they are no ASCII.
  return [raw, ...streams].map((text) => `${text}\n${text.replaceAll('\0', '')}`).join('\n') + shown;
}
