import type { PictureThing } from '../../../server/src/protocol.ts';
import type { TextSize } from './text.ts';

/** How a shape looks; also the class of its element. */
export type ShapeKind =
  | 'node'
  | 'drbd'
  | 'volume'
  | 'disk'
  | 'resource'
  | 'member'
  | 'target'
  | 'lun'
  | 'note'
  | 'pill'
  | 'label';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** A line of text in a shape; `x` and `y` are those of its left end on the base line. */
export interface Line extends Point {
  readonly text: string;
  readonly size: TextSize;
  readonly dim?: true;
}

export interface Badge extends Point {
  readonly severity: 'error' | 'warning' | 'info';
  readonly text: string;
}

/** A thing in its place. */
export interface Shape extends Box {
  readonly thing: PictureThing;
  readonly kind: ShapeKind;
  /** What it is, in words for who cannot see it. */
  readonly said: string;
  readonly lines: readonly Line[];
  readonly badge?: Badge;
  /** Stands for a thing that is drawn elsewhere. */
  readonly again?: true;
}

export type EdgeKind = 'order' | 'colocation' | 'location' | 'ticket' | 'uses' | 'replication';

export interface Edge {
  readonly kind: EdgeKind;
  readonly points: readonly Point[];
  /** The constraint it is drawn for. */
  readonly id?: string;
}

/** A picture with everything in its place; the same for the same picture. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly headings: readonly Line[];
  /** One behind all that is on a node. */
  readonly lanes: readonly Box[];
  readonly edges: readonly Edge[];
  /** In the order in which one reads them; what comes later lies on top. */
  readonly shapes: readonly Shape[];
  /** What the lines mean, of those that there are. */
  readonly legend: readonly LegendEntry[];
}

/** A piece of a line of some kind, and behind it what it means. */
export interface LegendEntry extends Point {
  readonly kind: EdgeKind;
  readonly text: string;
  readonly length: number;
}

export function moved<T extends Point>(one: T, by: Point): T {
  return { ...one, x: one.x + by.x, y: one.y + by.y };
}

export function movedShape(shape: Shape, by: Point): Shape {
  return {
    ...moved(shape, by),
    lines: shape.lines.map((line) => moved(line, by)),
    ...(shape.badge && { badge: moved(shape.badge, by) }),
  };
}

export function movedEdge(edge: Edge, by: Point): Edge {
  return { ...edge, points: edge.points.map((point) => moved(point, by)) };
}
