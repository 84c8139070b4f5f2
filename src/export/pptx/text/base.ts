import type { MeasuredSlot, MeasuredStyle, Paragraph } from '../../../model/measured.ts';

/** What a text inherits where it says nothing itself: the levels of a placeholder. */
export interface TextBase {
  readonly levels: readonly LevelBase[];
}

/** One depth of a placeholder's text. */
export interface LevelBase {
  readonly style: MeasuredStyle;
  readonly paragraph: Paragraph;
}

/** The levels that a layout's slot gives: its lists, or for a slot without lists its plain text. */
export function slotBase({ levels, plain }: MeasuredSlot): TextBase {
  const list = levels.length > 0 ? levels : [plain];
  return { levels: list.flatMap((paragraph) => levelBase(paragraph) ?? []) };
}

function levelBase(paragraph: Paragraph): LevelBase | null {
  const [first] = paragraph.inlines;
  return first === undefined ? null : { style: first.style, paragraph };
}

/** The level that a paragraph takes its style from. */
export function levelOf(base: TextBase | null, level: number): LevelBase | null {
  return base === null ? null : (base.levels[Math.min(level, base.levels.length - 1)] ?? null);
}
