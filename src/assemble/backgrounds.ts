import type { Background } from '../model/settings.ts';
import { escapeHtml } from '../util/html.ts';
import type { NamedAsset } from './assets.ts';
import { shortHash } from './hash.ts';

/** A slide's background as Reveal wants it (attributes) and as paper, document and speaker window do (a class). */
export interface SlideBackground {
  readonly attributes: string;
  readonly classes: readonly string[];
  /** The rule of the class; empty without a background. */
  readonly css: string;
}

const none: SlideBackground = { attributes: '', classes: [], css: '' };

/**
 * Turns the setting `background` into attributes and a rule. What is not plainly a colour or a size is left out.
 * @param gradient an author's `data-background-gradient`
 */
export function slideBackground(
  background: Background | null,
  gradient: string | null,
  named: ReadonlyMap<string, NamedAsset>,
): SlideBackground {
  if (background === null) return gradient === null ? none : paperOnly(gradient);
  const color = plainColor(background.color);
  const image = background.image === null ? undefined : named.get(background.image.path);
  // On paper the colour stands for the film: no first frame is known when a talk is built.
  const film = background.video ?? null;
  const video = film === null ? undefined : named.get(film.path);
  const size = background.size !== null && /^[\w\s.%-]+$/.test(background.size) ? background.size : null;
  const facts: readonly (readonly [string, string | null, string])[] = [
    ['color', color, color ?? ''],
    ['image', image?.url ?? null, `url("${image?.url ?? ''}")`],
    // Reveal has the author's own attribute; on paper it takes the place of the picture.
    ['gradient', image === undefined && gradient !== null && isGradient(gradient) ? gradient : null, gradient ?? ''],
    ['size', size, size ?? ''],
    ['video', video?.url ?? null, ''],
    ['video-loop', video !== undefined && background.loop === true ? '' : null, ''],
    ['video-muted', video !== undefined && background.muted === true ? '' : null, ''],
    ['opacity', background.opacity === null ? null : String(background.opacity), String(background.opacity)],
  ];
  const given = facts.filter(([, value]) => value !== null);
  if (given.length === 0) return none;
  const declarations = given
    .flatMap(([name, , css]) => (css === '' ? [] : [`--slide-${name === 'gradient' ? 'image' : name}:${css}`]))
    .join(';');
  const name = `b-${shortHash(declarations)}`;
  return {
    attributes: given
      .filter(([key]) => key !== 'gradient')
      .map(([key, value]) => ` data-background-${key}="${escapeHtml(value as string)}"`)
      .join(''),
    classes: [
      ...[name, 'has-background', ...(image === undefined ? [] : ['has-picture'])],
      ...[...(video === undefined ? [] : ['has-film']), ...contrastClass(color)],
    ],
    css: `.${name}{${declarations}}`,
  };
}

function isGradient(text: string): boolean {
  return !/[{}<;]|url/i.test(text);
}

/** A gradient comes to Reveal as an attribute of the author's; here it gets its class for paper. */
function paperOnly(gradient: string): SlideBackground {
  if (!isGradient(gradient)) return none;
  const declarations = `--slide-image:${gradient}`;
  const name = `b-${shortHash(declarations)}`;
  const colors = gradient.match(/#[0-9a-f]{3,8}\b|rgba?\([^)]*\)/gi) ?? [];
  const levels = colors.map(brightness).filter((level) => level !== null);
  const isDark = levels.length > 0 && levels.reduce((sum, level) => sum + level, 0) / levels.length < 128;
  return {
    attributes: '',
    classes: [name, 'has-background', ...(isDark ? ['has-dark-background'] : [])],
    css: `.${name}{${declarations}}`,
  };
}

function plainColor(color: string | null): string | null {
  if (color === null) return null;
  const plain = color.trim();
  return /^#[0-9a-f]{3,8}$|^[a-z]{3,30}$|^[a-z]{3,6}\([\d\s.,%/+-]*(?:deg|turn|none)?[\d\s.,%/+-]*\)$/i.test(plain)
    ? plain
    : null;
}

/** The names of CSS Color 4 that are darker than Reveal's threshold. */
const darkNames = new Set(
  (
    'black blue blueviolet brown chocolate crimson darkblue darkcyan darkgreen darkmagenta darkolivegreen darkred ' +
    'darkslateblue darkslategray darkslategrey darkviolet deeppink dimgray dimgrey firebrick forestgreen fuchsia ' +
    'green indigo magenta maroon mediumblue mediumvioletred midnightblue navy olive olivedrab orangered purple ' +
    'rebeccapurple red royalblue saddlebrown seagreen sienna slateblue slategray slategrey steelblue teal'
  ).split(' '),
);

/** Reveal's own classes and threshold, so that paper and screen agree. */
function contrastClass(color: string | null): string[] {
  if (color === null) return [];
  if (darkNames.has(color.toLowerCase())) return ['has-dark-background'];
  if (/^(?!transparent$|currentcolor$)[a-z]+$/i.test(color)) return ['has-light-background'];
  const level = brightness(color);
  return level === null ? [] : [level < 128 ? 'has-dark-background' : 'has-light-background'];
}

/** From 0 to 255, as Reveal counts it. */
function brightness(color: string): number | null {
  const rgb = toRgb(color);
  if (rgb === null) return null;
  const [r, g, b] = rgb;
  return (r * 299 + g * 587 + b * 114) / 1000;
}

function toRgb(color: string): readonly [number, number, number] | null {
  const hex = /^#([0-9a-f]{3,8})$/i.exec(color)?.[1];
  if (hex !== undefined) {
    const digits =
      hex.length < 6 ? [...hex.slice(0, 3)].map((d) => d + d) : [hex.slice(0, 2), hex.slice(2, 4), hex.slice(4, 6)];
    const [r, g, b] = digits.map((d) => Number.parseInt(d, 16));
    return [r as number, g as number, b as number];
  }
  const parts = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/i.exec(color);
  return parts === null ? null : [Number(parts[1]), Number(parts[2]), Number(parts[3])];
}
