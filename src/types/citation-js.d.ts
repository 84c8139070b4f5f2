/** The part of Citation.js that reads text. `data` is synchronous and never fetches anything. */
declare module '@citation-js/core' {
  export const plugins: {
    readonly input: { data(input: unknown, type: string): unknown };
  };
}
declare module '@citation-js/plugin-bibtex' {}
declare module '@citation-js/plugin-ris' {}
