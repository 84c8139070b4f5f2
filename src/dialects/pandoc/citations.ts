import { change, keep, tell, write, type Draft } from '../draft.ts';
import type { Taken } from '../inline.ts';

const key = /^@(\{[^}]*\}|[\p{L}\p{N}_](?:[\p{L}\p{N}_:.#$%&+?<>~/-]*[\p{L}\p{N}_])?)/u;
const crossReference = /^(?:fig|tbl|sec|eq|lst|thm|lem|cor|def|exm)-/;

/** A citation at `@` or `[`. @param known is there a file of references? */
export function citation(draft: Draft, at: number, end: number, known: boolean): Taken | null {
  return draft.text[at] === '[' ? bracketed(draft, at, end, known) : bare(draft, at, end, known);
}

function bare(draft: Draft, at: number, end: number, known: boolean): Taken | null {
  if (/[\p{L}\p{N}\\/._-]/u.test(draft.text[at - 1] ?? '')) return null;
  const match = key.exec(draft.text.slice(at, Math.min(end, at + 200)));
  if (match === null) return null;
  const stop = at + match[0].length;
  const name = (match[1] as string).replace(/^\{|\}$/g, '');
  if (crossReference.test(name)) return reference(draft, at, stop);
  if (!known) return null;
  return {
    pieces: change(draft, { start: at, end: stop }, `[@${name}]{.named}`, 'its authors and a number'),
    end: stop,
  };
}

function reference(draft: Draft, at: number, stop: number): Taken {
  tell(draft, 'changed', { start: at, end: stop }, 'figures and sections have no numbers: it is text');
  return { pieces: [keep(at + 1, stop)], end: stop };
}

function bracketed(draft: Draft, at: number, end: number, known: boolean): Taken | null {
  const match = /^\[([^\][\n]*@[^\][\n]*)\](?![({[])/.exec(draft.text.slice(at, Math.min(end, at + 2000)));
  if (match === null) return null;
  const stretch = { start: at, end: at + match[0].length };
  const parts = (match[1] as string)
    .split(';')
    .map((part) => /^([^@]*?)(-?)@(\{[^}]*\}|[^\s,;\]]+)(.*)$/.exec(part.trim()));
  if (parts.some((part) => part === null)) return null;
  if (parts.every((part) => crossReference.test(part?.[3] ?? ''))) {
    tell(draft, 'changed', stretch, 'figures and sections have no numbers: it is text');
    return { pieces: [write('\\', at), keep(stretch.start, stretch.end)], end: stretch.end };
  }
  if (!known) {
    tell(draft, 'changed', stretch, 'the deck names no file of references (`bibliography:`): it is text');
    return { pieces: [write('\\', at), keep(stretch.start, stretch.end)], end: stretch.end };
  }
  const isOurs = parts.every((part) => part?.[1] === '' && part[2] === '' && !part[3]?.startsWith('{'));
  if (isOurs) return { pieces: [keep(stretch.start, stretch.end)], end: stretch.end };
  const text = parts
    .map((part) => {
      const [, before = '', , name = '', locator = ''] = part ?? [];
      return `${before.trim()} [@${name.replace(/^\{|\}$/g, '')}${locator}]`.trim();
    })
    .join('; ');
  return {
    pieces: change(draft, stretch, text, 'a citation is a number, and words stand before it'),
    end: stretch.end,
  };
}
