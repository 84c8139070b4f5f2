import { join } from 'node:path';
import type { Compilation } from '../compile.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { errnoWords } from '../io/errno.ts';
import { replaceFile } from '../io/replace-file.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { acceptClaims, formatLock, lockKey, lockPath, readLock, type ClaimRun } from '../util/claim-lock.ts';
import { count } from './count.ts';

/** What came of accepting: a line for the user, or why nothing was written. */
export type Accepted =
  { readonly ok: true; readonly line: string } | { readonly ok: false; readonly diagnostic: Diagnostic };

/**
 * Writes what the claims that hold read into `plenary.lock.json`. Other decks' entries stay; a file that cannot be read,
 * or that a newer Plenary wrote, is left alone.
 * @param root absolute folder of the talk's root
 * @param compilations of the talk, or of several variants of it
 * @param isWhole these are all variants: otherwise what was accepted of slides as other variants show them stays
 */
export async function acceptTalk(
  root: string,
  compilations: readonly Compilation[],
  isWhole: boolean,
): Promise<Accepted> {
  const { project, rendered, parsed: first } = compilations[0] as Compilation;
  const before = readLock(project.lock);
  if (before.kind === 'broken' || before.kind === 'newer')
    return { ok: false, diagnostic: diagnose('cli/lock-kept', null, { why: before.kind }) };
  const old = before.kind === 'lock' ? before.lock : null;
  // Slides of other talks are held against what those talks have accepted.
  const runs = compilations.map(({ parsed, evidence }): ClaimRun => {
    const results = evidence.claims.filter(({ slide }) => parsed.guests?.bySlide.has(slide) !== true);
    return { variant: parsed.settings.variant?.name ?? null, results };
  });
  const variants = first.settings.variants.map(({ name }) => name);
  const isElsewhere = (slide: string): boolean => isInOthers(slide, first);
  const text = formatLock(acceptClaims(old, rendered.file, runs, { variants, isElsewhere, isWhole }));
  const held = runs.flatMap(({ results }) => results).filter(({ verdict }) => verdict === 'holds');
  const holding = new Set(held.map(({ slide, claim }) => lockKey(slide, claim.expression))).size;
  const isSame = project.lock === null ? holding === 0 : project.lock.text === text;
  if (isSame) {
    const line = holding === 0 ? 'no claims to accept' : `${count(holding, 'claim')} accepted before, nothing changed`;
    return { ok: true, line };
  }
  try {
    await replaceFile(join(root, lockPath), new TextEncoder().encode(text));
  } catch (error) {
    return { ok: false, diagnostic: diagnose('io/lock-not-written', null, { detail: errnoWords(error) }) };
  }
  return { ok: true, line: `${count(holding, 'claim')} accepted in ${lockPath}` };
}

/** Whether other variants show a slide that this one does not, or more of it. */
function isInOthers(slide: string, { leftOut, partly }: Compilation['parsed']): boolean {
  return leftOut?.has(slide) === true || partly?.has(slide) === true;
}
