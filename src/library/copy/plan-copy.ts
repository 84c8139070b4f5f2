import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { attributionOf, licenceFaults } from '../../util/attribution.ts';
import { writtenFile } from '../../util/slide-text.ts';
import { copyFiles } from './copy-files.ts';
import type { CopySide, CopyWork } from './copy-side.ts';
import { copyReferences, copySettings, copyValues } from './copy-words.ts';
import { draftsOf, type FileChange } from './drafts.ts';
import { withOrigin, withPaths } from './slide-copy.ts';
import { slideNeeds } from './slide-needs.ts';
import { withoutVariants } from './without-variants.ts';

/** A copy that is ready to be written. */
export interface CopyPlan {
  /** Of the slide in its new deck. */
  readonly id: string;
  /** By path from the root of the other talk. */
  readonly changes: ReadonlyMap<string, FileChange>;
  /** What comes along, a line each. */
  readonly notes: readonly string[];
  /** Errors: what is there under the same name and is something else. Nothing may be written then. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Puts together what has to be written to bring a slide with all that it is made from into another deck. Nothing that
 * is there is replaced: what is the same is shared, what is not is refused, a slide and a picture get another name.
 * @param origin `../talk/deck.md#id`, as the slide's origin is named, and its pin
 */
export async function planCopy(
  source: CopySide,
  into: CopySide,
  id: string,
  { address, pin }: { readonly address: string; readonly pin: string | null },
): Promise<CopyPlan> {
  const slide = source.compilation.parsed.slides.find((one) => one.id === id);
  const text = slide === undefined ? undefined : source.compilation.sources.get(slide.span.file)?.text;
  if (slide === undefined || text === undefined) throw new Error(`no slide ${id}`);
  const work: CopyWork = {
    from: source,
    into,
    needs: slideNeeds(source.compilation, id, text),
    drafts: draftsOf(into.fs),
    notes: [],
    refusals: [],
  };
  const moves = await copyFiles(work);
  const free = freeId(id, new Set(into.compilation.parsed.slides.map((one) => one.id)));
  if (free !== id) work.notes.push(`renamed    the slide is \`${free}\` here: there is another \`${id}\``);
  const attribution = attributionOf(slide.settings, source.compilation.parsed.settings);
  const { author, licence } = attribution;
  const origin = attribution.source ?? `${attribution.talk ?? ''} (${address})`.trim();
  const kept = withoutVariants(text, slide, { from: source.compilation, into: into.compilation });
  const moved = withPaths(kept.text, writtenFile(slide.span.file), into.config.deck, moves);
  const made = withOrigin(moved, {
    id: free,
    author,
    licence,
    source: origin,
    copyOf: pin === null ? null : `${address}@${pin}`,
    dropped: kept.dropped,
    added: kept.added,
  });
  const deck = ((await work.drafts.text(into.config.deck)) ?? '').trimEnd();
  await work.drafts.setText(into.config.deck, `${deck}\n\n---\n${made}`);
  await copyValues(work);
  await copyReferences(work);
  await copySettings(work);
  const [fault] = licenceFaults({ attribution, changed: false });
  const said =
    fault === undefined ? [] : [diagnose('library/licence', null, { slide: free, licence: licence ?? '', fault })];
  return { id: free, changes: work.drafts.changes(), notes: work.notes, diagnostics: [...work.refusals, ...said] };
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  let free = id;
  for (let n = 2; taken.has(free); n++) free = `${id}-${n}`;
  return free;
}
