import { backgroundOf, classNames, isGradient, whereIs } from '../common.ts';
import { tell, write, type Draft } from '../draft.ts';
import { setting, type Setting } from '../write-deck.ts';
import { classesOf, valueOf, type Attribute } from './attributes.ts';
import type { Heading } from './cut-slides.ts';

/** What the attributes of a heading make of its slide. */
export interface HeadingSettings {
  readonly settings: readonly Setting[];
  readonly attributes: readonly Setting[];
}

/** Attributes that reach the page as they are, with the form of their values. */
const passedOn: Readonly<Record<string, RegExp>> = {
  'background-position': /^[\w\s%.-]{1,60}$/,
  'background-repeat': /^(?:no-repeat|repeat|repeat-x|repeat-y|round|space)$/,
  'background-transition': /^(?:none|fade|slide|convex|concave|zoom)$/,
  'transition-speed': /^(?:default|fast|slow)$/,
  'auto-animate-easing': /^[\w\s.,()-]{1,60}$/,
  'auto-animate-duration': /^\d{1,3}(?:\.\d{1,3})?$/,
};

/** @param ids the ids that slides have so far */
export function headingSettings(
  draft: Draft,
  { attributes: items, start }: Heading,
  ids: Set<string>,
): HeadingSettings {
  const settings: Setting[] = [];
  const attributes: Setting[] = [];
  const said = (key: string): Attribute | undefined =>
    items.find(({ kind, name }) => kind === 'key' && name.replace(/^data-/, '') === key);
  const id = items.find(({ kind }) => kind === 'id');
  if (id !== undefined && /^(?!\d+$)[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id.value) && !ids.has(id.value)) {
    ids.add(id.value);
    settings.push(setting('id', id.value, id));
    tell(draft, 'kept', id, '`id:` of the slide');
  }
  const classes = items.filter(
    ({ kind, value }) => kind === 'class' && classNames(value).length === 1 && !/^un(?:numbered|listed)$/.test(value),
  );
  if (classes.length > 0) {
    settings.push(setting('class', classesOf(classes).join(' '), classes[0] ?? { start, end: start }));
    for (const each of classes)
      tell(draft, 'changed', each, 'the slide keeps the name; a theme of yours gives it rules');
  }
  settings.push(...backgroundSetting(draft, items));
  const gradient = said('background-gradient') ?? [said('background')].find((each) => isGradient(each?.value ?? ''));
  if (gradient !== undefined && isGradient(gradient.value)) {
    attributes.push({
      key: 'gradient',
      pieces: [write(`data-background-gradient="${gradient.value}"`, gradient.start, gradient.end)],
    });
    tell(draft, 'changed', gradient, 'a comment `.slide:` says it');
  }
  settings.push(...words(draft, said));
  for (const [key, form] of Object.entries(passedOn)) {
    const each = said(key);
    if (each === undefined || !form.test(each.value)) continue;
    attributes.push({ key, pieces: [write(`data-${key}="${each.value}"`, each.start, each.end)] });
    tell(draft, 'changed', each, 'a comment `.slide:` says it');
  }
  for (const each of items)
    if (!draft.entries.some((entry) => entry.start === each.start))
      tell(draft, 'dropped', each, 'a slide has no such attribute');
  return { settings, attributes };
}

function backgroundSetting(draft: Draft, items: readonly Attribute[]): Setting[] {
  const value = (key: string): string => valueOf(items, key) ?? '';
  const color = value('background-color') || value('background');
  const image = value('background-image') || value('background');
  const shown = { ...(color === '' ? {} : backgroundOf(color)), ...(image === '' ? {} : backgroundOf(image)) };
  const parts: Record<string, string | number | boolean> = { ...shown };
  if ('image' in shown && /^(?:cover|contain|auto|\d+(?:%|px))$/.test(value('background-size')))
    parts['size'] = value('background-size');
  const opacity = Number(value('background-opacity') || 'x');
  if ('image' in shown && opacity >= 0 && opacity <= 1) parts['opacity'] = opacity;
  const film = value('background-video').split(',')[0]?.trim() ?? '';
  const isFilm = /\.(?:mp4|webm|m4v|mov|ogv)$/i.test(film) && whereIs(film) === 'file';
  if (isFilm) {
    parts['video'] = film;
    for (const word of ['loop', 'muted']) if (isOn(items, `background-video-${word}`)) parts[word] = true;
  }
  const own = items.filter(({ name }) =>
    /^(?:data-)?background(?:-color|-image|-size|-opacity|-video|-video-loop|-video-muted)?$/.test(name),
  );
  for (const each of own) {
    if (isGradient(each.value)) continue;
    const isLost = each.name.includes('video')
      ? !isFilm
      : /(?:background|image|color)$/.test(each.name) && backgroundOf(each.value) === null;
    const why =
      whereIs(each.value) === 'remote'
        ? 'nothing is fetched from the network: save the file beside the deck'
        : 'a talk cannot show it';
    tell(draft, isLost ? 'dropped' : 'changed', each, isLost ? why : '`background:` of the slide');
  }
  const [first] = own;
  return first === undefined || Object.keys(parts).length === 0 ? [] : [setting('background', parts, first)];
}

function isOn(items: readonly Attribute[], key: string): boolean {
  const value = valueOf(items, key);
  return value !== null && value !== undefined && value !== 'false';
}

function words(draft: Draft, said: (key: string) => Attribute | undefined): Setting[] {
  const out: Setting[] = [];
  const take = (key: string, ours: string, value: string | boolean | null): void => {
    const each = said(key);
    if (each === undefined || value === null) return;
    out.push(setting(ours, value, each));
    tell(draft, 'changed', each, `\`${ours}: ${value}\``);
  };
  const transition = /^(none|fade|slide|convex|concave|zoom)/.exec(said('transition')?.value ?? '')?.[1] ?? null;
  take('transition', 'transition', transition);
  const visibility = said('visibility')?.value ?? '';
  take('visibility', 'visibility', /^(?:hidden|uncounted)$/.test(visibility) ? visibility : null);
  const animate = said('auto-animate')?.value;
  take('auto-animate', 'auto-animate', animate === undefined ? null : animate !== 'false');
  const state = said('state')?.value ?? '';
  take('state', 'state', classNames(state).length > 0 ? classNames(state).join(' ') : null);
  return out;
}
