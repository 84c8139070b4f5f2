/** What a talk says of its references by itself. */
export interface CitationWords {
  /** Title of the slide that lists them. */
  readonly references: string;
  /** One of them, for assistive technology: `Reference 3`. */
  readonly reference: string;
  /** In a footer without room: `see References`. */
  readonly see: string;
}

const words: Readonly<Record<string, CitationWords>> = {
  cs: { references: 'Literatura', reference: 'Citace', see: 'viz' },
  da: { references: 'Referencer', reference: 'Reference', see: 'se' },
  de: { references: 'Literatur', reference: 'Literaturstelle', see: 'siehe' },
  en: { references: 'References', reference: 'Reference', see: 'see' },
  es: { references: 'Referencias', reference: 'Referencia', see: 'véase' },
  fi: { references: 'Lähteet', reference: 'Lähde', see: 'ks.' },
  fr: { references: 'Références', reference: 'Référence', see: 'voir' },
  it: { references: 'Bibliografia', reference: 'Voce bibliografica', see: 'vedi' },
  nb: { references: 'Referanser', reference: 'Referanse', see: 'se' },
  nl: { references: 'Literatuur', reference: 'Literatuurverwijzing', see: 'zie' },
  no: { references: 'Referanser', reference: 'Referanse', see: 'se' },
  pl: { references: 'Piśmiennictwo', reference: 'Pozycja piśmiennictwa', see: 'zob.' },
  pt: { references: 'Referências', reference: 'Referência', see: 'ver' },
  sv: { references: 'Referenser', reference: 'Referens', see: 'se' },
};

/**
 * The words of a language; English for one that is not in the table.
 * @param lang BCP 47 language tag
 */
export function citationWords(lang: string): CitationWords {
  const base = lang.split('-')[0]?.toLowerCase() ?? '';
  return (Object.hasOwn(words, base) ? words[base] : undefined) ?? (words['en'] as CitationWords);
}
