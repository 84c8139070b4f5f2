import type { Diagnostic } from '../../model/diagnostic.ts';
import type { CheckedTalk, Rule } from './checked-talk.ts';
import type { Profile } from './profile.ts';
import { citationRule } from './rules/citations.ts';
import { disclosureRule } from './rules/disclosure.ts';
import { aspectRule, fontRule, formatRule, sizeRule } from './rules/format.ts';
import { minutesRule, slidesRule } from './rules/length.ts';
import { namesRule } from './rules/names.ts';
import { typeRule } from './rules/type-size.ts';

const rules: readonly Rule[] = [
  ...[disclosureRule, minutesRule, slidesRule, aspectRule, formatRule, fontRule],
  ...[typeRule, citationRule, namesRule, sizeRule],
];

/** What a talk does against the rules of a congress. */
export function checkProfile(profile: Profile, talk: CheckedTalk): readonly Diagnostic[] {
  return rules.flatMap((rule) => rule(profile, talk));
}
