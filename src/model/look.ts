/** The colours that charts are drawn in: the theme's by name, the talk's by what they stand for. */
export interface Look {
  /** Text and the most important marks. */
  readonly ink: string;
  /** Second text: units, captions, counts. */
  readonly muted: string;
  /** Lines that must not draw the eye. */
  readonly faint: string;
  /** What the chart stands on: the inside of a hollow mark. */
  readonly paper: string;
  readonly accent: string;
  /** All colours of the theme by name. */
  readonly named: ReadonlyMap<string, string>;
  /** The talk's `colors:`: what each drug, arm or group looks like in every chart, as CSS colours. */
  readonly roles: ReadonlyMap<string, string>;
}
