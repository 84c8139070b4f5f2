import { isPin } from '../util/slide-pin.ts';

/** What stands behind the `#` of a `src:` line: slides by id or by number, each perhaps with a pin. */
export interface IncludePart {
  /** As written, without the pin. */
  readonly name: string;
  /** Numbers of slides, from 1; `null` for what can only be an id. An id of this form goes before. */
  readonly range: { readonly first: number; readonly last: number } | null;
  readonly pin: string | null;
}

/** A `src:` line taken apart. */
export interface IncludeTarget {
  readonly path: string;
  /** `null` for the whole file. */
  readonly parts: readonly IncludePart[] | null;
  /** A part that says nothing. */
  readonly fault: string | null;
}

/** Takes `./acts.md#intro,2,5-7@1f0c2d3a4b` apart. */
export function readTarget(written: string): IncludeTarget {
  const text = written.trim();
  const at = text.indexOf('#');
  if (at === -1) return { path: text, parts: null, fault: null };
  const names = text
    .slice(at + 1)
    .split(',')
    .map((name) => name.trim());
  const parts = names.map(readPart);
  const fault = parts.findIndex((part) => part === null);
  const whole = parts.filter((part) => part !== null);
  return { path: text.slice(0, at).trim(), parts: whole, fault: fault === -1 ? null : (names[fault] as string) };
}

function readPart(written: string): IncludePart | null {
  const at = written.lastIndexOf('@');
  const name = (at === -1 ? written : written.slice(0, at)).trim().normalize('NFC');
  const pin = at === -1 ? null : written.slice(at + 1).trim();
  if (name === '' || (pin !== null && !isPin(pin))) return null;
  const numbers = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(name);
  if (numbers === null) return { name, range: null, pin };
  const first = Number(numbers[1]);
  const last = Number(numbers[2] ?? numbers[1]);
  return first === 0 || last < first ? null : { name, range: { first, last }, pin };
}
