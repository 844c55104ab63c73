import type {
  PictureConstraint,
  PictureResource,
  PictureTarget,
  PictureThing,
} from '../../../server/src/protocol.ts';
import type { Badge, Line, Shape, ShapeKind } from './scene.ts';
import { shortened, textWidth } from './text.ts';

export const HEADER = 32;
export const ROW = 26;
export const PADDING = 10;
const INDENT = 16;
const GAP = 10;
const BADGE_ICON = 18;
/** Between the frame of a box and those of its rows. */
const INSET = 4;

/** The worst of a thing's problems, as a word beside an icon. Hints are for editing and have no place here. */
export function badgeText({ problems }: PictureThing): Pick<Badge, 'severity' | 'text'> | undefined {
  const severe = problems.filter(({ severity }) => severity !== 'hint');
  const severity = severe[0]?.severity;
  if (severity === undefined || severity === 'hint') return undefined;
  return { severity, text: severe.length > 1 ? `${severity} +${severe.length - 1}` : severity };
}

export const badgeWidth = (thing: PictureThing) => {
  const badge = badgeText(thing);
  return badge ? GAP + BADGE_ICON + textWidth(badge.text, 'small') : 0;
};

const labelSize = ({ kind }: Row) => (kind === 'note' ? 'small' : 'name');

export interface Row {
  readonly thing: PictureThing;
  readonly kind: ShapeKind;
  readonly said: string;
  readonly label: string;
  readonly detail: string;
  readonly depth: number;
  readonly again?: true;
}

export function rowWidth(row: Row): number {
  const { label, detail, depth, thing } = row;
  const texts = textWidth(label, labelSize(row)) + (detail ? GAP + textWidth(detail, 'small') : 0);
  return Math.ceil(PADDING * 2 + depth * INDENT + texts + badgeWidth(thing));
}

/** A row of a box as a shape: name, what it is, and at the right end its problem. */
export function rowShape(row: Row, x: number, y: number, width: number, height: number): Shape {
  const { thing, kind, said, label, detail, depth, again } = row;
  const base = y + height / 2 + 4.5;
  const left = x + PADDING + depth * INDENT;
  const right = x + width - PADDING - badgeWidth(thing);
  const badge = badgeText(thing);
  const size = labelSize(row);
  const lines: Line[] = [{ x: left, y: base, text: label, size }];
  if (detail) {
    lines.push({
      x: left + textWidth(label, size) + GAP,
      y: base,
      text: detail,
      size: 'small',
      dim: true,
    });
  }
  return {
    thing,
    kind,
    said,
    x,
    y,
    width,
    height,
    lines,
    ...(badge && { badge: { ...badge, x: right + GAP, y: y + height / 2 } }),
    ...(again && { again }),
  };
}

/** A box whose first row is its header; shapes begin at 0, 0. */
export interface BoxOfRows {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

function boxOf(header: Row, rows: readonly Row[]): BoxOfRows {
  const width = Math.max(rowWidth(header), ...rows.map((row) => rowWidth(row) + INSET * 2), 120);
  const height = HEADER + rows.length * ROW + (rows.length > 0 ? 6 : 0);
  const frame = { ...rowShape(header, 0, 0, width, HEADER), height };
  const inner = rows.map((row, index) => rowShape(row, INSET, HEADER + index * ROW, width - INSET * 2, ROW));
  return { id: header.thing.id, width, height, shapes: [frame, ...inner] };
}

const TYPES = { primitive: 'resource', group: 'group', clone: 'clone', bundle: 'bundle' } as const;

function typeOf({ type, promotable }: PictureResource): string {
  return type === 'clone' && promotable ? 'promotable clone' : TYPES[type];
}

function resourceRow(resource: PictureResource, depth: number, number?: number): Row {
  const type = typeOf(resource);
  const { label, detail = '' } = resource;
  const what = resource.type === 'primitive' ? detail : type;
  const place = number === undefined ? '' : `, number ${number} in start order`;
  return {
    thing: resource,
    kind: depth === 0 ? 'resource' : 'member',
    said: `${type} ${label}${resource.type === 'primitive' && detail ? `, ${detail}` : ''}${place}`,
    label: `${number === undefined ? '' : `${number} `}${shortened(label, 40)}`,
    detail: shortened(what, 44),
    depth: Math.max(0, depth - 1),
  };
}

/** A resource with what is inside of it, and the constraints that lead nowhere else. */
export function resourceBox(resource: PictureResource, notes: readonly PictureConstraint[]): BoxOfRows {
  const members = (one: PictureResource, depth: number): readonly Row[] =>
    one.members.flatMap((member, index) => [
      resourceRow(member, depth, one.type === 'group' ? index + 1 : undefined),
      ...members(member, depth + 1),
    ]);
  return boxOf(resourceRow(resource, 0), [...members(resource, 1), ...notes.map(noteRow)]);
}

function noteRow(constraint: PictureConstraint): Row {
  const { label, type, detail } = constraint;
  return {
    thing: constraint,
    kind: 'note',
    said: `${type} ${label}, ${detail}`,
    label: type,
    detail: shortened(detail, 60),
    depth: 0,
  };
}

/** Constraints on nothing that is there: they are told all the same. */
export function looseBox(constraint: PictureConstraint): BoxOfRows {
  const row = noteRow(constraint);
  return boxOf({ ...row, label: `${constraint.type} ${shortened(constraint.label, 40)}` }, []);
}

export function targetBox(target: PictureTarget): BoxOfRows {
  const { label, detail = '', luns } = target;
  const rows = luns.map((lun): Row => {
    const number = lun.detail ?? 'LUN';
    return {
      thing: lun,
      kind: 'lun',
      said: `${number} of target ${label}, ${lun.label}`,
      label: shortened(lun.label, 44),
      detail: number,
      depth: 0,
    };
  });
  const by =
    detail === 'primitive' ? 'iSCSI target' : `iSCSI target of ${detail === 'script' ? 'a script' : detail}`;
  const header: Row = {
    thing: target,
    kind: 'target',
    said: `${by} ${label}`,
    label: shortened(label, 44),
    detail: by,
    depth: 0,
  };
  return boxOf(header, rows);
}
