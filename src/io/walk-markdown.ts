import { readdirSync, type Dirent } from 'node:fs';
import type { MarkdownWalk, WalkedFile } from '../model/library.ts';
import { stampAt } from './stamps.ts';

/** Folders within folders, folders in all, Markdown files: beyond these a folder is no library of slides. */
const limits = { depth: 30, folders: 100_000, files: 50_000 };

/** Folders in which nothing is written by hand. */
const leftOut = new Set(['node_modules', 'dist', 'presented']);

/**
 * Lists the Markdown files below a folder. Hidden folders, `dist`, `node_modules` and what was kept as presented are
 * left out; links are not followed, so that nothing is met twice and nothing lies outside.
 * @param folder absolute
 */
export function walkMarkdown(folder: string): MarkdownWalk {
  const files: WalkedFile[] = [];
  const homes: string[] = [];
  const waiting: { readonly path: string; readonly depth: number }[] = [{ path: '', depth: 0 }];
  let isCut = false;
  let folders = 0;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (++folders > limits.folders || files.length >= limits.files) {
      isCut = true;
      break;
    }
    for (const entry of entriesOf(`${folder}/${at.path}`)) {
      const path = at.path === '' ? entry.name : `${at.path}/${entry.name}`;
      if (entry.isDirectory()) {
        if (entry.name.startsWith('.') || leftOut.has(entry.name)) continue;
        if (at.depth < limits.depth) waiting.push({ path, depth: at.depth + 1 });
        else isCut = true;
      } else if (entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name)) {
        const stamp = stampAt(`${folder}/${path}`);
        if (stamp !== null) files.push({ path, stamp: stamp.id, changed: stamp.changed });
      } else if (entry.name === 'plenary.config.yaml') homes.push(at.path);
    }
  }
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), homes: homes.sort(), isCut };
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
