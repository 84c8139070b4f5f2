import type { View } from 'vega';

/** A mark as Vega drew it, with its element in the page. */
export interface LiveItem {
  readonly tooltip?: unknown;
  readonly datum?: { readonly label?: unknown; readonly value?: unknown };
  readonly mark: LiveMark;
  /** Marks inside a group. */
  readonly items?: readonly LiveMark[];
  /** Vega's own way from an item to its element. */
  readonly _svg?: SVGElement | null;
}

interface LiveMark {
  readonly marktype: string;
  readonly role?: string;
  readonly interactive?: boolean;
  readonly items: readonly LiveItem[];
}

/** What can be pointed at and says or does something: marks with a tooltip, entries of a legend that selects. */
export function answeringItems(view: View): readonly LiveItem[] {
  const found: LiveItem[] = [];
  const visit = (mark: LiveMark): void => {
    for (const item of mark.items) {
      if (answers(item)) found.push(item);
      if (mark.marktype === 'group') item.items?.forEach(visit);
      // A line is one element, with the rows of its points.
      if (mark.marktype === 'line' || mark.marktype === 'area') return;
    }
  };
  visit((view.scenegraph() as unknown as { readonly root: LiveMark }).root);
  return found.filter(({ _svg }) => _svg !== null && _svg !== undefined && _svg.getClientRects().length > 0);
}

function answers({ tooltip, mark }: LiveItem): boolean {
  if (mark.interactive === false) return false;
  if (mark.role === 'legend-symbol') return mark.interactive === true;
  return tooltip !== null && tooltip !== undefined && (mark.role === 'mark' || mark.role === undefined);
}

/** What is said of an item: its tooltip, or a legend's label. */
export function wordsOf({ tooltip, datum, mark }: LiveItem): unknown {
  return mark.role === 'legend-symbol' ? (datum?.label ?? datum?.value) : tooltip;
}
