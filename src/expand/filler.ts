import type { Parameters, ResolvedSlide } from '../model/deck.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Look } from '../model/look.ts';
import type { Project } from '../model/project.ts';
import type { MappedText, Span } from '../model/text.ts';
import type { ShownValue, ShownWhere } from '../model/values.ts';
import { concatMapped } from '../util/mapped-text.ts';
import { fillTokens, token } from '../util/tokens.ts';
import type { partialsOf } from './layout.ts';
import { roundedAway } from './rounded.ts';
import { evaluateTemplate, type Surroundings } from './templates/evaluate.ts';
import { parseTemplate } from './templates/parse-template.ts';
import { printScalar } from './templates/print.ts';
import type { Scope } from './templates/scope.ts';
import { scalar, tableOf, type RecordValue, type Scalar, type TemplateValue } from './templates/value.ts';

/** What all slides of a talk share while they are expanded. */
export interface TalkFacts {
  /** The deck's settings, as templates name them. */
  readonly deck: RecordValue;
  /** The talk's language, as a tag. */
  readonly lang: string;
  /** Of the slide's notes, where they speak another. */
  readonly notesLang?: string;
  readonly templates: Project['templates'];
  readonly partials: ReturnType<typeof partialsOf>;
  readonly look: Look;
}

/** Fills the mustaches of one slide and keeps the values that it shows, in their order. */
export interface Filler {
  readonly scope: Scope;
  /** All values so far; tokens are indices into them. */
  readonly values: readonly ShownValue[];
  /** What templates may use, for values that stand at this place. */
  readonly around: (where: ShownWhere) => Surroundings;
  /** Text with a token for each value; text that cannot be read stays as written, with the error reported. */
  readonly fill: (text: MappedText, where: ShownWhere) => MappedText;
  /** Text with its tokens replaced by the values' own text. */
  readonly plain: (text: string) => string;
}

/** Opens the list of values of one slide. */
export function openFiller(slide: ResolvedSlide, talk: TalkFacts, report: (d: Diagnostic) => void): Filler {
  const values: ShownValue[] = [];
  const scope = slideScope(slide, talk.deck);
  const { notesLang = talk.lang } = talk;
  const shared = {
    partials: talk.partials,
    tables: { known: slide.knownData, broken: slide.brokenData },
    inserts: new Map(),
    context: { lang: talk.lang, references: slide.references, values: slide.values },
    report: once(report),
  };
  const around = (where: ShownWhere): Surroundings => ({
    ...shared,
    ...(where.kind === 'notes' ? { context: { ...shared.context, lang: notesLang } } : {}),
    show(value, span, written) {
      const lang = where.kind === 'notes' ? notesLang : talk.lang;
      const shown = shownValue(value, { span, where, written, lang });
      const rounded = roundedAway(shown, value.bounds);
      if (rounded !== null) shared.report(rounded);
      return token('value', values.push(shown) - 1);
    },
  });
  return {
    scope,
    values,
    around,
    fill(text, where) {
      if (!text.text.includes('{{')) return text;
      const parsed = parseTemplate(text);
      parsed.diagnostics.forEach(shared.report);
      return parsed.value === null ? text : concatMapped(evaluateTemplate(parsed.value, scope, around(where)));
    },
    plain: (text) => fillTokens(text, 'value', (index) => values[Number(index)]?.text ?? ''),
  };
}

interface Place {
  readonly span: Span;
  readonly where: ShownWhere;
  readonly written: string;
  readonly lang: string;
}

function shownValue(value: Scalar, { span, where, written, lang }: Place): ShownValue {
  return {
    // What is read from data may hold the marks of tokens, which nothing may take for tokens later.
    text: printScalar(value, lang).replace(/[\uFDD0\uFDD1]/g, '\uFFFD'),
    span,
    where,
    name: value.name ?? written,
    number: typeof value.value === 'number' ? value.value : null,
    format: value.format,
    origin: value.origin,
  };
}

function slideScope(slide: ResolvedSlide, deck: RecordValue): Scope {
  const { values } = slide;
  const fields = new Map<string, TemplateValue>([['deck', deck]]);
  if (slide.parameters !== undefined) fields.set('with', recordOf(slide.parameters));
  for (const [name, dataset] of slide.datasets) {
    fields.set(name, tableOf(dataset, values.estimates.get(dataset.name) ?? null));
  }
  return { self: { kind: 'group', fields, values, path: [] }, names: new Map(), parent: null };
}

function recordOf(parameters: Parameters): RecordValue {
  return { kind: 'record', fields: new Map([...parameters].map(([name, value]) => [name, scalar(value)])) };
}

/** A loop says the same of each of its rows: once is enough. */
function once(report: (diagnostic: Diagnostic) => void): (diagnostic: Diagnostic) => void {
  const told = new Set<string>();
  return (diagnostic) => {
    const { code, span, message } = diagnostic;
    const key = `${code} ${span?.file} ${span?.start} ${message}`;
    if (!told.has(key)) report(diagnostic);
    told.add(key);
  };
}
