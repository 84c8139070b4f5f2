/** A rule that a number option has to keep, and how it is told. */
export interface NumberRule {
  readonly holds: (value: number) => boolean;
  readonly expected: string;
}

/** Sizes and steps. */
export const positive: NumberRule = {
  holds: (value) => value > 0 && Number.isFinite(value),
  expected: 'a number above 0',
};

/** Numbers of patients and of things. */
export const whole: NumberRule = {
  holds: (value) => Number.isInteger(value) && value >= 1,
  expected: 'a whole number from 1',
};
