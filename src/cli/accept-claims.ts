import { join } from 'node:path';
import type { Compilation } from '../compile.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { errnoWords } from '../io/errno.ts';
import { replaceFile } from '../io/replace-file.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { acceptClaims, formatLock, lockPath, readLock } from '../util/claim-lock.ts';
import { count } from './count.ts';

/** What came of accepting: a line for the user, or why nothing was written. */
export type Accepted =
  { readonly ok: true; readonly line: string } | { readonly ok: false; readonly diagnostic: Diagnostic };

/**
 * Writes what the claims that hold read into `plenary.lock.json`. Other decks' entries stay; a file that cannot be read,
 * or that a newer Plenary wrote, is left alone.
 * @param root absolute folder of the talk's root
 */
export async function acceptTalk(
  root: string,
  { project, parsed, rendered, evidence }: Compilation,
): Promise<Accepted> {
  const before = readLock(project.lock);
  if (before.kind === 'broken' || before.kind === 'newer')
    return { ok: false, diagnostic: diagnose('cli/lock-kept', null, { why: before.kind }) };
  const old = before.kind === 'lock' ? before.lock : null;
  // Slides of other talks are held against what those talks have accepted.
  const claims = evidence.claims.filter(({ slide }) => parsed.guests?.bySlide.has(slide) !== true);
  const text = formatLock(acceptClaims(old, rendered.file, claims));
  const holding = claims.filter(({ verdict }) => verdict === 'holds').length;
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
