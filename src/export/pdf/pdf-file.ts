/*
 * As much of a PDF file as the browser writes it: numbered objects one after the other, a table of their places, a
 * trailer. Objects are moved, replaced and added whole; nothing inside a stream is read.
 */

/** A PDF as its objects. */
export interface PdfFile {
  /** The first line and the comment behind it. */
  readonly head: Uint8Array;
  /** Each object from `obj` to `endobj`, by its number. */
  readonly objects: ReadonlyMap<number, Uint8Array>;
  /** Numbers of the catalogue and of the document's information. */
  readonly root: number;
  readonly info: number;
}

/**
 * Reads a PDF that was written in one go.
 * @returns `null` where the file is not of that form, which a new version of a browser may bring
 */
export function readPdf(bytes: Uint8Array): PdfFile | null {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tail = all.subarray(-2000).toString('latin1');
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1] ?? NaN);
  const trailer = /trailer\s*<<([\s\S]*?)>>\s*startxref/.exec(tail)?.[1] ?? '';
  const root = referenceIn(trailer, 'Root');
  const info = referenceIn(trailer, 'Info');
  if (Number.isNaN(start) || root === null || info === null || /\/(?:Prev|Encrypt)\b/.test(trailer)) return null;
  const offsets = readTable(all.subarray(start).toString('latin1'));
  if (offsets === null) return null;
  const ordered = [...offsets].sort((a, b) => a[1] - b[1]);
  const objects = new Map<number, Uint8Array>();
  ordered.forEach(([number, offset], i) => {
    const piece = all.subarray(offset, ordered[i + 1]?.[1] ?? start);
    const lead = `${number} 0 obj`;
    if (piece.subarray(0, lead.length).toString('latin1') === lead) objects.set(number, piece);
  });
  if (objects.size !== offsets.size) return null;
  return { head: all.subarray(0, ordered[0]?.[1] ?? 0), objects, root, info };
}

/** Numbers and places of the objects; free ones have none. */
function readTable(text: string): ReadonlyMap<number, number> | null {
  const head = /^xref\s+0 (\d+)\s+/.exec(text);
  if (head === null) return null;
  const offsets = new Map<number, number>();
  for (let number = 0; number < Number(head[1]); number++) {
    const entry = text.slice(head[0].length + number * 20, head[0].length + number * 20 + 18);
    const match = /^(\d{10}) \d{5} ([nf])/.exec(entry);
    if (match === null) return null;
    if (match[2] === 'n') offsets.set(number, Number(match[1]));
  }
  return offsets;
}

/** The text of an object without a stream. */
export function objectText({ objects }: PdfFile, number: number): string {
  return Buffer.from(objects.get(number) ?? []).toString('latin1');
}

/** The number of the object that an entry refers to: `/Pages 225 0 R`. */
export function referenceIn(text: string, key: string): number | null {
  const match = new RegExp(`/${key} (\\d+) 0 R`).exec(text);
  return match === null ? null : Number(match[1]);
}

/** The page objects in their order. */
export function pageObjects(file: PdfFile): readonly number[] {
  const top = referenceIn(objectText(file, file.root), 'Pages');
  const walk = (number: number): readonly number[] => {
    const text = objectText(file, number);
    const kids = /\/Kids \[([^\]]*)\]/.exec(text)?.[1];
    if (kids === undefined) return [number];
    return [...kids.matchAll(/(\d+) 0 R/g)].flatMap((match) => walk(Number(match[1])));
  };
  return top === null ? [] : walk(top);
}

/** Puts a file together from its objects, those that are new behind the others. */
export function writePdf(
  { head, objects, root, info }: PdfFile,
  changed: ReadonlyMap<number, string>,
  idOf: (body: readonly Uint8Array[]) => string,
): Uint8Array {
  const all = new Map<number, Uint8Array>(objects);
  for (const [number, text] of changed) all.set(number, Buffer.from(`${number} 0 obj\n${text}\nendobj\n`, 'latin1'));
  const size = Math.max(...all.keys()) + 1;
  const offsets = new Map<number, number>();
  let at = head.length;
  for (const [number, piece] of all) {
    offsets.set(number, at);
    at += piece.length;
  }
  const entries = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const body = [head, ...all.values()];
  const id = `<${idOf(body)}>`;
  const trailer = `trailer\n<</Size ${size}\n/Root ${root} 0 R\n/Info ${info} 0 R\n/ID [${id} ${id}]>>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([...body, Buffer.from(`xref\n0 ${size}\n${entries.join('')}${trailer}`, 'latin1')]);
}
