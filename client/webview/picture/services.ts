import { Graph, layout } from '@dagrejs/dagre';
import type { Picture, PictureConstraint, PictureResource } from '../../../server/src/protocol.ts';
import { type Edge, type EdgeKind, movedEdge, movedShape, type Point, type Shape } from './scene.ts';
import {
  type BoxOfRows,
  badgeText,
  badgeWidth,
  looseBox,
  resourceBox,
  rowShape,
  rowWidth,
  targetBox,
} from './shapes.ts';
import { shortened, textWidth } from './text.ts';

const GAP = 40;
const LABEL_HEIGHT = 20;
const PILL_HEIGHT = 26;
/** How much wider than high. */
const WIDE = 1.4;

/** Resources and targets with what holds them together. */
export interface Services {
  readonly width: number;
  readonly height: number;
  readonly edges: readonly Edge[];
  readonly shapes: readonly Shape[];
}

/** An edge between boxes, before it has a place. */
interface Link {
  readonly kind: EdgeKind;
  readonly from: string;
  readonly to: string;
  readonly constraint?: PictureConstraint;
  readonly text?: string;
}

/** Places boxes that hang together near each other, and the heaps so made in rows of about the wanted width. */
export function servicesOf(picture: Picture, wanted: number): Services {
  const boxOfThing = outermost(picture.resources);
  const links = linksOf(picture, boxOfThing);
  const linked = new Set(links.map(({ constraint }) => constraint));
  const notes = picture.constraints.filter((constraint) => !linked.has(constraint));
  const notesOf = (id: string) =>
    notes.filter((one) => boxOfThing.get(one.about[0] ?? one.links[0]?.from ?? '') === id);
  const boxes = [
    ...picture.resources.map((resource) => resourceBox(resource, notesOf(resource.id))),
    ...picture.targets.map(targetBox),
    ...notes
      .filter(({ about, links: [link] }) => !boxOfThing.has(about[0] ?? link?.from ?? ''))
      .map(looseBox),
  ];
  return inRows(
    heaps(boxes, links).map((heap) => placed(heap.boxes, heap.links, picture)),
    wanted,
  );
}

/** For each resource the box that it is drawn in. */
function outermost(resources: readonly PictureResource[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (resource: PictureResource, box: string): void => {
    found.set(resource.id, box);
    for (const member of resource.members) add(member, box);
  };
  for (const resource of resources) add(resource, resource.id);
  return found;
}

function linksOf(picture: Picture, boxOfThing: ReadonlyMap<string, string>): readonly Link[] {
  const links: Link[] = [];
  for (const constraint of picture.constraints) {
    for (const { from, to } of constraint.links) {
      const start = boxOfThing.get(from) ?? from;
      const end = boxOfThing.get(to) ?? to;
      if (start === end) continue;
      // Between boxes one sees which; of members one must be told.
      const plain = start === from && end === to;
      const text = plain ? constraint.brief : constraint.detail;
      links.push({ kind: constraint.type, from: start, to: end, constraint, text });
    }
  }
  const targets = new Set(picture.targets.map(({ id }) => id));
  for (const { from, to } of picture.uses) {
    const start = boxOfThing.get(from);
    if (start === undefined || !targets.has(to)) continue;
    if (!links.some((link) => link.from === start && link.to === to)) {
      links.push({ kind: 'uses', from: start, to });
    }
  }
  return links;
}

interface Heap {
  readonly boxes: BoxOfRows[];
  readonly links: Link[];
}

/** Boxes that links between boxes connect. Nodes connect nothing: else everything were one heap. */
function heaps(boxes: readonly BoxOfRows[], links: readonly Link[]): readonly Heap[] {
  const heapOf = new Map(boxes.map((box) => [box.id, { boxes: [box], links: [] } as Heap]));
  for (const link of links) {
    const one = heapOf.get(link.from);
    const other = heapOf.get(link.to);
    if (!one) continue;
    one.links.push(link);
    if (!other || one === other) continue;
    one.boxes.push(...other.boxes);
    one.links.push(...other.links);
    for (const { id } of other.boxes) heapOf.set(id, one);
  }
  // What is larger comes first; among equals the order of the picture stays.
  return [...new Set(heapOf.values())].sort((one, other) => other.boxes.length - one.boxes.length);
}

/** Lays out one heap; nodes that constraints name stand in it as small marks. */
function placed(boxes: readonly BoxOfRows[], links: readonly Link[], picture: Picture): Services {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 36, edgesep: 20, ranksep: 52, marginx: 0, marginy: 0 });
  for (const { id, width, height } of boxes) graph.setNode(id, { width, height });
  const pills = new Map<string, BoxOfRows>();
  for (const node of picture.nodes) {
    if (!links.some(({ to }) => to === node.id)) continue;
    const pill = pillOf(node);
    pills.set(node.id, pill);
    graph.setNode(node.id, { width: pill.width, height: pill.height });
  }
  for (const [index, link] of links.entries()) {
    const [start, end] = ends(link);
    const width = link.text === undefined ? 0 : labelWidth(link);
    const height = link.text === undefined ? 0 : LABEL_HEIGHT;
    graph.setEdge(start, end, { width, height, labelpos: 'c', minlen: 1, weight: 1 }, String(index));
  }
  layout(graph);

  const shapes: Shape[] = [];
  for (const box of [...boxes, ...pills.values()]) {
    const { x = 0, y = 0 } = graph.node(box.id);
    const by = { x: x - box.width / 2, y: y - box.height / 2 };
    shapes.push(...box.shapes.map((shape) => movedShape(shape, by)));
  }
  const edges: Edge[] = [];
  const told = new Set<PictureConstraint>();
  for (const [index, link] of links.entries()) {
    const { kind, constraint, text } = link;
    const [start, end] = ends(link);
    const edge = graph.edge({ v: start, w: end, name: String(index) });
    const points = (edge.points ?? []).map(({ x, y }: Point) => ({ x, y }));
    edges.push({
      kind,
      points: start === link.from ? points : points.reverse(),
      ...(constraint && { id: constraint.id }),
    });
    if (!constraint || text === undefined || edge.x === undefined || edge.y === undefined) continue;
    shapes.push(labelShape(constraint, link, { x: edge.x, y: edge.y }, told.has(constraint)));
    told.add(constraint);
  }
  return settled(shapes, edges);
}

/** Of a colocation what is needed stands above, as in an order what comes first: most often they go together. */
function ends({ kind, from, to }: Link): readonly [string, string] {
  return kind === 'colocation' ? [to, from] : [from, to];
}

function pillOf(node: Picture['nodes'][number]): BoxOfRows {
  const label = shortened(node.label, 32);
  const row = {
    thing: node,
    kind: 'pill',
    said: `node ${node.label}`,
    label,
    detail: 'node',
    depth: 0,
    again: true,
  } as const;
  // Its problems are told at the node itself.
  const plain = { ...row, thing: { ...node, problems: [] } };
  const width = rowWidth(plain) + 8;
  return { id: node.id, width, height: PILL_HEIGHT, shapes: [rowShape(plain, 0, 0, width, PILL_HEIGHT)] };
}

function labelWidth({ text = '', constraint }: Link): number {
  return textWidth(shortened(text, 64), 'small') + 14 + (constraint ? badgeWidth(constraint) : 0);
}

function labelShape(constraint: PictureConstraint, link: Link, middle: Point, again: boolean): Shape {
  const { label, type, detail } = constraint;
  const width = labelWidth(link);
  const x = middle.x - width / 2;
  const badge = again ? undefined : badgeText(constraint);
  return {
    thing: constraint,
    kind: 'label',
    said: `${type} ${label}, ${detail}`,
    x,
    y: middle.y - LABEL_HEIGHT / 2,
    width,
    height: LABEL_HEIGHT,
    lines: [{ x: x + 7, y: middle.y + 4, text: shortened(link.text ?? '', 64), size: 'small' }],
    ...(badge && { badge: { ...badge, x: x + width - badgeWidth(constraint) + 4, y: middle.y } }),
    ...(again && { again: true as const }),
  };
}

/** Moves everything to begin at 0, 0, edges that bulge out included. */
function settled(shapes: readonly Shape[], edges: readonly Edge[]): Services {
  const points = edges.flatMap((edge) => edge.points);
  const left = Math.min(...shapes.map(({ x }) => x), ...points.map(({ x }) => x));
  const top = Math.min(...shapes.map(({ y }) => y), ...points.map(({ y }) => y));
  const right = Math.max(...shapes.map(({ x, width }) => x + width), ...points.map(({ x }) => x));
  const bottom = Math.max(...shapes.map(({ y, height }) => y + height), ...points.map(({ y }) => y));
  const by = { x: -left, y: -top };
  return {
    width: right - left,
    height: bottom - top,
    shapes: shapes.map((shape) => movedShape(shape, by)),
    edges: edges.map((edge) => movedEdge(edge, by)),
  };
}

/** Fills rows from left to right, the tallest first; what is lower stands beneath its neighbour while there is room. */
function inRows(parts: readonly Services[], least: number): Services {
  const area = parts.reduce((sum, { width, height }) => sum + (width + GAP) * (height + GAP), 0);
  const widest = Math.max(least, Math.sqrt(area * WIDE), ...parts.map(({ width }) => width));
  const shapes: Shape[] = [];
  const edges: Edge[] = [];
  let row = { y: 0, height: 0 };
  let column = { x: 0, width: 0, height: 0 };
  let width = 0;
  for (const part of [...parts].sort((one, other) => other.height - one.height)) {
    const fits = part.width <= column.width && column.height + GAP + part.height <= row.height;
    if (!fits && row.height > 0) {
      const x = column.x + column.width + GAP;
      if (x + part.width > widest) {
        row = { y: row.y + row.height + GAP, height: 0 };
        column = { x: 0, width: 0, height: 0 };
      } else column = { x, width: 0, height: 0 };
    }
    const by = { x: column.x, y: row.y + column.height + (column.height > 0 ? GAP : 0) };
    shapes.push(...part.shapes.map((shape) => movedShape(shape, by)));
    edges.push(...part.edges.map((edge) => movedEdge(edge, by)));
    column = {
      x: column.x,
      width: Math.max(column.width, part.width),
      height: by.y - row.y + part.height,
    };
    row.height = Math.max(row.height, column.height);
    width = Math.max(width, column.x + column.width);
  }
  return { width, height: row.y + row.height, shapes, edges };
}
