import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Project } from '../model/project.ts';
import { byIdentity } from '../util/by-identity.ts';
import type { FileSlide } from './parse-slide.ts';
import { includedWords, type IncludeSettings } from './settings/include-settings.ts';

/** Names that templates of a slide ask for: `{{with.arm}}`. */
const askedFor = byIdentity(({ text: { body, notes } }: FileSlide): readonly string[] =>
  namesIn(`${body.text}\n${notes?.text ?? ''}`),
);

function namesIn(text: string): readonly string[] {
  if (!text.includes('with.')) return [];
  return [...text.matchAll(/(?<![\p{L}\p{N}_.-])with\.\[?([\p{L}_][\p{L}\p{N}_-]*)/gu)].map(
    ([, name]) => name as string,
  );
}

/** Names below `with` that no slide and no template asks for: most likely slips of the pen. */
export function unusedParameters(
  { parameters }: IncludeSettings,
  placed: readonly { readonly slide: FileSlide }[],
  { templates }: Pick<Project, 'templates'>,
): Diagnostic[] {
  const asked = new Set(placed.flatMap(({ slide }) => askedFor(slide)));
  for (const { text } of templates.values()) for (const name of namesIn(text)) asked.add(name);
  return [...parameters].flatMap(([name, { span }]) =>
    asked.has(name) ? [] : [diagnose('parse/with-unused', span, { name, known: [...asked, ...includedWords] })],
  );
}
