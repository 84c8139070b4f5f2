import { coxModel, type HazardRatio } from '../../../../statistics/cox.ts';
import { logRank } from '../../../../statistics/log-rank.ts';
import type { GroupedSubjects } from '../../../../statistics/subjects.ts';
import type { Checks } from '../../checks.ts';
import type { KmGroup } from './groups.ts';
import type { KmOptions } from './options.ts';

/** What is said of the groups beside each other. */
export interface Comparison {
  /** Of each group but the first to the first, in their order; empty where none is written. */
  readonly ratios: readonly HazardRatio[];
  /** Of the log-rank test; `null` where none is written. */
  readonly p: number | null;
}

/** Most groups whose ratios are written without a word from the author. */
const mostRatios = 3;

/**
 * Hazard ratios to the first group and the log-rank test over all. Without a word from the author they are made where
 * they can be: what is asked for and cannot be made is an error. Of sensitive rows no group may be smaller than the
 * smallest that may be shown, and no reason is told.
 */
export function compareGroups(groups: readonly KmGroup[], options: KmOptions, checks: Checks): Comparison {
  const { privacy, hazardRatio, logRank: test } = options;
  const small = privacy !== null && groups.some(({ rows }) => rows.length < privacy.minimumCell);
  const alone = groups.length < 2 ? 'there is one curve alone' : null;
  const why = alone ?? (small ? 'a group is too small' : null);
  const merged = mergedSubjects(groups);
  const reasons = { ratio: why, test: why };
  let ratios: readonly HazardRatio[] = [];
  let p: number | null = null;
  if (why === null && (hazardRatio ?? groups.length <= mostRatios)) {
    const found = ratiosOf(merged, groups, options.level);
    if (typeof found === 'string') reasons.ratio = found;
    else ratios = found;
  }
  if (why === null && (test ?? true)) {
    const found = logRank(merged);
    if (found.ok) p = found.value.p;
    else reasons.test = found.reason;
  }
  const told = (reason: string | null): string | null => (privacy === null ? reason : null);
  if (hazardRatio === true && ratios.length === 0)
    checks.report('chart/no-hazard-ratio', checks.valueAt('/hazardRatio'), { why: told(reasons.ratio) });
  if (test === true && p === null)
    checks.report('chart/no-log-rank', checks.valueAt('/logRank'), { why: told(reasons.test) });
  return { ratios, p };
}

function ratiosOf(merged: GroupedSubjects, groups: readonly KmGroup[], level: number): readonly HazardRatio[] | string {
  const model = coxModel(merged, { reference: groups[0]?.name ?? '', level });
  if (!model.ok) return model.reason;
  const ratios: HazardRatio[] = [];
  for (const { name } of groups.slice(1)) {
    const term = model.value.terms.find(({ group }) => group === name);
    if (term === undefined) return 'a group is missing';
    if (!term.ratio.ok) return term.ratio.reason;
    ratios.push(term.ratio.value);
  }
  return ratios;
}

function mergedSubjects(groups: readonly KmGroup[]): GroupedSubjects {
  return {
    times: groups.flatMap(({ subjects }) => subjects.times),
    events: groups.flatMap(({ subjects }) => subjects.events),
    groups: groups.flatMap(({ name, subjects }) => subjects.times.map(() => name)),
  };
}
