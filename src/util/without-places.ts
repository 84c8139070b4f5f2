/** Anything as text without the places that it was written at. */
export function plain(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (part === null || typeof part !== 'object') return part;
    if (part instanceof Map || part instanceof Set) return [...(part as Iterable<unknown>)];
    if ('file' in part && 'start' in part && 'end' in part) return null;
    return part;
  });
}
