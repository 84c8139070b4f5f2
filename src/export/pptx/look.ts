import type { MeasuredPalette } from '../../model/measured.ts';
import type { Faces } from './parts.ts';

/** What a presentation looks like throughout. */
export interface Look {
  readonly palette: MeasuredPalette;
  /** `rrggbb`: the accents after the first. */
  readonly accents: readonly string[];
  readonly faces: Faces;
  /** BCP 47. */
  readonly lang: string;
  readonly rtl: boolean;
}

/** The theme's colours in the order in which a theme part lists them. */
export function schemeColors({ palette, accents }: Look): readonly (readonly [string, string])[] {
  const accent = (n: number): string => accents[n - 2] ?? palette.muted;
  return [
    ['dk1', palette.ink],
    ['lt1', palette.paper],
    ['dk2', palette.muted],
    ['lt2', palette.panel],
    ['accent1', palette.accent],
    ['accent2', accent(2)],
    ['accent3', accent(3)],
    ['accent4', accent(4)],
    ['accent5', accent(5)],
    ['accent6', palette.cover],
    ['hlink', palette.accent],
    ['folHlink', palette.accent],
  ];
}

const mapped: Readonly<Record<string, string>> = { dk1: 'tx1', lt1: 'bg1', dk2: 'tx2', lt2: 'bg2' };

/** A colour as XML: by its name where it is one of the theme's, so that it changes with the theme. */
export function colorXml(color: string, look: Look): string {
  const plain = color.slice(0, 6).toLowerCase();
  const alpha = color.length > 6 ? Number.parseInt(color.slice(6, 8), 16) / 255 : 1;
  const inner = alpha < 1 ? `<a:alpha val="${Math.round(alpha * 100_000)}"/>` : '';
  const name = schemeColors(look).find(([, value]) => value.toLowerCase() === plain)?.[0];
  if (name === undefined) return `<a:srgbClr val="${plain.toUpperCase()}">${inner}</a:srgbClr>`;
  return `<a:schemeClr val="${mapped[name] ?? name}">${inner}</a:schemeClr>`;
}

/** A colour as a fill. */
export function fillXml(color: string | null, look: Look): string {
  return color === null ? '<a:noFill/>' : `<a:solidFill>${colorXml(color, look)}</a:solidFill>`;
}
