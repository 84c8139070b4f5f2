import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, RelatedPlace } from '../model/diagnostic.ts';
import type { Project } from '../model/project.ts';
import type { SourceFile, Span } from '../model/text.ts';
import { extensionOf, resolveReference } from '../util/paths.ts';
import { writtenFile } from '../util/slide-text.ts';
import { parseFile, type ParsedFile } from './parse-file.ts';
import type { ParseMemory } from './parse-memory.ts';
import type { FileSlide } from './parse-slide.ts';

/** Files within files. */
const deepest = 50;
/** Slides of a talk, so that files that include each other twice over end. */
const mostSlides = 20_000;
/** Files brought in, each as often as it is. */
const mostIncludes = 5_000;

/** A slide in its place in the deck. */
export interface PlacedSlide {
  readonly slide: FileSlide;
  readonly includedFrom: readonly Span[];
  readonly vertical: boolean;
}

interface Walk {
  readonly project: Pick<Project, 'sources' | 'unread' | 'converted'>;
  readonly files: Map<string, ParsedFile>;
  readonly slides: PlacedSlide[];
  readonly diagnostics: Diagnostic[];
  readonly memory: ParseMemory;
  includes: number;
  /** No more files are brought in, which has been said. */
  isFull: boolean;
}

/** Where a walk stands: the files above, outermost first, and the `src:` lines that led here. */
interface Chain {
  readonly paths: readonly string[];
  readonly spans: readonly Span[];
  /** All slides join the stack that the innermost `src:` stands in. */
  readonly stacked: boolean;
}

/**
 * Puts the slides of included files in the places of the slides that name them.
 * @param deck the deck's own file, parsed
 */
export function followIncludes(
  path: string,
  deck: ParsedFile,
  project: Pick<Project, 'sources' | 'unread' | 'converted'>,
  memory: ParseMemory,
): {
  readonly slides: readonly PlacedSlide[];
  readonly texts: ReadonlyMap<string, SourceFile>;
  readonly diagnostics: readonly Diagnostic[];
} {
  const walk: Walk = {
    project,
    files: new Map([[path, deck]]),
    slides: [],
    diagnostics: [...deck.diagnostics],
    memory,
    includes: 0,
    isFull: false,
  };
  placeSlides(walk, deck, { paths: [path], spans: [], stacked: false });
  const texts = [...walk.files.values()].flatMap((file) => file.texts);
  const { slides, diagnostics } = walk;
  return { slides, texts: new Map(texts.map((text) => [text.path, text])), diagnostics };
}

function placeSlides(walk: Walk, file: ParsedFile, chain: Chain): void {
  file.slides.forEach((slide, i) => {
    const vertical = chain.stacked || (slide.vertical && i > 0);
    if (slide.include === null)
      walk.slides.push({ slide, includedFrom: chain.spans, vertical: vertical && walk.slides.length > 0 });
    else include(walk, slide.include, { ...chain, stacked: vertical });
  });
}

function include(walk: Walk, wanted: NonNullable<FileSlide['include']>, chain: Chain): void {
  const target = targetOf(walk, wanted, chain);
  if ('code' in target) {
    walk.diagnostics.push(withChain(target, chain.spans));
    return;
  }
  const next = { ...chain, paths: [...chain.paths, target.path], spans: [...chain.spans, wanted.span] };
  walk.includes += 1;
  if (walk.isFull || walk.includes > mostIncludes || walk.slides.length > mostSlides) {
    if (!walk.isFull) walk.diagnostics.push(withChain(tooMany(walk, wanted.span), chain.spans));
    walk.isFull = true;
    return;
  }
  let file = walk.files.get(target.path);
  if (file === undefined) {
    walk.files.set(target.path, (file = parseFile(target, 'included', walk.memory)));
    for (const found of file.diagnostics) walk.diagnostics.push(withChain(found, next.spans));
    if (file.slides.length === 0)
      walk.diagnostics.push(
        withChain(diagnose('parse/include-empty', wanted.span, { path: target.path }), chain.spans),
      );
  }
  placeSlides(walk, file, next);
}

function tooMany(walk: Walk, span: Span): Diagnostic {
  const ofSlides = walk.slides.length > mostSlides;
  const facts = ofSlides
    ? ({ limit: mostSlides, what: 'slides' } as const)
    : ({ limit: mostIncludes, what: 'files' } as const);
  return diagnose('parse/too-many-slides', span, facts);
}

/** The file that a `src:` names, or why it is not followed. */
function targetOf(walk: Walk, wanted: NonNullable<FileSlide['include']>, chain: Chain): SourceFile | Diagnostic {
  const { span } = wanted;
  const [written, part] = splitOnce(wanted.path.trim(), '#');
  if (part !== undefined) return diagnose('parse/include-part', span, { path: written });
  const resolved = resolveReference(span.file, written);
  if (!resolved.ok) return diagnose('parse/include-path', span, { path: written, why: resolved.why });
  const { path } = resolved;
  if (!['md', 'markdown'].includes(extensionOf(path))) return diagnose('parse/include-kind', span, { path: written });
  const cycle = chain.paths.indexOf(path);
  if (cycle !== -1) return diagnose('parse/include-cycle', span, { chain: [...chain.paths.slice(cycle), path] });
  if (chain.paths.length > deepest) return diagnose('parse/include-depth', span, { limit: deepest });
  const why = walk.project.unread?.get(path);
  if (why !== undefined) return { ...why, span };
  const source = walk.project.converted?.get(path) ?? walk.project.sources.get(path);
  const siblings = [...walk.project.sources.keys()].filter((other) => other !== writtenFile(span.file));
  return source ?? diagnose('load/missing-file', span, { path, siblings });
}

function splitOnce(text: string, mark: string): readonly [string, string?] {
  const at = text.indexOf(mark);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** A diagnostic in an included file says which `src:` lines led there, innermost first. */
function withChain(diagnostic: Diagnostic, spans: readonly Span[]): Diagnostic {
  const chain: RelatedPlace[] = spans.map((span) => ({ message: 'included from here', span })).reverse();
  return chain.length === 0 ? diagnostic : { ...diagnostic, related: [...diagnostic.related, ...chain] };
}
