import type { Diagnostic } from './diagnostic.ts';

/** What the system tells of a file without reading it. */
export interface Stamp {
  /** Size, times of its contents and of its entry, number: another file or another content has another one. */
  readonly id: string;
  /** When it changed last, in milliseconds since 1970. */
  readonly changed: number;
}

/** A file as a build met it. */
export interface FileCheck {
  readonly path: string;
  /** Proof that it is as it was, by its stamp alone; `null` where only its bytes can tell. */
  readonly stamp: string | null;
  /** SHA-256 of its bytes, or why it was not read. */
  readonly digest: string;
}

/** A folder as a build met it. */
export interface FolderCheck {
  readonly path: string;
  /** Of the names of all files below it. */
  readonly digest: string;
}

/** Where a build meets files: in the talk, in Plenary itself, in the output folder. */
export type CheckedPlace = 'talk' | 'shipped' | 'output';

/** All that a build depended on, and all that it wrote. */
export type BuildChecks = Readonly<
  Record<CheckedPlace, { readonly files: readonly FileCheck[]; readonly folders: readonly FolderCheck[] }>
>;

/** How a place is looked at. */
export interface PlaceView {
  /** `null` where there is no plain file, or where a stamp says too little: behind a link, for one. */
  stamp(path: string): Stamp | null;
  /** Reads the file. Never fails: what cannot be read has a digest of its own. */
  digest(path: string): Promise<string>;
  listing(folder: string): Promise<string>;
}

/** What a build said, without the texts that it said it of. */
export interface KeptOutcome {
  readonly title: string;
  readonly slideCount: number;
  readonly chartCount: number;
  readonly size: number;
  /** Files of the talk. */
  readonly fileCount: number;
  /** With spans in files that the user wrote. */
  readonly diagnostics: readonly Diagnostic[];
  /** The files that the spans lie in, with SHA-256 of their texts as they were told. */
  readonly texts: readonly (readonly [path: string, digest: string])[];
}

/** The last build of a talk. */
export interface BuildRecord {
  /** All that decides beside files, as one text. */
  readonly settings: string;
  readonly checks: BuildChecks;
  /** Read only where everything else holds. */
  readonly outcome: () => KeptOutcome;
}

/** Where records are kept between runs. Nothing of it fails: what cannot be kept is not there next time. */
export interface RecordStore {
  /** Names the code that runs, and what runs it. */
  readonly code: string;
  read(key: string): string | null;
  write(key: string, text: string): void;
  /** What is kept beside a record, as plain data; `null` where there is nothing. */
  readBeside(key: string): unknown;
  writeBeside(key: string, data: unknown): void;
}
