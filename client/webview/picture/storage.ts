import type { Picture, PictureDrbd, PictureNode, PictureVolume } from '../../../server/src/protocol.ts';
import type { Box, Edge, Shape } from './scene.ts';
import { HEADER, PADDING, ROW, type Row, rowShape, rowWidth } from './shapes.ts';
import { shortened, textWidth } from './text.ts';

const COLUMN_GAP = 56;
const LINE = 16;
const WIDEST = 330;

/** Nodes as columns, and under their heads what DRBD replicates between them. */
export interface Storage {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly Box[];
  readonly edges: readonly Edge[];
  readonly shapes: readonly Shape[];
}

/** Where the columns of the nodes stand, all equally wide. */
interface Columns {
  readonly width: number;
  readonly left: (index: number) => number;
  /** The left edge of the column of a node; undefined for a node that has none. */
  readonly of: (node: string) => number | undefined;
}

/** As wide as is wanted, if columns need not stand lost for it. */
export function storageOf(picture: Picture, wanted: number): Storage {
  const { nodes, drbd } = picture;
  if (nodes.length === 0) return { width: 0, height: 0, lanes: [], edges: [], shapes: [] };
  const users = usersOf(picture);
  const rows = drbd.map((resource) => ({ resource, header: drbdRow(resource, users(resource)) }));
  const narrow = Math.max(150, ...nodes.map(nodeWidth), ...drbd.flatMap(diskWidths)) + PADDING * 2;
  const count = nodes.length;
  const gaps = (count - 1) * COLUMN_GAP;
  const spread = Math.min(wanted, count * WIDEST + gaps);
  const headers = rows.map(({ header }) => rowWidth(header) + PADDING * 2);
  const width = Math.max(count * narrow + gaps, spread, ...headers);
  const columns = columnsOf(nodes, (width - gaps) / count);

  const headHeight = HEADER + Math.max(0, ...nodes.map((node) => nodeLines(node).length)) * LINE + 8;
  const shapes = nodes.map((node, index) => nodeShape(node, columns.left(index), columns.width, headHeight));
  const edges: Edge[] = [];
  let y = headHeight + 18;
  for (const { resource, header } of rows) {
    const height = HEADER + resource.volumes.length * VOLUME + 8;
    shapes.push({ ...rowShape(header, 0, y, width, HEADER), height });
    for (const [index, volume] of resource.volumes.entries()) {
      const top = y + HEADER + index * VOLUME;
      const disks = diskShapes(volume, top + ROW, columns);
      shapes.push(volumeShape(volume, resource, top, width), ...disks);
      edges.push(...replication(disks));
    }
    y += height + 12;
  }
  // Without anything below the heads a lane would be a mere border.
  const laned = drbd.length > 0 ? nodes : [];
  const lanes = laned.map((_, index) => ({
    x: columns.left(index),
    y: 0,
    width: columns.width,
    height: y - 2,
  }));
  return { width, height: y, lanes, edges, shapes };
}

function columnsOf(nodes: readonly PictureNode[], width: number): Columns {
  const left = (index: number) => index * (width + COLUMN_GAP);
  const lefts = new Map(nodes.map(({ id }, index) => [id, left(index)]));
  return { width, left, of: (node) => lefts.get(node) };
}

/** The height of a volume: its device, and beneath it a row of disks. */
const VOLUME = ROW * 2 + 8;

function volumeShape(volume: PictureVolume, resource: PictureDrbd, y: number, width: number): Shape {
  const device = textWidth(volume.label, 'name');
  const said = `device ${volume.label} of DRBD resource ${resource.label}`;
  return rowShape(
    { thing: volume, kind: 'volume', said, label: shortened(volume.label, 60), detail: '', depth: 0 },
    PADDING / 2,
    y,
    Math.max(device + 80, width - PADDING),
    ROW,
  );
}

/** The disks of a volume in the columns of their nodes, from left to right. */
function diskShapes(volume: PictureVolume, y: number, columns: Columns): readonly Shape[] {
  const disks = volume.disks.flatMap(({ node, path }): readonly Shape[] => {
    const left = columns.of(node);
    if (left === undefined) return [];
    const x = left + PADDING;
    return [
      {
        x,
        y,
        width: columns.width - PADDING * 2,
        height: ROW,
        thing: volume,
        kind: 'disk',
        said: `disk ${path}`,
        again: true,
        lines: [{ x: x + 26, y: y + 17, text: shortened(path, 40), size: 'small' }],
      },
    ];
  });
  return disks.sort((one, other) => one.x - other.x);
}

/** A line from each disk to the next. */
function replication(disks: readonly Box[]): readonly Edge[] {
  return disks.slice(1).flatMap((next, index): readonly Edge[] => {
    const disk = disks[index];
    if (!disk) return [];
    const y = disk.y + disk.height / 2;
    return [
      {
        kind: 'replication',
        points: [
          { x: disk.x + disk.width + 4, y },
          { x: next.x - 4, y },
        ],
      },
    ];
  });
}

/** By what a DRBD resource is used. */
function usersOf({ resources, targets, uses }: Picture): (resource: PictureDrbd) => readonly string[] {
  const names = labels([
    ...resources,
    // A LUN that a primitive makes is told by the name of that.
    ...targets
      .filter(({ detail }) => detail !== 'primitive')
      .flatMap(({ label, luns }) => luns.map(({ id }) => ({ id, label }))),
  ]);
  return ({ id }) => uses.flatMap(({ from, to }) => (to === id ? (names.get(from) ?? []) : []));
}

interface Labelled {
  readonly id: string;
  readonly label: string;
  readonly members?: readonly Labelled[];
}

function labels(things: readonly Labelled[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = ({ id, label, members = [] }: Labelled): void => {
    found.set(id, label);
    members.forEach(add);
  };
  things.forEach(add);
  return found;
}

function drbdRow(resource: PictureDrbd, users: readonly string[]): Row {
  const by = users.length > 0 ? `used by ${users.join(', ')}` : '';
  const detail = ['DRBD', resource.detail, by].filter(Boolean).join(', ');
  return {
    thing: resource,
    kind: 'drbd',
    said: `DRBD resource ${resource.label}${by && `, ${by}`}`,
    label: shortened(resource.label, 40),
    detail: shortened(detail, 90),
    depth: 0,
  };
}

function nodeLines({ addresses, listed }: PictureNode): readonly string[] {
  return [...(listed ? [] : ['named, not listed']), ...addresses.map((address) => shortened(address, 40))];
}

function nodeRow(node: PictureNode): Row {
  const said = [`node ${node.label}`, ...nodeLines(node)].join(', ');
  return { thing: node, kind: 'node', said, label: shortened(node.label, 40), detail: '', depth: 0 };
}

function nodeWidth(node: PictureNode): number {
  const lines = nodeLines(node).map((line) => textWidth(line, 'small') + PADDING * 2);
  return Math.max(rowWidth(nodeRow(node)), ...lines);
}

function diskWidths({ volumes }: PictureDrbd): readonly number[] {
  return volumes.flatMap(({ disks }) =>
    disks.map(({ path }) => textWidth(shortened(path, 40), 'small') + 40),
  );
}

function nodeShape(node: PictureNode, x: number, width: number, height: number): Shape {
  const head = rowShape(nodeRow(node), x, 0, width, HEADER);
  const lines = nodeLines(node).map((text, index) => ({
    x: x + PADDING,
    y: HEADER + index * LINE + 10,
    text,
    size: 'small' as const,
    dim: true as const,
  }));
  return { ...head, height, lines: [...head.lines, ...lines] };
}
