import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { LocatedJson } from '../../model/json.ts';
import type { DeckSettings } from '../../model/settings.ts';
import type { Span } from '../../model/text.ts';
import type { Variant } from '../../model/variants.ts';
import { flag } from './check.ts';
import { deckTable, transition } from './deck-table.ts';
import { readAbbreviations, readPlacedList, readPlacedMap, valuesPart } from './evidence-settings.ts';
import { readSettings, settingValue, under, valueSpan } from './read-settings.ts';
import { readVariants } from './variant-settings.ts';
import { isPattern, revealMdDiagnostics, revealMdKeys, type Dialect } from './reveal-md.ts';

/** What a deck's settings are read against. */
export interface DeckFacts {
  /** The variant that the talk is compiled as; `null` for none. */
  readonly variant: Variant | null;
  /** The words of the settings are those of a translation. */
  readonly isTranslated: boolean;
  readonly dialect: Dialect;
  /** Where a key that is missing is reported: the line that opens the settings. */
  readonly opening: Span;
  /** The settings could not be read: what is missing is no news. */
  readonly isBroken: boolean;
  readonly themes: ReadonlySet<string>;
  /** The first heading, for a deck without a title. */
  readonly heading: { readonly text: string; readonly span: Span } | null;
}

/** Reveal's own themes, and which of ours comes nearest. */
const revealThemes: Readonly<Record<string, 'congress' | 'congress-dark'>> = {
  black: 'congress-dark',
  'black-contrast': 'congress-dark',
  blood: 'congress-dark',
  dracula: 'congress-dark',
  league: 'congress-dark',
  moon: 'congress-dark',
  night: 'congress-dark',
  beige: 'congress',
  serif: 'congress',
  simple: 'congress',
  sky: 'congress',
  solarized: 'congress',
  white: 'congress',
  'white-contrast': 'congress',
};

/** The settings of the talk, complete, from the block at the top of its file. */
export function deckSettings(block: LocatedJson, facts: DeckFacts): Staged<DeckSettings> {
  const taken = new Set([...revealMdKeys, ...(isPattern(settingValue(block, 'separator')) ? ['separator'] : [])]);
  const { value, diagnostics } = readSettings(deckTable, block, taken);
  const title = titleOf(block, value.title, facts);
  const lang = langOf(block, value.lang, facts);
  const theme = themeOf(block, value.theme, facts.themes);
  const abbreviations = readAbbreviations(block);
  const names = readPlacedList(block, 'names');
  const colors = readPlacedMap(block, 'colors');
  const options = under(block, 'revealOptions');
  const variants = readVariants(block);
  const { variant } = facts;
  // In another language than its own a variant has the words of the translation.
  const words = facts.isTranslated && variant?.lang !== lang.value ? null : variant;
  return {
    value: {
      title: words?.title ?? title.value,
      subtitle: words?.subtitle ?? value.subtitle,
      author: value.author,
      licence: value.licence,
      source: value.source,
      tags: value.tags ?? [],
      date: words?.date ?? value.date,
      lang: lang.value,
      theme: theme.value,
      time: variant?.time ?? value.time,
      timeSpan: variant?.timeSpan ?? (value.time === null ? null : valueSpan(block, 'time')),
      separator: facts.dialect.name,
      transition: value.transition ?? transition.read(settingValue(options, 'transition') ?? null) ?? 'none',
      slideNumber: value['slide-number'] ?? flag.read(settingValue(options, 'slideNumber') ?? null) ?? true,
      footer: words?.footer?.text ?? value.footer,
      footerSpan: words?.footer?.span ?? (value.footer === null ? null : valueSpan(block, 'footer')),
      values: valuesPart(block),
      abbreviations: abbreviations.value,
      names: names.value.map((name) => name.text),
      citationStyle: value['citation-style'],
      colors: colors.value,
      variants: variants.value,
      variant,
    },
    diagnostics: [
      ...diagnostics,
      ...title.diagnostics,
      ...lang.diagnostics,
      ...theme.diagnostics,
      ...abbreviations.diagnostics,
      ...names.diagnostics,
      ...colors.diagnostics,
      ...variants.diagnostics,
      ...revealMdDiagnostics(block, facts.dialect),
    ],
  };
}

function titleOf(block: LocatedJson, given: string | null, facts: DeckFacts): Staged<string> {
  if (given !== null) return { value: given, diagnostics: [] };
  const { heading } = facts;
  const title = heading?.text ?? 'Untitled';
  if (facts.isBroken || settingValue(block, 'title') !== undefined) return { value: title, diagnostics: [] };
  const missing: Diagnostic =
    heading === null
      ? diagnose('parse/missing-title', facts.opening, {})
      : diagnose('parse/title-from-heading', heading.span, { title });
  return { value: title, diagnostics: [missing] };
}

function langOf(block: LocatedJson, given: string | null, facts: DeckFacts): Staged<string> {
  if (given !== null || facts.isBroken || settingValue(block, 'lang') !== undefined)
    return { value: given ?? 'en', diagnostics: [] };
  const code = facts.dialect.name === 'reveal-md' ? 'parse/assumed-lang' : 'parse/missing-lang';
  return { value: 'en', diagnostics: [diagnose(code, facts.opening, {})] };
}

function themeOf(block: LocatedJson, given: string | null, themes: ReadonlySet<string>): Staged<string> {
  const name = given ?? 'congress';
  const ours = themes.has(name) || !Object.hasOwn(revealThemes, name) ? undefined : revealThemes[name];
  if (ours === undefined) {
    const isUnknown = given !== null && themes.size > 0 && !themes.has(name);
    const unknown = { name, known: [...themes].sort() };
    return {
      value: name,
      diagnostics: isUnknown ? [diagnose('parse/unknown-theme', valueSpan(block, 'theme'), unknown)] : [],
    };
  }
  return { value: ours, diagnostics: [diagnose('parse/theme-mapped', valueSpan(block, 'theme'), { name, ours })] };
}
