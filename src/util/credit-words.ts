/** What a talk says of its credits by itself. */
export interface CreditWords {
  readonly slide: string;
  readonly slides: string;
  /** Whose the slides are that no line names. */
  readonly others: string;
  /** The same where there is no such line. */
  readonly all: string;
  /** There is nobody to name. */
  readonly own: string;
}

const words: Readonly<Record<string, readonly [string, string, string, string, string]>> = {
  cs: ['snímek', 'snímky', 'Ostatní snímky', 'Všechny snímky', 'Všechny snímky vznikly pro tuto přednášku.'],
  da: ['slide', 'slides', 'Øvrige slides', 'Alle slides', 'Alle slides er lavet til dette foredrag.'],
  de: ['Folie', 'Folien', 'Alle anderen Folien', 'Alle Folien', 'Alle Folien sind für diesen Vortrag gemacht.'],
  en: ['slide', 'slides', 'All other slides', 'All slides', 'All slides were made for this talk.'],
  es: ['diapositiva', 'diapositivas', 'Las demás', 'Todas', 'Todas las diapositivas se hicieron para esta charla.'],
  fi: ['dia', 'diat', 'Muut diat', 'Kaikki diat', 'Kaikki diat on tehty tätä esitystä varten.'],
  fr: ['diapositive', 'diapositives', 'Les autres', 'Toutes', 'Toutes les diapositives sont faites pour cet exposé.'],
  it: ['diapositiva', 'diapositive', 'Le altre', 'Tutte', 'Tutte le diapositive sono fatte per questa relazione.'],
  nb: ['lysbilde', 'lysbilder', 'Øvrige lysbilder', 'Alle lysbilder', 'Alle lysbilder er laget til dette foredraget.'],
  nl: ['dia', 'dia’s', 'Alle andere dia’s', 'Alle dia’s', 'Alle dia’s zijn voor deze voordracht gemaakt.'],
  no: ['lysbilde', 'lysbilder', 'Øvrige lysbilder', 'Alle lysbilder', 'Alle lysbilder er laget til dette foredraget.'],
  pl: ['slajd', 'slajdy', 'Pozostałe slajdy', 'Wszystkie slajdy', 'Wszystkie slajdy powstały na ten wykład.'],
  pt: ['diapositivo', 'diapositivos', 'Os outros', 'Todos', 'Todos os diapositivos foram feitos para esta palestra.'],
  sv: ['bild', 'bilder', 'Övriga bilder', 'Alla bilder', 'Alla bilder är gjorda för detta föredrag.'],
};

/**
 * The words of a language; English for one that is not in the table.
 * @param lang BCP 47 language tag
 */
export function creditWords(lang: string): CreditWords {
  const base = lang.split('-')[0]?.toLowerCase() ?? '';
  const found = (Object.hasOwn(words, base) ? words[base] : undefined) ?? words['en'];
  const [slide, slides, others, all, own] = found as readonly [string, string, string, string, string];
  return { slide, slides, others, all, own };
}
