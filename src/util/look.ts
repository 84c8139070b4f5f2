import type { Look } from '../model/look.ts';
import type { Theme } from '../model/project.ts';

/** Where a theme names none. */
const plain: Readonly<Record<'ink' | 'muted' | 'faint' | 'paper' | 'accent', string>> = {
  ink: '#1a2233',
  muted: '#5a6475',
  faint: '#d5dae2',
  paper: '#ffffff',
  accent: '#0b5fa5',
};

/**
 * The colours of a talk's charts.
 * @param roles the deck's `colors:`, each a CSS colour or the name of one of the theme's
 */
export function lookOf(theme: Pick<Theme, 'colors'> | undefined, roles: ReadonlyMap<string, string>): Look {
  const named = new Map([...Object.entries(plain), ...(theme?.colors ?? [])]);
  const own = (name: keyof typeof plain): string => named.get(name) as string;
  return {
    ink: own('ink'),
    muted: own('muted'),
    faint: own('faint'),
    paper: own('paper'),
    accent: own('accent'),
    named,
    roles: new Map([...roles].map(([role, color]) => [role, named.get(color) ?? color])),
  };
}

/** The CSS colour behind the name of a role of the talk or of a colour of the theme; `null` for any other text. */
export function colorNamed(name: string, { named, roles }: Pick<Look, 'named' | 'roles'>): string | null {
  return roleOf(name, roles) ?? named.get(name) ?? null;
}

/** The colour of the role of this name, however either of them is capitalised; `null` where there is none. */
export function roleOf(name: string, roles: Look['roles']): string | null {
  const exact = roles.get(name);
  if (exact !== undefined) return exact;
  const wanted = name.toLowerCase();
  for (const [role, color] of roles) if (role.toLowerCase() === wanted) return color;
  return null;
}
