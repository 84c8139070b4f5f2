/** The forms of the page: slides, a document, sheets of paper, the speaker's window. */
export type ModeName = 'live' | 'stacked' | 'pages' | 'speaker';

/** The form that an address asks for. */
export type Mode =
  | {
      readonly name: 'live' | 'pages';
      /** On paper, say where the numbers come from. */
      readonly trace: boolean;
      /** On paper, a sheet for every step. */
      readonly steps: boolean;
    }
  | { readonly name: 'speaker'; readonly token: string };

const names: readonly ModeName[] = ['live', 'stacked', 'pages', 'speaker'];

/**
 * What the address asks for.
 * @param search the query of the page's address, `?print-pdf`, `?speaker=<token>` or anything else
 */
export function chooseMode(search: string): Mode {
  const query = new URLSearchParams(search);
  const token = query.get('speaker');
  if (token !== null && isToken(token)) return { name: 'speaker', token };
  return { name: query.has('print-pdf') ? 'pages' : 'live', trace: query.has('trace'), steps: query.has('steps') };
}

/** Whether a text can be the name of a speaker's channel, as {@link newToken} makes them. */
export function isToken(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text);
}

/** 128 random bits: a page that does not know it cannot speak to the talk. */
export function newToken(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Gives the page the style of a form; the static page is `stacked`, which is what stays without scripts. */
export function setMode(name: ModeName): void {
  document.documentElement.classList.remove(...names);
  document.documentElement.classList.add(name);
}

/** The form that the page has. */
export function currentMode(): ModeName {
  return names.find((name) => document.documentElement.classList.contains(name)) ?? 'stacked';
}
