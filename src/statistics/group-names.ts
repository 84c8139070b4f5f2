/** The groups that there are, in order: by size where all are numbers, else by code units, as R orders a factor's levels. */
export function groupNames(groups: readonly string[]): readonly string[] {
  const names = [...new Set(groups)];
  const numeric = names.every((name) => name.trim() !== '' && Number.isFinite(Number(name)));
  return numeric ? names.sort((a, b) => Number(a) - Number(b)) : names.sort();
}
