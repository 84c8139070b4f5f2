/** A colour in linear light, each part from 0 to 1 (IEC 61966-2-1, without its curve). */
export type LinearColor = readonly [red: number, green: number, blue: number];

/** A colour with its share of what it covers. */
export interface PaintedColor {
  readonly color: LinearColor;
  /** 0 to 1. */
  readonly alpha: number;
}

/**
 * Reads `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa`, `rgb(r, g, b)` and `rgba(r, g, b, a)`.
 * @returns `null` for any other text
 */
export function readColor(text: string): PaintedColor | null {
  const hex = /^#([0-9a-f]{3,8})$/i.exec(text.trim())?.[1];
  if (hex !== undefined && hex.length !== 5 && hex.length !== 7) {
    const wide = hex.length < 6 ? [...hex].map((digit) => digit + digit).join('') : hex;
    const part = (at: number): number => Number.parseInt(wide.slice(at, at + 2), 16) / 255;
    return { color: [linear(part(0)), linear(part(2)), linear(part(4))], alpha: wide.length === 8 ? part(6) : 1 };
  }
  const found = /^rgba?\(\s*([\d.]+)[,\s]+([\d.]+)[,\s]+([\d.]+)(?:[,\s/]+([\d.]+))?\s*\)$/i.exec(text.trim());
  if (found === null) return null;
  const [red, green, blue, alpha] = found.slice(1).map((part) => (part === undefined ? 1 : Number(part)));
  const color = [red, green, blue].map((part) => linear(Math.min(1, (part as number) / 255)));
  return { color: color as unknown as LinearColor, alpha: Math.min(1, alpha as number) };
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function curved(part: number): number {
  return part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055;
}

/** A colour laid over another, mixed as browsers do: along the curve of sRGB, not in linear light. */
export function over({ color, alpha }: PaintedColor, ground: LinearColor): LinearColor {
  if (alpha >= 1) return color;
  const mixed = color.map((part, i) => linear(curved(part) * alpha + curved(ground[i] as number) * (1 - alpha)));
  return mixed as unknown as LinearColor;
}

/** Relative luminance (WCAG 2.2), 0 to 1. */
function luminance([red, green, blue]: LinearColor): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours (WCAG 2.2), 1 to 21. */
export function contrastOf(a: LinearColor, b: LinearColor): number {
  const [la, lb] = [luminance(a), luminance(b)];
  return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
}

/** Ways in which eyes see fewer colours, the three dichromacies. */
export type Deficiency = 'protanopia' | 'deuteranopia' | 'tritanopia';

/**
 * Machado, Oliveira, Fernandes: A physiologically-based model for simulation of color vision deficiency (IEEE TVCG
 * 2009;15:1291–8), matrices of severity 1.0, for linear light.
 */
const deficiencies: Readonly<Record<Deficiency, readonly (readonly [number, number, number])[]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** A colour as somebody with a deficiency sees it. */
export function seenWith(deficiency: Deficiency, [red, green, blue]: LinearColor): LinearColor {
  const seen = deficiencies[deficiency].map(([r, g, b]) => Math.min(1, Math.max(0, r * red + g * green + b * blue)));
  return seen as unknown as LinearColor;
}

/** A colour in CIELAB (CIE 15:2004), white point D65: lightness from 0 to 100, then red–green and yellow–blue. */
export type Lab = readonly [lightness: number, a: number, b: number];

/** From linear sRGB. */
export function labOf([red, green, blue]: LinearColor): Lab {
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = f((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
  const y = f(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
  const z = f((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/**
 * How different two colours look, ΔE₀₀ (CIEDE2000, in the form of Sharma, Wu, Dalal: Color Res Appl 2005;30:21–30);
 * about 1 can just be told side by side.
 */
export function difference(one: Lab, other: Lab): number {
  const mean = (Math.hypot(one[1], one[2]) + Math.hypot(other[1], other[2])) / 2;
  const g = 1 + 0.5 * (1 - Math.sqrt(mean ** 7 / (mean ** 7 + 25 ** 7)));
  const [c1, c2] = [Math.hypot(one[1] * g, one[2]), Math.hypot(other[1] * g, other[2])];
  const [h1, h2] = [hue(one[1] * g, one[2]), hue(other[1] * g, other[2])];
  const grey = c1 * c2 === 0;
  const turn = grey ? 0 : h2 - h1 > 180 ? h2 - h1 - 360 : h2 - h1 < -180 ? h2 - h1 + 360 : h2 - h1;
  const far = Math.abs(h1 - h2) > 180;
  const h = grey ? h1 + h2 : far ? (h1 + h2 + (h1 + h2 < 360 ? 360 : -360)) / 2 : (h1 + h2) / 2;
  const [l, c] = [(one[0] + other[0]) / 2, (c1 + c2) / 2];
  const t = 1 - 0.17 * cos(h - 30) + 0.24 * cos(2 * h) + 0.32 * cos(3 * h + 6) - 0.2 * cos(4 * h - 63);
  const rotation = -2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7)) * sin(60 * Math.exp(-(((h - 275) / 25) ** 2)));
  const dl = (other[0] - one[0]) / (1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2));
  const dc = (c2 - c1) / (1 + 0.045 * c);
  const dh = (2 * Math.sqrt(c1 * c2) * sin(turn / 2)) / (1 + 0.015 * c * t);
  return Math.sqrt(dl ** 2 + dc ** 2 + dh ** 2 + rotation * dc * dh);
}

function hue(a: number, b: number): number {
  return a === 0 && b === 0 ? 0 : ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;
}

function cos(degrees: number): number {
  return Math.cos((degrees * Math.PI) / 180);
}

function sin(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 180);
}

/** A colour as `#rrggbb`. */
export function hexOf(color: LinearColor): string {
  const parts = color.map((part) =>
    Math.round(curved(part) * 255)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${parts.join('')}`;
}
