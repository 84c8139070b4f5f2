/**
 * The disk as far as finding a talk needs it. Paths are absolute and use `/` on every system (`C:/talks`); what the
 * user typed goes through `resolve` first.
 */
export interface FolderView {
  /** A path as typed on the command line, made absolute. */
  resolve(typed: string): string;
  /** What a path leads to, links followed; `null` where there is nothing. */
  kind(path: string): 'file' | 'folder' | null;
  /** The names in a folder, sorted by code unit; empty where it cannot be listed. */
  names(folder: string): readonly string[];
  /** A file's bytes, or `null` where it cannot be read. */
  read(path: string): Uint8Array | null;
  /** The real path, spelt as on disk. */
  real(path: string): string;
}
