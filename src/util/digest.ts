import { createHash } from 'node:crypto';

/** A short text that stands for a value made of plain data: two values with the same digest are the same. */
export function digest(value: unknown): string {
  return createHash('sha1').update(JSON.stringify(value)).digest('base64').slice(0, 22);
}
