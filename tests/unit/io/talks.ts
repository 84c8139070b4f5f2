import { mkdtemp, readFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '../../../src/io/manifest.ts';
import type { Site } from '../../../src/model/site.ts';

/** A talk whose page names its files; `shared` files are the same in all talks. */
export function talk(name: string, size = 2000): Site {
  const assets = ['one', 'two', 'deep/three'].map((part) => asset(`assets/${part}`, `${name} ${part} `.repeat(size)));
  const files = [...assets, asset('assets/shared', 'shared '.repeat(size))];
  const page = `${name}\n${files.map((file) => file.path).join('\n')}\n${'x'.repeat(size)}\nend`;
  return { title: name, slideCount: 1, files: [{ path: 'index.html', contents: page }, ...files] };
}

function asset(stem: string, contents: string): Site['files'][number] {
  return { path: `${stem}-${sha256(new TextEncoder().encode(contents)).slice(0, 8)}.txt`, contents };
}

/** The name of the talk in a folder, `null` where there is no page. Throws where anything is torn or missing. */
export async function talkIn(folder: string): Promise<string | null> {
  const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => null);
  if (page === null) return null;
  const [name, ...rest] = page.split('\n');
  if (rest.pop() !== 'end') throw new Error('the page is torn');
  rest.pop();
  for (const path of rest) {
    const contents = await readFile(join(folder, path));
    if (!path.includes(sha256(contents).slice(0, 8))) throw new Error(`${path} is torn`);
  }
  return name as string;
}

/** All files below a folder, sorted. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => !entry.isDirectory());
  return files.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort();
}

export async function scratch(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'plenary-test-'));
}
