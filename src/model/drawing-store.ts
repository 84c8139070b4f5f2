/** Drawings of charts that earlier runs have made, by all that they were made from. */
export interface DrawingStore {
  /** A drawing as plain data; `null` where it is not kept. */
  readonly read: (key: string) => unknown;
  /** Keeps a drawing once {@link write} is called. */
  readonly keep: (key: string, drawing: unknown) => void;
  readonly write: () => void;
}
