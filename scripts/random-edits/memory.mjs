/*
 * A talk's files in memory, seen as the compiler sees a disk.
 */

const root = '/talk';
const encoder = new TextEncoder();

/**
 * The files of a talk as a file system and as what settings are looked for with.
 * @param {Record<string, string | Uint8Array>} files by path from the root
 * @param {{ readShipped: Function, listShippedFiles: Function }} shipped how the package's own files are read
 */
export function memoryDisk(files, { readShipped, listShippedFiles }) {
  const names = Object.keys(files).sort();
  const bytesOf = (path) => (typeof files[path] === 'string' ? encoder.encode(files[path]) : files[path]);
  const read = async (path) => {
    if (Object.hasOwn(files, path)) return { ok: true, bytes: bytesOf(path) };
    const isFolder = names.some((name) => name.startsWith(`${path}/`));
    return { ok: false, reason: isFolder ? 'not-a-file' : 'missing', detail: path };
  };
  const fs = {
    read,
    list: async (folder) => names.filter((name) => folder === '' || name.startsWith(`${folder}/`)),
    shipped: kept(readShipped),
    listShipped: kept(listShippedFiles),
  };
  return { fs, view: folderView(names, bytesOf) };
}

function folderView(names, bytesOf) {
  const inside = (path) => (path === root ? '' : path.startsWith(`${root}/`) ? path.slice(root.length + 1) : null);
  return {
    resolve: (typed) => (typed === '.' ? root : `${root}/${typed}`),
    kind: (path) => {
      const at = inside(path);
      if (at === null) return null;
      if (names.includes(at)) return 'file';
      return at === '' || names.some((name) => name.startsWith(`${at}/`)) ? 'folder' : null;
    },
    names: (folder) => {
      const at = inside(folder);
      if (at === null) return [];
      const below = names.filter((name) => at === '' || name.startsWith(`${at}/`));
      const start = at === '' ? 0 : at.length + 1;
      return [...new Set(below.map((name) => name.slice(start).split('/')[0]))].sort();
    },
    read: (path) => {
      const at = inside(path);
      return at !== null && names.includes(at) ? bytesOf(at) : null;
    },
    real: (path) => path,
  };
}

const answers = new Map();

/** What is shipped does not change while a run goes on. */
function kept(read) {
  if (!answers.has(read)) answers.set(read, new Map());
  const known = answers.get(read);
  return (path) => {
    if (!known.has(path)) known.set(path, read(path));
    return known.get(path);
  };
}
