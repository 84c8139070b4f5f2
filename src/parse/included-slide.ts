import type { MappedText } from '../model/text.ts';
import { concatMapped, emptyText, mappedOpaque, sliceMapped } from '../util/mapped-text.ts';
import { contentOf } from './content.ts';
import type { FileSlide } from './parse-slide.ts';
import { proseDataRefs } from './prose-data-refs.ts';
import type { IncludedWords, IncludeSettings } from './settings/include-settings.ts';
import { plainWords } from './title.ts';

/** What slides became that a deck shows with words of its own; the same slide for the same words. */
const known = new WeakMap<FileSlide, WeakMap<IncludeSettings, FileSlide>>();

/** A slide with the title, time, notes or id that the `src:` line gives it. */
export function withWords(slide: FileSlide, settings: IncludeSettings): FileSlide {
  let made = known.get(slide);
  if (made === undefined) known.set(slide, (made = new WeakMap()));
  let found = made.get(settings);
  if (found === undefined) made.set(settings, (found = changed(slide, settings.words)));
  return found;
}

function changed(slide: FileSlide, { id, title, time, notes }: IncludedWords): FileSlide {
  const said = notes === null ? slide.text.notes : notes.text.trim() === '' ? null : mapped(notes);
  return {
    ...slide,
    // The id stays that of the slide's own title, so that links to it hold.
    id: id === null ? slide.id : { id: id.text, span: id.span },
    settings: time === null ? slide.settings : { ...slide.settings, time },
    heading:
      title === null
        ? slide.heading
        : { text: plainWords(title.text), id: slide.heading?.id ?? null, span: slide.heading?.span ?? title.span },
    text: { body: title === null ? slide.text.body : withTitle(slide, title), notes: said },
    dataRefs: [...slide.dataRefs, ...[title, notes].flatMap((words) => (words === null ? [] : refsIn(words)))],
  };
}

type Words = NonNullable<IncludedWords['title']>;

function mapped({ text, span }: Words): MappedText {
  return mappedOpaque(text, span);
}

/** The body with another first heading: what the old one has in braces stays. */
function withTitle({ text: { body }, heading }: FileSlide, title: Words): MappedText {
  const at = heading === null ? null : offsetIn(body, heading.span);
  if (heading === null || at === null) return concatMapped([mappedOpaque(`## ${title.text}\n\n`, title.span), body]);
  const end = at + (heading.span.end - heading.span.start);
  const line = body.text.slice(at, end);
  const marks = /^#{1,6}[ \t]+/.exec(line)?.[0].length ?? 0;
  const attributes = /[ \t]*\{[^{}]*\}[ \t]*$/.exec(line)?.index ?? line.length;
  return concatMapped([
    sliceMapped(body, 0, at + marks),
    mapped(title),
    attributes < line.length ? sliceMapped(body, at + attributes, end) : emptyText,
    sliceMapped(body, end),
  ]);
}

/** Where a place of the source stands in a text. */
function offsetIn(text: MappedText, { file, start }: Words['span']): number | null {
  for (const [i, { at, source, exact }] of text.segments.entries()) {
    const length = (text.segments[i + 1]?.at ?? text.text.length) - at;
    if (exact && source.file === file && start >= source.start && start < source.start + length)
      return at + (start - source.start);
  }
  return null;
}

/** The data that words name in their mustaches, told where the words stand. */
function refsIn({ text, span }: Words): FileSlide['dataRefs'] {
  if (!text.includes('{{')) return [];
  const content = contentOf({ path: span.file, text }, { start: 0, end: text.length }, /$^/);
  return proseDataRefs(content, []).map((ref) => ({ ...ref, span }));
}
