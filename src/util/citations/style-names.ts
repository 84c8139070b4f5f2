/** The styles that come with Plenary; the first is taken where a deck names none. */
export const builtInStyles = ['vancouver', 'author-year', 'nature'] as const;
