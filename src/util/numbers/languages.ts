/** No-break space of a third of a letter's width: between a number and its unit, and between thousands. */
export const thinSpace = '\u202F';

/** How a language writes numbers and the words around them. */
export interface NumberLanguage {
  readonly decimal: string;
  readonly thousands: string;
  /** Numbers with fewer digits before the decimal sign are not grouped. */
  readonly groupedFrom: number;
  /** The percent sign with the space before it. */
  readonly percent: string;
  /** Between two numbers where an en dash would meet a minus. */
  readonly to: string;
  /** Words before a confidence interval; `#` is its level with its percent sign. */
  readonly interval: string;
  /** The same where no level is known. */
  readonly plainInterval: string;
  /** Words of units after one, a few, many, and a broken number of things. */
  readonly units: Readonly<Record<WordUnit, string>>;
  readonly plural: PluralRule;
}

/** Units that a table may name in English, and a talk shows in its own language. */
export type WordUnit = 'points' | 'months' | 'years' | 'patients';

/** Which form of a noun follows a number (CLDR's plural rules, as far as the languages below need them). */
export type PluralRule = 'one' | 'under-two' | 'polish' | 'czech';

const common = { groupedFrom: 4, plural: 'one' } as const;
const spaced = { thousands: thinSpace, percent: `${thinSpace}%`, decimal: ',' } as const;
const dotted = { thousands: '.', percent: '%', decimal: ',' } as const;

const english: NumberLanguage = {
  ...common,
  decimal: '.',
  thousands: ',',
  percent: '%',
  to: ' to ',
  interval: '# CI',
  plainInterval: 'CI',
  units: {
    points: 'percentage point|percentage points',
    months: 'month|months',
    years: 'year|years',
    patients: 'patient|patients',
  },
};

const german: NumberLanguage = {
  ...common,
  ...dotted,
  percent: `${thinSpace}%`,
  to: ' bis ',
  interval: '#-KI',
  plainInterval: 'KI',
  units: {
    points: 'Prozentpunkt|Prozentpunkte',
    months: 'Monat|Monate',
    years: 'Jahr|Jahre',
    patients: 'Patient|Patienten',
  },
};

const french: NumberLanguage = {
  ...common,
  ...spaced,
  to: ' à ',
  interval: 'IC à #',
  plainInterval: 'IC',
  units: {
    points: 'point de pourcentage|points de pourcentage',
    months: 'mois|mois',
    years: 'an|ans',
    patients: 'patient|patients',
  },
  plural: 'under-two',
};

const spanish: NumberLanguage = {
  ...common,
  ...spaced,
  groupedFrom: 5,
  to: ' a ',
  interval: 'IC #',
  plainInterval: 'IC',
  units: {
    points: 'punto porcentual|puntos porcentuales',
    months: 'mes|meses',
    years: 'año|años',
    patients: 'paciente|pacientes',
  },
};

const portuguese: NumberLanguage = {
  ...common,
  ...dotted,
  to: ' a ',
  interval: 'IC #',
  plainInterval: 'IC',
  units: {
    points: 'ponto percentual|pontos percentuais',
    months: 'mês|meses',
    years: 'ano|anos',
    patients: 'paciente|pacientes',
  },
};

/** By primary language, and by language and region where a region differs. Separators follow CLDR 46, percent signs too. */
const languages: ReadonlyMap<string, NumberLanguage> = new Map<string, NumberLanguage>([
  ['en', english],
  ['de', german],
  ['de-at', { ...german, thousands: thinSpace }],
  ['de-ch', { ...german, decimal: '.', thousands: '’', percent: '%' }],
  ['fr', french],
  ['es', spanish],
  ['es-mx', { ...spanish, decimal: '.', thousands: ',', groupedFrom: 4 }],
  ['pt', portuguese],
  ['pt-pt', { ...portuguese, thousands: thinSpace, groupedFrom: 5 }],
  [
    'it',
    {
      ...common,
      ...dotted,
      to: ' a ',
      interval: 'IC #',
      plainInterval: 'IC',
      units: {
        points: 'punto percentuale|punti percentuali',
        months: 'mese|mesi',
        years: 'anno|anni',
        patients: 'paziente|pazienti',
      },
    },
  ],
  [
    'nl',
    {
      ...common,
      ...dotted,
      to: ' tot ',
      interval: '#-BI',
      plainInterval: 'BI',
      units: {
        points: 'procentpunt|procentpunten',
        months: 'maand|maanden',
        years: 'jaar|jaar',
        patients: 'patiënt|patiënten',
      },
    },
  ],
  [
    'sv',
    {
      ...common,
      ...spaced,
      to: ' till ',
      interval: '# KI',
      plainInterval: 'KI',
      units: {
        points: 'procentenhet|procentenheter',
        months: 'månad|månader',
        years: 'år|år',
        patients: 'patient|patienter',
      },
    },
  ],
  [
    'da',
    {
      ...common,
      ...dotted,
      percent: `${thinSpace}%`,
      to: ' til ',
      interval: '# KI',
      plainInterval: 'KI',
      units: {
        points: 'procentpoint|procentpoint',
        months: 'måned|måneder',
        years: 'år|år',
        patients: 'patient|patienter',
      },
    },
  ],
  [
    'nb',
    {
      ...common,
      ...spaced,
      to: ' til ',
      interval: '# KI',
      plainInterval: 'KI',
      units: {
        points: 'prosentpoeng|prosentpoeng',
        months: 'måned|måneder',
        years: 'år|år',
        patients: 'pasient|pasienter',
      },
    },
  ],
  [
    'fi',
    {
      ...common,
      ...spaced,
      to: '…',
      interval: '#:n LV',
      plainInterval: 'LV',
      units: {
        points: 'prosenttiyksikkö|prosenttiyksikköä',
        months: 'kuukausi|kuukautta',
        years: 'vuosi|vuotta',
        patients: 'potilas|potilasta',
      },
    },
  ],
  [
    'pl',
    {
      ...common,
      ...spaced,
      percent: '%',
      groupedFrom: 5,
      to: ' do ',
      interval: '# PU',
      plainInterval: 'PU',
      units: {
        points: 'punkt procentowy|punkty procentowe|punktów procentowych|punktu procentowego',
        months: 'miesiąc|miesiące|miesięcy|miesiąca',
        years: 'rok|lata|lat|roku',
        patients: 'pacjent|pacjentów|pacjentów|pacjenta',
      },
      plural: 'polish',
    },
  ],
  [
    'cs',
    {
      ...common,
      ...spaced,
      to: ' až ',
      interval: '# IS',
      plainInterval: 'IS',
      units: {
        points: 'procentní bod|procentní body|procentních bodů|procentního bodu',
        months: 'měsíc|měsíce|měsíců|měsíce',
        years: 'rok|roky|let|roku',
        patients: 'pacient|pacienti|pacientů|pacienta',
      },
      plural: 'czech',
    },
  ],
]);

const aliases: ReadonlyMap<string, string> = new Map([
  ['no', 'nb'],
  ['nn', 'nb'],
]);

/**
 * How numbers are written in a language; English for one that is not known.
 * @param lang a language tag (BCP 47): `de`, `pt-BR`; only language and region count
 */
export function numberLanguage(lang: string): NumberLanguage {
  const [primary = '', ...rest] = lang.toLowerCase().split('-');
  const language = aliases.get(primary) ?? primary;
  const region = rest.find((part) => /^[a-z]{2}$/.test(part));
  return languages.get(`${language}-${region}`) ?? languages.get(language) ?? english;
}

/** The languages that are known by themselves. */
export const knownLanguages: readonly string[] = [...languages.keys()];
