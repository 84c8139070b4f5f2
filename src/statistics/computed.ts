/** A number, or the reason why there is none: a wrong number is worse than no number. */
export type Computed<T> =
  | { readonly ok: true; readonly value: T }
  /** In words without a full stop, to be put into a message: `nobody is at risk after 45`. */
  | { readonly ok: false; readonly reason: string };

/** A result. */
export function computed<T>(value: T): Computed<T> {
  return { ok: true, value };
}

/** No result, and why. */
export function notComputed<T>(reason: string): Computed<T> {
  return { ok: false, reason };
}
