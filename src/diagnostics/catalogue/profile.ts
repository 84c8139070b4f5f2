import { didYouMean } from '../../util/nearest.ts';
import { entry } from '../entry.ts';

/** The profile that a rule is of. */
export interface OfProfile {
  readonly profile: string;
}

/** What `profile/…` diagnostics say: a talk does not keep to the rules of the congress that it is checked for. */
export const profileEntries = {
  'profile/unknown': entry<OfProfile & { names: readonly string[] }>({
    severity: 'error',
    message: ({ profile }) => `there is no profile \`${profile}\``,
    hint: ({ profile, names }) => didYouMean(profile, names) ?? `profiles: ${names.join(', ')}`,
  }),
  'profile/unknown-key': entry<{ key: string; keys: readonly string[] }>({
    severity: 'error',
    message: ({ key }) => `a profile has no \`${key}\``,
    hint: ({ key, keys }) => didYouMean(key, keys) ?? `there are: ${keys.join(', ')}`,
  }),
  'profile/wrong-type': entry<{ key: string; expected: string }>({
    severity: 'error',
    message: ({ key, expected }) => `\`${key}\` is to be ${expected}`,
    hint: () => null,
  }),
  'profile/disclosure-missing': entry<OfProfile & { by: number }>({
    severity: 'error',
    message: ({ profile, by }) =>
      `the talk has no disclosure slide; \`${profile}\` asks for one ${by === 1 ? 'at the very beginning' : `among the first ${by} slides`}`,
    hint: () => 'give a slide `layout: disclosure`',
  }),
  'profile/disclosure-place': entry<OfProfile & { at: number; by: number }>({
    severity: 'error',
    message: ({ profile, at, by }) =>
      `the disclosures are slide ${at}; \`${profile}\` asks for them ${by === 1 ? 'at the very beginning' : `among the first ${by} slides`}`,
    hint: () => 'move the slide to the front',
  }),
  'profile/disclosure-time': entry<OfProfile & { seconds: number | null; least: number }>({
    severity: 'error',
    message: ({ profile, seconds, least }) =>
      seconds === null
        ? `how long the disclosures are shown is not said; \`${profile}\` asks for ${least} seconds`
        : `the disclosures are shown for ${seconds} seconds; \`${profile}\` asks for ${least}`,
    hint: ({ least }) => `give the slide \`time: ${least}s\``,
  }),
  'profile/disclosure-words': entry<OfProfile & { words: readonly string[] }>({
    severity: 'error',
    message: ({ profile, words }) =>
      `the disclosures do not say ${words.map((word) => `"${word}"`).join(' or ')}; \`${profile}\` asks for it`,
    hint: () => 'say it, also where there is nothing to disclose',
  }),
  'profile/length': entry<OfProfile & { seconds: number; least: number | null; most: number | null }>({
    severity: 'error',
    message: ({ profile, seconds, least, most }) =>
      most !== null && seconds > most * 60
        ? `the talk takes ${minutes(seconds)}; \`${profile}\` gives it ${minutes(most * 60)}`
        : `the talk takes ${minutes(seconds)}; \`${profile}\` asks for ${minutes((least ?? 0) * 60)} at least`,
    hint: () => '`time:` of the deck is how long it takes, or the sum of its slides where these are longer',
  }),
  'profile/no-time': entry<OfProfile>({
    severity: 'warning',
    message: ({ profile }) => `how long the talk takes is not said, so the minutes of \`${profile}\` are not checked`,
    hint: () => 'give the deck `time: 10m`',
  }),
  'profile/slides': entry<OfProfile & { count: number; least: number | null; most: number | null }>({
    severity: 'error',
    message: ({ profile, count, least, most }) =>
      most !== null && count > most
        ? `the talk has ${count} slides; \`${profile}\` takes ${most}`
        : `the talk has ${count} ${count === 1 ? 'slide' : 'slides'}; \`${profile}\` asks for ${least ?? 0} at least`,
    hint: ({ count, most }) =>
      most !== null && count > most ? '`visibility: hidden` leaves a slide out, `uncounted` does not count it' : null,
  }),
  'profile/aspect': entry<OfProfile & { asked: string }>({
    severity: 'error',
    message: ({ profile, asked }) => `\`${profile}\` asks for slides of ${asked}; slides of Plenary are 16:9`,
    hint: () => 'a projector of another shape shows them between bars: ask whether that will do',
  }),
  'profile/format': entry<OfProfile & { format: string; formats: readonly string[] }>({
    severity: 'error',
    message: ({ profile, format, formats }) => `\`${profile}\` takes ${formats.join(', ')} and no ${format}`,
    hint: ({ formats }) => `\`--to ${formats[0] ?? ''}\``,
  }),
  'profile/still': entry<OfProfile & { what: string; formats: readonly string[] }>({
    severity: 'warning',
    message: ({ profile, what, formats }) =>
      `${what} does not run in ${formats.join(', ')}, all that \`${profile}\` takes`,
    hint: () => 'what is seen of it then is its first picture: see that the slide can be understood by that',
  }),
  'profile/small-type': entry<OfProfile & { slide: string; points: number; least: number; text: string }>({
    severity: 'error',
    message: ({ profile, slide, points, least, text }) =>
      `slide \`${slide}\` has type of ${points} points ("${text}"); \`${profile}\` asks for ${least} at least`,
    hint: () => 'show less on the slide, or make it two',
  }),
  'profile/not-measured': entry<OfProfile & { why: string }>({
    severity: 'info',
    message: ({ profile, why }) =>
      `only charts were held against the smallest type of \`${profile}\`: to measure other text takes a browser (${why})`,
    hint: () => '`--browser PATH` names one',
  }),
  'profile/font': entry<OfProfile & { family: string; fonts: readonly string[]; powerPoint: boolean }>({
    severity: 'warning',
    message: ({ profile, family, fonts }) =>
      `the talk is set in ${family}, and \`${profile}\` has ${fonts.slice(0, 4).join(', ')}${fonts.length > 4 ? ' …' : ''}`,
    hint: ({ powerPoint }) =>
      powerPoint
        ? '`plenary export --to pptx --fonts safe` sets it in a font that every machine has; PDF brings its fonts along'
        : 'pages and PDF bring their fonts along',
  }),
  'profile/no-citation': entry<OfProfile & { slide: string }>({
    severity: 'error',
    message: ({ profile, slide }) =>
      `slide \`${slide}\` shows numbers from data and cites nothing; \`${profile}\` asks for a citation on the slide`,
    hint: () => 'cite with `[@key]`, or give the table `sources` in `datapackage.json`',
  }),
  'profile/citation-part': entry<OfProfile & { slide: string; references: readonly string[]; parts: string }>({
    severity: 'error',
    message: ({ profile, slide, references, parts }) =>
      `slide \`${slide}\` cites ${references.map((key) => `\`${key}\``).join(', ')} without ${parts}; \`${profile}\` asks for it`,
    hint: ({ references }) =>
      references.length > 2
        ? 'a footer that cites much prints author and year only: make two slides of it, or cite less on it'
        : 'complete the entry of the bibliography; a footer that cites much prints author and year only',
  }),
  'profile/trade-name': entry<OfProfile & { name: string; generic: string }>({
    severity: 'error',
    message: ({ profile, name, generic }) => `"${name}" is a trade name; \`${profile}\` asks for "${generic}"`,
    hint: () => null,
  }),
  'profile/file-size': entry<OfProfile & { file: string; size: number; most: number }>({
    severity: 'error',
    message: ({ profile, file, size, most }) => `${file} ${size.toFixed(1)} MB; \`${profile}\` takes ${most} MB`,
    hint: () => 'pictures and films are most of a file: crop or shorten them',
  }),
};

/** `7 min 30 s` */
function minutes(seconds: number): string {
  const rest = seconds % 60;
  return `${Math.floor(seconds / 60)} min${rest === 0 ? '' : ` ${rest} s`}`;
}
