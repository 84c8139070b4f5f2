import type { JsonObject } from '../../../model/json.ts';

/** What a kind's options name, columns among it, each with the options that name it: `arm` with `group`. */
export type StepRoles = ReadonlyMap<string, readonly string[]>;

/** Options whose columns tell marks apart; a drawing may have columns of other options' names that are places in it. */
const telling = ['group', 'series', 'label', 'color'];

/** The options of a kind that name a column to build by; which of them are columns of its drawing, the drawing says. */
export function stepRoles(options: JsonObject): StepRoles {
  const roles = new Map<string, readonly string[]>();
  for (const option of telling) {
    const name = options[option];
    if (typeof name === 'string') roles.set(name, [...(roles.get(name) ?? []), option]);
  }
  return roles;
}

/** The column of a kind's drawing that holds what the author's column does; `null` where none does. */
export function roleOf(field: string, roles: StepRoles, has: (column: string) => boolean): string | null {
  return roles.get(field)?.find(has) ?? null;
}
