/** Forms in which diagnostics are printed. */
export const formats = ['text', 'json', 'github'] as const;

/** A form in which diagnostics are printed. */
export type Format = (typeof formats)[number];

/** Options that every command takes. */
export interface CommonOptions {
  readonly format: Format;
  /** Folder beyond which nothing is read; found from the deck where it is left out. */
  readonly root?: string;
  /** No progress and no word about what went well. */
  readonly quiet?: boolean;
  /** Adds the place in our code to the report of a bug. */
  readonly debug?: boolean;
  /** Prints what each stage and the slowest slides cost. */
  readonly timings?: boolean;
  /** Shows every diagnostic, however many there are. */
  readonly all?: boolean;
}
