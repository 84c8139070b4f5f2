import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Json } from '../../model/json.ts';
import type { SlideAttribute } from '../slide-comments.ts';
import { backgroundImage, backgroundTable, backgroundWord, noBackground } from './background.ts';
import type { Check } from './check.ts';
import type { SlideDraft } from './slide-draft.ts';
import { slideTable } from './slide-table.ts';

/** Takes the attributes of `<!-- .slide: … -->` into a slide's settings; what the slide's own block says stands. */
export function takeAttributes(draft: SlideDraft, attributes: readonly SlideAttribute[]): Diagnostic[] {
  const hasPage = attributes.some(({ name }) => name === 'data-background-iframe');
  return attributes.flatMap((attribute) => {
    const { name, value } = attribute;
    if (hasPage && ofPages.has(name)) return [];
    if (isActive(name)) return [diagnose('parse/active-attribute', attribute.nameSpan, { name })];
    if (Object.hasOwn(takers, name)) return (takers[name] as Taker)(draft, attribute);
    const form = Object.hasOwn(passedOn, name) ? passedOn[name] : undefined;
    if (form === undefined)
      return [diagnose('parse/unknown-attribute', attribute.nameSpan, { name, known: knownAttributes })];
    if (!form.test(value)) return [wrong(attribute, 'a value that Reveal knows')];
    draft.attributes[name] = value;
    return [];
  });
}

/** Attributes that load or run something. */
function isActive(name: string): boolean {
  return /^(?:on|(?:data-)?src|srcdoc|href|data-markdown)/.test(name);
}

/** What is to be said about a page behind a slide only. */
const ofPages: ReadonlySet<string> = new Set(['data-background-interactive', 'data-preload']);

/** Attributes that reach the page as they are, with the form of their values. */
const passedOn: Readonly<Record<string, RegExp>> = {
  'data-background-position': /^[\w\s%.-]{1,60}$/,
  'data-background-repeat': /^(?:no-repeat|repeat|repeat-x|repeat-y|round|space)$/,
  'data-background-gradient':
    /^(?:repeating-)?(?:linear|radial|conic)-gradient\((?!.*(?:url|image|src))[\w\s#%.,()/-]{1,300}\)$/i,
  'data-background-transition': /^(?:none|fade|slide|convex|concave|zoom)$/,
  'data-transition-speed': /^(?:default|fast|slow)$/,
  'data-auto-animate-id': /^[\w-]{1,60}$/,
  'data-auto-animate-restart': /^(?:|true)$/,
  'data-auto-animate-easing': /^[\w\s.,()-]{1,60}$/,
  'data-auto-animate-duration': /^\d{1,3}(?:\.\d{1,3})?$/,
  'data-auto-animate-delay': /^\d{1,3}(?:\.\d{1,3})?$/,
  'data-auto-animate-unmatched': /^(?:true|false)$/,
};

type Taker = (draft: SlideDraft, attribute: SlideAttribute) => Diagnostic[];

const takers: Readonly<Record<string, Taker>> = {
  id: (draft, { value, valueSpan }) => {
    draft.id ??= { id: value, span: valueSpan };
    return [];
  },
  class: (draft, attribute) => checked(attribute, slideTable.class.check, (names) => draft.class.push(...names)),
  'data-state': (draft, attribute) =>
    checked(attribute, slideTable.state.check, (names) => (draft.state ??= names.join(' '))),
  'data-visibility': (draft, attribute) =>
    checked(attribute, slideTable.visibility.check, (word) => (draft.visibility ??= word)),
  'data-auto-animate': (draft) => {
    draft.autoAnimate ??= true;
    return [];
  },
  'data-timing': (draft, attribute) => checked(attribute, seconds, (time) => (draft.time ??= time)),
  'data-transition': (draft, attribute) => {
    const word = slideTable.transition.check.read(attribute.value);
    if (word !== undefined) draft.transition ??= word;
    else if (/^(?:(?:none|fade|slide|convex|concave|zoom)(?:-in|-out)? ?){1,2}$/.test(attribute.value))
      draft.attributes['data-transition'] = attribute.value;
    else return [wrong(attribute, slideTable.transition.check.expected)];
    return [];
  },
  'data-background': (draft, attribute) => {
    const word = backgroundWord(attribute.value, attribute.valueSpan);
    if (word.value !== null) background(draft, present(word.value));
    return [...word.diagnostics];
  },
  'data-background-color': (draft, attribute) =>
    checked(attribute, backgroundTable.color.check, (color) => background(draft, { color })),
  'data-background-size': (draft, attribute) =>
    checked(attribute, backgroundTable.size.check, (size) => background(draft, { size })),
  'data-background-opacity': (draft, attribute) =>
    checked({ ...attribute, read: Number(attribute.value || 'x') }, backgroundTable.opacity.check, (opacity) =>
      background(draft, { opacity }),
    ),
  'data-background-image': (draft, attribute) => {
    const image = backgroundImage(attribute.value, attribute.valueSpan);
    if (image.value !== null) background(draft, { image: image.value });
    return [...image.diagnostics];
  },
  // Reveal takes the same film in several formats: the first is enough.
  'data-background-video': (draft, attribute) => {
    const video = backgroundImage((attribute.value.split(',')[0] as string).trim(), attribute.valueSpan);
    if (video.value !== null) background(draft, { video: video.value });
    return [...video.diagnostics];
  },
  // A page is not shown behind a slide; the slide is, so that decks which have one build.
  'data-background-iframe': (_, { value: page, valueSpan }) => [diagnose('parse/background-page', valueSpan, { page })],
  'data-background-video-loop': (draft) => yes(() => background(draft, { loop: true })),
  'data-background-video-muted': (draft) => yes(() => background(draft, { muted: true })),
};

/** To Reveal the attribute alone says it, whatever its value. */
function yes(take: () => void): Diagnostic[] {
  take();
  return [];
}

const knownAttributes = [...Object.keys(takers), ...Object.keys(passedOn)].filter(
  (name) => name !== 'data-background-iframe',
);

const seconds: Check<number> = {
  expected: 'a number of seconds',
  hint: null,
  schema: { type: 'string' },
  read: (value) => (typeof value === 'string' && /^[1-9]\d{0,5}$/.test(value) ? Number(value) : undefined),
};

function checked<T>(
  attribute: SlideAttribute & { readonly read?: Json },
  check: Check<T>,
  take: (value: T) => void,
): Diagnostic[] {
  const value = check.read(attribute.read ?? attribute.value);
  if (value === undefined) return [wrong(attribute, check.expected)];
  take(value);
  return [];
}

function wrong(attribute: SlideAttribute, expected: string): Diagnostic {
  const { name, value } = attribute;
  return diagnose('parse/attribute-value', attribute.valueSpan, { name, value, expected });
}

function background(draft: SlideDraft, part: Partial<NonNullable<SlideDraft['background']>>): void {
  draft.background = { ...noBackground, ...part, ...present(draft.background ?? noBackground) };
}

/** The parts that are there. */
function present<T extends object>(parts: T): Partial<T> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== null)) as Partial<T>;
}
