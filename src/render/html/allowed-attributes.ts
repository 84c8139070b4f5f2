const anything = /^[^]*$/;
const count = /^\d{1,4}$/;
const length = /^\d{1,5}(?:\.\d{1,3})?(?:px|%)?$/;
const name = /^[\p{L}\p{N}_][\p{L}\p{N}_.:-]*$/u;
const flag = /^(?:|true|false)$/;

/** Attributes that any element may have. */
const everywhere: Readonly<Record<string, RegExp>> = {
  id: name,
  class: /^[\p{L}\p{N}\s_-]*$/u,
  lang: /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/,
  dir: /^(?:ltr|rtl|auto)$/,
  title: anything,
  // `application` takes the keys away from screen readers.
  role: /^(?!application$)[a-z]+(?:-[a-z]+)*$/,
  style: anything,
  'data-fragment-index': count,
  // The token of a claim, which no author can write.
  'data-claim': /^\uFDD0k\d+\uFDD1$/,
  'data-id': anything,
  'data-auto-animate': flag,
  'data-auto-animate-id': anything,
  'data-auto-animate-easing': /^[\w\s(),.-]{0,60}$/,
  'data-auto-animate-duration': /^\d+(?:\.\d+)?$/,
  'data-auto-animate-delay': /^\d+(?:\.\d+)?$/,
  'data-auto-animate-unmatched': flag,
  'data-auto-animate-restart': flag,
};

const media = { width: length, height: length, alt: anything };
const player = { ...media, controls: flag, loop: flag, muted: flag, playsinline: flag, 'data-autoplay': flag };
const cell = { colspan: count, rowspan: count, headers: anything, scope: /^(?:row|col|rowgroup|colgroup)$/ };

/** Attributes of single elements. */
const byElement: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  a: { target: /^_blank$/, rel: /^[a-z\s]*$/ },
  img: media,
  video: player,
  audio: player,
  ol: { start: /^-?\d{1,9}$/, reversed: flag, type: /^[1aAiI]$/ },
  li: { value: /^-?\d{1,9}$/ },
  td: cell,
  th: { ...cell, abbr: anything },
  col: { span: count },
  colgroup: { span: count },
  column: { width: length },
  details: { open: flag },
  time: { datetime: anything },
  data: { value: anything },
};

/** What an attribute written by the author comes to. */
export type AttributeVerdict = 'ok' | 'unknown' | 'bad-value';

/** Judges an attribute of an element; `element` is an HTML name, or `column` for the container of that name. */
export function judgeAttribute(element: string, attribute: string, value: string): AttributeVerdict {
  const own = byElement[element];
  const rule =
    own !== undefined && Object.hasOwn(own, attribute)
      ? own[attribute]
      : Object.hasOwn(everywhere, attribute)
        ? everywhere[attribute]
        : /^aria-[a-z]+$/.test(attribute)
          ? anything
          : undefined;
  if (rule === undefined) return 'unknown';
  return rule.test(value) ? 'ok' : 'bad-value';
}

/** The attributes that an element may have, for "did you mean". */
export function attributesOf(element: string): readonly string[] {
  return [...Object.keys(byElement[element] ?? {}), ...Object.keys(everywhere)];
}
