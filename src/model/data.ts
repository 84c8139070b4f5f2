import type { ValueDefinitions } from './definitions.ts';
import type { Json } from './json.ts';
import type { SourceFile, Span } from './text.ts';

/** What the cells of a column are; decided once a column, never cell by cell. */
export type ColumnType = 'string' | 'number' | 'integer' | 'boolean' | 'date' | 'datetime';

/** A cell as read. Dates stay ISO 8601 text, so that a civil date is the same day in every zone. */
export type Cell = string | number | boolean | null;

/** One column of a table. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** One value a row, in file order. */
  readonly values: readonly Cell[];
  /** Decimals with which every number of it is written, where a zero at the end counts: `18.0`; left out elsewhere. */
  readonly decimals?: number;
}

/** A typed table with the way back to its file. Stored by columns; `util/dataset.ts` gives rows. */
export interface Dataset {
  readonly name: string;
  readonly title: string | null;
  /** Path from the root, or the deck's own path for rows written in a chart fence. */
  readonly file: string;
  /** SHA-256 of the file's bytes, in hex. */
  readonly hash: string;
  readonly columns: readonly Column[];
  readonly rowCount: number;
  /** Names of the primary key's columns; empty where a row's key is its number. */
  readonly primaryKey: readonly string[];
  /** Line of each row in the file, from 1; empty where the format has no lines. */
  readonly lines: Int32Array;
  /** Citation keys of the resource's `sources`. */
  readonly sources: readonly string[];
  /** Column that holds each row's own citation key, or `null`: then all rows have the resource's sources. */
  readonly citation: string | null;
  /** Set where rows are about persons who must not be told apart: `null` for open data. */
  readonly privacy: Privacy | null;
  /** What was read where it is no table but a map (GeoJSON, TopoJSON) or nested rows; then there are no columns. */
  readonly document?: Json;
}

/** What may be shown of a table whose rows are about persons. */
export interface Privacy {
  /** Smallest group that may be shown: 5 unless the resource says otherwise. */
  readonly minimumCell: number;
  /** Step to which times are coarsened, in the unit of the time column; `null` where none is given. */
  readonly timeGrid: number | null;
}

/** A dataset's name as the deck wrote it, before anything is read. */
export interface DataRef {
  readonly name: string;
  /** `url` is a path relative to the file that wrote it; `name` is a resource or file name. */
  readonly by: 'name' | 'url';
  readonly span: Span;
  /** Text refers to a name that may also be a helper or a value, so an unknown one is `expand`'s to report. */
  readonly certain: boolean;
  /** In expressions `_` stands for the `-` of a name. */
  readonly inExpression?: boolean;
}

/** A file that the index of `data/` lists: described in `datapackage.json`, or found by its name. */
export interface Resource {
  readonly name: string;
  /** Path from the root. */
  readonly path: string;
  readonly described: boolean;
  readonly title: string | null;
  readonly fields: readonly FieldSchema[];
  readonly primaryKey: readonly string[];
  readonly sources: readonly string[];
  readonly citation: string | null;
  /** Where `citation` names its column. */
  readonly citationSpan?: Span | null;
  readonly privacy: Privacy | null;
  /** Names of the licences that the data may be used under. */
  readonly licences: readonly string[];
  readonly dialect: Dialect;
  /** Cell texts that mean "no value" instead of the built-in list; a blank cell always does. */
  readonly missingValues: readonly string[] | null;
  /** Place of the entry in `datapackage.json`. */
  readonly span: Span | null;
}

/** What a Table Schema says of one column. */
export interface FieldSchema {
  readonly name: string;
  readonly type: ColumnType | null;
  /** d3-time-format pattern for dates that are not ISO 8601. */
  readonly format: string | null;
  readonly required: boolean;
  readonly unique: boolean;
  /** A number, or a date as text. */
  readonly minimum: number | string | null;
  readonly maximum: number | string | null;
  readonly enum: readonly string[] | null;
  readonly pattern: string | null;
  /** How this column writes numbers; `null` where it is as in the whole file. */
  readonly decimal: '.' | ',' | null;
  readonly thousands: string | null;
  readonly span: Span;
}

/** How the text of a table is written. */
export interface Dialect {
  /** `null`: sniffed between comma, semicolon and tab. */
  readonly delimiter: string | null;
  readonly decimal: '.' | ',';
  /** Thousands separator that numbers may carry, or `null` for none. */
  readonly thousands: string | null;
}

/** What `data/` holds, known before any table is read. */
export interface DataFolder {
  /** Path from the root; `''` is the root itself. */
  readonly folder: string;
  /** Files below it, sorted, paths from the root. */
  readonly files: readonly string[];
  /** `datapackage.json`, where there is one. */
  readonly descriptor: SourceFile | null;
  /** `values.yaml`, where there is one. */
  readonly values: SourceFile | null;
  /** Files of references: `references.bib`, `.json`, `.ris`. */
  readonly references: readonly SourceFile[];
}

/** Which files the deck needs. */
export interface DataPlan {
  readonly reads: readonly PlannedRead[];
  /** Names of all tables that the talk could ask for, for suggestions. */
  readonly names: readonly string[];
  /** Names whose description has an error, which is told already. */
  readonly broken: ReadonlySet<string>;
  /** What `values.yaml` and the deck define, to be filled from the files. */
  readonly definitions: ValueDefinitions;
}

/** One file to read, and why. */
export interface PlannedRead {
  readonly resource: Resource;
  /** The first place in the deck that asks for it. */
  readonly askedAt: Span;
}

/** The planned files, by the resource's path; a file that could not be read is missing. */
export interface DataFiles {
  readonly plan: DataPlan;
  readonly files: ReadonlyMap<string, DataFile>;
}

/** A data file as decoded text with the hash of its bytes. */
export interface DataFile {
  readonly source: SourceFile;
  /** SHA-256 in hex. */
  readonly hash: string;
}
