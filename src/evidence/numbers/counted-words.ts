/* Words beside a number by which it is told from a year, a trial or another name; sources of patterns. */

/** What is counted: a number before these is no name and no year. */
const people =
  '(?:patients?|people|persons?|adults?|children|women|men|cases?|subjects?|participants?|individuals?|deaths?|events?|samples?|' +
  'cells?|compounds?|mutations?|genes?|doses?|donors?|copies|visits?|reports?|survivors?|relapses?|responders?|responses?|' +
  'Patienten|malades|pazienti|pacientes)\\b';
const treated =
  '(?:treated|alive|dead|died|cured|screened|enrolled|randomi[sz]ed|survived|relapsed|responded|evaluable|assessed|eligible|infused|transplanted)\\b';
const adjectives =
  '(?:(?:newly|previously|diagnosed|consecutive|adult|older|younger|elderly|evaluable|eligible|treated|pa?ediatric|female|male|healthy|' +
  'randomi[sz]ed|other) ){0,3}';
/** What follows no year: `in 2005 patients`. */
export const notCounted =
  `(?![\\d%‰]|[.,]\\d|[ \\u00a0\\u202f-]?(?:%|per cent|percent|${adjectives}${people}|${treated}|` +
  `of (?:the|these|those|our|all) ${adjectives}${people}|of them\\b|` +
  'm?g\\b|mL\\b|years?\\b|months?\\b|weeks?\\b|days?\\b|hours?\\b))';
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
