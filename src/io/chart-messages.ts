/** What is sent to the thread that draws charts. */
export type ToChartThread =
  | { readonly kind: 'news'; readonly news: unknown }
  | { readonly kind: 'question'; readonly number: number; readonly question: unknown }
  | { readonly kind: 'end' };

/** What it sends back: the answer to the question of this number, `null` where it has none. */
export interface FromChartThread {
  readonly number: number;
  readonly answer: unknown;
}
