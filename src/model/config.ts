/** Settings of a run, normalised: every field is there and typed. Made by `config/`. */
export interface Config {
  /** Path of the deck's Markdown file from the root. */
  readonly deck: string;
  /** Folder of the data package, from the root. */
  readonly dataFolder: string;
  /** Folder of the user's own layouts, partials and themes, from the root. */
  readonly templateFolder: string;
  /** Levels that the user gave to warnings, by code. */
  readonly levels: Readonly<Record<string, 'error' | 'warning' | 'info' | 'off'>>;
}
