import { createHash } from 'node:crypto';

/** Hex digits of a pin. */
const length = 10;

/**
 * What a pin of slides is: the beginning of the SHA-256 of their texts as they stand in the file, settings and notes
 * included, white space at their ends not. It changes with every letter, and with nothing beside the slides.
 */
export function pinOf(texts: readonly string[]): string {
  const whole = texts.map((text) => text.trim()).join('\n---\n');
  return createHash('sha256').update(whole).digest('hex').slice(0, length);
}

/** Is this written like a pin? A beginning of seven digits is enough. */
export function isPin(text: string): boolean {
  return /^[0-9a-f]{7,10}$/.test(text);
}
