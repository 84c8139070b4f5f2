import { didYouMean } from '../../util/nearest.ts';
import { entry } from '../entry.ts';
import { short } from './chart-words.ts';

const colorHint = 'write a name of CSS or of the theme, or `#rrggbb`';

const ratio = (contrast: number): string => `${(Math.floor(contrast * 10) / 10).toFixed(1)}:1`;

/** What is said of the colours, words and annotations of a chart. */
export const chartMarkEntries = {
  'chart/role-color': entry<{ readonly role: string; readonly color: string; readonly known: readonly string[] }>({
    severity: 'error',
    message: ({ role, color }) => `\`${color}\`, the colour of \`${role}\`, is no colour`,
    hint: ({ color, known }) => didYouMean(color, known) ?? colorHint,
  }),
  'chart/unknown-color': entry<{ readonly color: string; readonly known: readonly string[] }>({
    severity: 'error',
    message: ({ color }) => `\`${color}\` is no colour`,
    hint: ({ color, known }) =>
      didYouMean(color, known) ?? `${colorHint}, or give it a colour in the deck's \`colors:\``,
  }),
  'chart/low-contrast': entry<{
    /** The text; `null` for a mark. */
    readonly what: string | null;
    readonly color: string;
    readonly ground: string;
    readonly contrast: number;
    readonly needed: number;
    readonly more: number;
  }>({
    severity: 'warning',
    message: ({ what, color, ground, contrast, more }) =>
      `${what === null ? 'a mark' : `\`${short(what)}\``} in \`${color}\` is faint on \`${ground}\`: contrast ${ratio(contrast)}${more === 0 ? '' : `, and ${more} more such`}`,
    hint: ({ what, needed }) =>
      `${what === null ? 'a mark needs' : 'text of this size needs'} ${needed}:1: take a ${what === null ? 'stronger' : 'darker or lighter'} colour${what === null ? ', or an outline' : ''}`,
  }),
  'chart/color-only': entry<{ readonly first: string; readonly second: string; readonly eye: string }>({
    severity: 'warning',
    message: ({ first, second, eye }) =>
      `\`${short(first)}\` and \`${short(second)}\` differ by colour alone, and look alike with ${eye}`,
    hint: () => 'tell them apart by `shape` or `strokeDash` too, write their names beside them, or keep to the palette',
  }),
};
