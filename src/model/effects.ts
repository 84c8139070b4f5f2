import type { ChartThread } from './chart-thread.ts';

/** The door to the outside world. Only `cli/`, `io/` and `load/` call it; tests pass a recording one. */
export interface Effects {
  readonly fs: FileSystem;
  readonly log: Log;
  /** Where charts may be drawn beside this thread; left out: nowhere. */
  readonly charts?: ChartThread;
}

/**
 * The files of a talk. Every path is relative to the root and uses `/`; nothing outside the root (by real path)
 * can be reached. `read` of the package's own files goes through `shipped`.
 */
export interface FileSystem {
  /** @param maxBytes a larger file is `too-large`; without it a limit that fits any file of a talk */
  read(path: string, maxBytes?: number): Promise<ReadResult>;
  /** Files below a folder, sorted by code unit, paths from the root; empty where there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  /** A file of the package (`templates/…`, `lib/page/page.js`) or of a dependency (`reveal.js/dist/reveal.css`). */
  shipped(path: string): Promise<Uint8Array>;
  listShipped(folder: string): Promise<readonly string[]>;
}

/** A file's bytes, or why there are none. */
export type ReadResult =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | {
      readonly ok: false;
      readonly reason: ReadFailure;
      /** A path that would have worked, or the system's word. */ readonly detail: string;
    };

/** Why a file was not read. */
export type ReadFailure = 'missing' | 'outside' | 'not-a-file' | 'too-large' | 'wrong-case' | 'hidden' | 'unreadable';

/** Where progress is told. */
export interface Log {
  /** A line of progress; shown only where someone looks. */
  progress(stage: string, done: number, total: number): void;
  /** There where someone asks what the stages cost. */
  readonly timer?: Timer;
}

/** Notes what the parts of a run cost. Nothing of it reaches an output. */
export interface Timer {
  /** A stage begins; the one before it ends. */
  stage(name: string): void;
  /** Work on a slide begins; what this gives is called at its end. */
  slide(id: string): () => void;
  /** A part of the stage begins, such as its charts; what this gives is called at its end. */
  part(name: string): () => void;
  /** Work on a slide has been done on another thread, as a part of the stage, in so many ms. */
  elsewhere(part: string, slide: string, ms: number): void;
}
