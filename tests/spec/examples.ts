/** One example of a specification in Markdown: files in, diagnostics out. */
export interface Example {
  readonly heading: string;
  /** Line of the heading, from 1. */
  readonly line: number;
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly expected: string;
  /** Lines of the `expect` fence's content, from 0: the first, and the one after the last. */
  readonly expectedAt: readonly [start: number, end: number];
}

interface Fence {
  readonly info: string;
  readonly content: readonly string[];
  /** Line after the opening fence, from 0. */
  readonly start: number;
}

/**
 * Reads the examples of a file. A heading `## …` begins one; a fence whose info string is a path is a file, and the
 * fence `expect` is what must be printed. Words after the path change the file's bytes: `crlf`, `bom`, `utf-16le`,
 * `utf-16be`, `latin1`, `no-newline` (none at the end), `base64` (the content is the bytes themselves).
 * @throws where an example is not complete
 */
export function readExamples(markdown: string): Example[] {
  const lines = markdown.split('\n');
  const starts = headings(lines);
  return starts.map((start, i) => {
    const fences = fencesIn(lines, start + 1, starts[i + 1] ?? lines.length);
    const expect = fences.find((fence) => fence.info === 'expect');
    const heading = (lines[start] ?? '').slice(3).trim();
    if (expect === undefined) throw new Error(`line ${start + 1}: "${heading}" has no fence "expect"`);
    const files = fences.filter((fence) => fence !== expect).map(fileOf);
    return {
      heading,
      line: start + 1,
      files: Object.fromEntries(files),
      expected: expect.content.join('\n'),
      expectedAt: [expect.start, expect.start + expect.content.length],
    };
  });
}

/** The Markdown with the `expect` fences of these examples filled anew. */
export function withExpected(markdown: string, actual: ReadonlyMap<Example, string>): string {
  const lines = markdown.split('\n');
  const bottomUp = [...actual].sort(([a], [b]) => b.expectedAt[0] - a.expectedAt[0]);
  for (const [
    {
      expectedAt: [start, end],
    },
    text,
  ] of bottomUp)
    lines.splice(start, end - start, ...text.split('\n'));
  return lines.join('\n');
}

function headings(lines: readonly string[]): number[] {
  const found: number[] = [];
  for (let i = 0; i < lines.length; i++) {
    const fence = opening(lines[i] ?? '');
    if (fence !== null) i = closing(lines, i + 1, fence.marks);
    else if (lines[i]?.startsWith('## ')) found.push(i);
  }
  return found;
}

function fencesIn(lines: readonly string[], from: number, to: number): Fence[] {
  const fences: Fence[] = [];
  for (let i = from; i < to; i++) {
    const fence = opening(lines[i] ?? '');
    if (fence === null) continue;
    const end = closing(lines, i + 1, fence.marks);
    fences.push({ info: fence.info, content: lines.slice(i + 1, end), start: i + 1 });
    i = end;
  }
  return fences;
}

function opening(line: string): { marks: string; info: string } | null {
  const match = /^(`{3,}|~{3,})\s*(.*)$/.exec(line);
  return match === null ? null : { marks: match[1] as string, info: (match[2] as string).trim() };
}

function closing(lines: readonly string[], from: number, marks: string): number {
  const end = lines.findIndex(
    (line, i) => i >= from && line.startsWith(marks) && line.replaceAll(marks[0] as string, '').trim() === '',
  );
  if (end === -1) throw new Error(`line ${from}: the fence is never closed`);
  return end;
}

function fileOf({ info, content }: Fence): [path: string, bytes: Uint8Array] {
  const [first = '', ...words] = info.split(/\s+/);
  // The fence of a chart kind is named whole: `chart km`.
  const path = first === 'chart' ? info : first;
  const has = (word: string): boolean => words.includes(word);
  if (has('base64')) return [path, Buffer.from(content.join(''), 'base64')];
  const eol = has('crlf') ? '\r\n' : '\n';
  const text = content.join(eol) + (has('no-newline') || content.length === 0 ? '' : eol);
  const marked = has('bom') ? `\uFEFF${text}` : text;
  if (has('utf-16le')) return [path, Buffer.from(marked, 'utf16le')];
  if (has('utf-16be')) return [path, Buffer.from(marked, 'utf16le').swap16()];
  return [path, Buffer.from(marked, has('latin1') ? 'latin1' : 'utf8')];
}
