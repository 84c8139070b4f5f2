/* Words beside a number by which it is told from a year, a trial or another name; sources of patterns. */

/**
 * Stands in the place of a number's last letter where words behind it say that it is counted (`hide-counted.ts`): a
 * noncharacter. Whoever looks for a digit behind a number must look for it too.
 */
export const countedMark = '\uFDD4';
/** Where a word begins in such a text: not behind a digit, hidden or not. */
export const wordStart = `(?<!${countedMark})\\b`;
/** What follows no year: `2005.3`, and `2005 patients` in a text whose counted numbers are hidden. */
export const notCounted = `(?![\\d%‰${countedMark}]|[.,][\\d${countedMark}])`;
/** Words before a number that is counted: `Survived 1999`, `Total 2001`. Names such as Ahmed are none of them. */
export const countedBefore =
  `(?:(?!Approved|Published|Updated|Presented|Accessed|Revised|Founded|Ahmed|Hamed|Saeed|Reed|Mohamm?ed|Muhamm?ad)\\p{Lu}\\p{Ll}{2,20}ed|Patients|` +
  'Deaths|Events|Survivors|People|Persons|Adults|Children|Women|Men|Cases|Subjects|Participants|Responders|Relapses|Total|Overall|Alive|' +
  'Dead|Died|Responses?|Remissions?|TOTAL|ALL|OVERALL|DEATHS|PATIENTS|About|Nearly|Almost|Only|Over|Under|Some|All|Of|Or|And|At|With|Than|The|N)';
/** Endpoints and statistics: what is glued to them is their number, `PFS-43`, `HR2`. */
export const endpoints = '(?:CRi?|OS|[PEDRLM]FS|ORR|MRD|[HRO]R|[SN]?CI|NRM|TRM|CIR|TTP|D[oO]R|NNT|SD|SE|IQR|AUC|VAF|n)';
/** Words in capitals that are no trial. */
export const noTrial =
  '(?!\\p{Lu}{3,11}S\\b|(?:SURVIVAL|OVERALL|TOTAL|ALIVE|DEAD|DIED|DEATH|RELAPSE|REMISSION|COHORT|PATIENT|EVENT|TREATED|ENROLLED|CHILDREN|WOMEN|' +
  'RANDOMI[SZ]ED|PEOPLE|AFTER|BEFORE|ABOUT|OVER|ONLY|NEARLY|RESPONSE|PLACEBO|CONTROL|MEDIAN|MEAN|WITH|FROM|THAN)\\b)';
