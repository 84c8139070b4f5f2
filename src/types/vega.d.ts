import type { Item } from 'vega-typings';

declare module 'vega-typings' {
  /** Exported by vega and meant to be assigned to; missing in its types. */
  export const textMetrics: {
    height: (item: Item) => number;
    width: (item: Item, text: unknown) => number;
  };
  export function setRandom(random: () => number): void;
  export function randomLCG(seed: number): () => number;
  export interface WritingLocale {
    format(specifier: string): (value: number) => string;
    utcFormat(specifier: string): (value: Date | number) => string;
  }
  export function defaultLocale(): WritingLocale;
  /** Of definitions as `config.locale` has them; left out, that of English. */
  export function locale(number: object, time: object | undefined): WritingLocale;
}
