/** Settings of a run, normalised: every field is there and typed. Made by `config/`. */
export interface Config {
  /** Path of the deck's Markdown file from the root. */
  readonly deck: string;
  /** Folder of the data package, from the root. */
  readonly dataFolder: string;
  /** Folder of the user's own layouts, partials and themes, from the root. */
  readonly templateFolder: string;
  /** The language that the talk is asked for in, as a tag; left out or `null` for that of its variant, or of the deck. */
  readonly lang?: string | null;
  /** Which version of the talk is meant; left out: the first, or the talk as it is where it has none. */
  readonly variant?: string;
  /** Levels that the user gave to warnings, by code. */
  readonly levels: Readonly<Record<string, 'error' | 'warning' | 'info' | 'off'>>;
}
