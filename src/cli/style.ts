import { styleText } from 'node:util';

type Format = Parameters<typeof styleText>[0];

/** Puts a text in a style, or leaves it as it is where nobody sees colours. */
export type Style = (format: Format, text: string) => string;

/** A style for a stream that shows colours, or does not. */
export function styleFor(colour: boolean): Style {
  return colour ? (format, text) => styleText(format, text, { validateStream: false }) : (_, text) => text;
}
