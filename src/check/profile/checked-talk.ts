import type { Compilation } from '../../compile.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { RenderedSlide } from '../../model/deck.ts';
import type { Span } from '../../model/text.ts';
import { takeNotes } from '../../util/notes-html.ts';
import type { Profile, ProfileFormat } from './profile.ts';

/** A talk that is held against a profile. */
export interface CheckedTalk {
  readonly compilation: Pick<Compilation, 'rendered' | 'evidence' | 'talk' | 'sources'>;
  /** Type as a browser lays it out, by slide; or why it was not measured. */
  readonly type: ReadonlyMap<string, readonly TypeSample[]> | { readonly why: string };
  /** What is being exported, once it is there; `null` for a talk that is only checked. */
  readonly file: ExportedFile | null;
}

/** A text as a browser lays it out. */
export interface TypeSample {
  readonly text: string;
  /** CSS px on a slide 1280 px wide. */
  readonly px: number;
  readonly footer: boolean;
}

/** An export that is held against a profile. */
export interface ExportedFile {
  readonly format: ProfileFormat;
  readonly bytes: number;
  /** It brings its own fonts along, or is set in those of every machine. */
  readonly fonts: 'safe' | 'embedded';
}

/** A rule: what a talk does against it. */
export type Rule = (profile: Profile, talk: CheckedTalk) => readonly Diagnostic[];

/** The slides that are shown, in order; pages that only list references are not among them. */
export function shownSlides({ compilation }: CheckedTalk): readonly RenderedSlide[] {
  return compilation.rendered.slides.filter(({ settings }) => settings.visibility !== 'hidden');
}

/** The line of a setting of a slide; the slide's first letter where it has none. */
export function slideSetting(slide: RenderedSlide, key: string, { compilation }: CheckedTalk): Span {
  const { file, start, end } = slide.span;
  const text = compilation.sources.get(file)?.text.slice(start, end) ?? '';
  const line = new RegExp(String.raw`^${key}:.*$`, 'm').exec(text.slice(0, text.search(/^---$/m) + 1 || 0));
  if (line === null) return { file, start, end: Math.min(end, start + 1) };
  return { file, start: start + line.index, end: start + line.index + line[0].length };
}

/** The line of a setting of the deck; its beginning where it has none. */
export function deckSetting(key: string, { compilation }: CheckedTalk): Span {
  const { file } = compilation.rendered;
  const text = compilation.sources.get(file)?.text ?? '';
  const settings = /^---\n[\s\S]*?^---$/m.exec(text)?.[0] ?? '';
  const line = new RegExp(String.raw`^${key}:.*$`, 'm').exec(settings);
  if (line === null) return { file, start: 0, end: Math.min(1, text.length) };
  return { file, start: line.index, end: line.index + line[0].length };
}

/** What is read on a slide of the page: text without tags, notes and what only machines read. */
export function readText(html: string): string {
  const bare = takeNotes(html)
    .slide.replace(/<(script|style|title|desc)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, ' ');
  const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };
  return bare.replace(/&(#39|\w+);/g, (entity, name: string) => names[name] ?? entity).replace(/\s+/g, ' ');
}
