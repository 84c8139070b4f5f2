import type { Names, Part, Relationship } from './parts.ts';

/** A slide, layout or other part in the making: what its shapes are called and what they refer to. */
export interface Sheet {
  readonly names: Names;
  readonly relationships: Relationship[];
  /** New parts that its shapes need. */
  readonly parts: Part[];
  /** The id of the relationship of this type to a target: one for each target. */
  readonly relate: (type: string, target: string, external?: boolean) => string;
}

/** Numbers of parts, for a whole package. */
export type PartNumbers = (kind: string) => number;

/** Counts the parts of a package by kind. */
export function partNumbers(): PartNumbers {
  const last = new Map<string, number>();
  return (kind) => {
    const next = (last.get(kind) ?? 0) + 1;
    last.set(kind, next);
    return next;
  };
}

/** An empty sheet. */
export function newSheet(part: PartNumbers): Sheet {
  // 1 is the tree of shapes itself.
  let shape = 1;
  let relationship = 0;
  const relationships: Relationship[] = [];
  const names: Names = {
    shape: () => (shape += 1),
    relationship: () => `rId${(relationship += 1)}`,
    part,
  };
  return {
    names,
    relationships,
    parts: [],
    relate: (type, target, external = false) => {
      const known = relationships.find(
        (one) => one.type === type && one.target === target && (one.external ?? false) === external,
      );
      if (known !== undefined) return known.id;
      const id = names.relationship();
      relationships.push(external ? { id, type, target, external } : { id, type, target });
      return id;
    },
  };
}

/** The tree of a sheet's shapes. */
export function shapeTree(shapes: string): string {
  return (
    '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>' +
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>' +
    `${shapes}</p:spTree>`
  );
}
