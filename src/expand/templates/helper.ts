import type { RelatedPlace } from '../../model/diagnostic.ts';
import type { References } from '../../model/references.ts';
import type { Values } from '../../model/values.ts';
import type { PrivacyFault } from '../../util/privacy.ts';
import type { TemplateValue } from './value.ts';

/** What a helper says when it cannot work. */
export type HelperProblem =
  | {
      readonly kind: 'problem';
      /** The rest of a sentence that begins with its name. */
      readonly problem: string;
      /** What to do next; how the helper is written where it is left out. */
      readonly hint?: string | null;
      /** A cell without a value is to blame: no error in a branch that is not shown. */
      readonly ofData?: true;
    }
  /** The value is there, and a part of it is not. */
  | {
      readonly kind: 'lacking';
      readonly part: string;
      readonly name: string;
      readonly there: readonly string[];
      readonly related: readonly RelatedPlace[];
    }
  | { readonly kind: 'private'; readonly fault: PrivacyFault; readonly what: string };

/** Arguments with a name: `descending=true`. */
export type Hash = ReadonlyMap<string, TemplateValue>;

/** What helpers know beside their arguments. */
export interface HelperContext {
  /** The talk's language, as a tag. */
  readonly lang: string;
  readonly references: References;
  readonly values: Values;
}

/** A helper of the template language. */
export interface Helper {
  /** How it is written, for the hint. */
  readonly usage: string;
  readonly arguments: readonly [least: number, most: number];
  readonly run: (args: readonly TemplateValue[], hash: Hash, context: HelperContext) => TemplateValue | HelperProblem;
}

/** A problem in words. */
export function problem(text: string, hint?: string | null): HelperProblem {
  return hint === undefined ? { kind: 'problem', problem: text } : { kind: 'problem', problem: text, hint };
}

/** Whether a helper gave a problem instead of a value. */
export function isProblem(result: TemplateValue | HelperProblem): result is HelperProblem {
  return result.kind === 'problem' || result.kind === 'lacking' || result.kind === 'private';
}
