import type { Picture, PictureDrbd, PictureNode } from '../../../server/src/protocol.ts';
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

/** As wide as is wanted, if columns need not stand lost for it. */
export function storageOf({ nodes, drbd, uses, resources, targets }: Picture, wanted: number): Storage {
  if (nodes.length === 0) return { width: 0, height: 0, lanes: [], edges: [], shapes: [] };
  const names = labels([
    ...resources,
    // A LUN that a primitive makes is told by the name of that.
    ...targets
      .filter(({ detail }) => detail !== 'primitive')
      .flatMap(({ label, luns }) => luns.map(({ id }) => ({ id, label }))),
  ]);
  const users = (resource: PictureDrbd) =>
    uses.flatMap(({ from, to }) => (to === resource.id ? (names.get(from) ?? []) : []));
  const headers = drbd.map((resource) => drbdRow(resource, users(resource)));
  const narrow = Math.max(150, ...nodes.map(nodeWidth), ...drbd.flatMap(diskWidths)) + PADDING * 2;
  const columns = nodes.length;
  const least = columns * narrow + (columns - 1) * COLUMN_GAP;
  const spread = Math.min(wanted, columns * WIDEST + (columns - 1) * COLUMN_GAP);
  const width = Math.max(least, spread, ...headers.map((row) => rowWidth(row) + PADDING * 2));
  const column = (width - (columns - 1) * COLUMN_GAP) / columns;
  const left = (index: number) => index * (column + COLUMN_GAP);
  const indexes = new Map(nodes.map(({ id }, index) => [id, index]));

  const headHeight = HEADER + Math.max(0, ...nodes.map((node) => nodeLines(node).length)) * LINE + 8;
  const shapes: Shape[] = nodes.map((node, index) => nodeShape(node, left(index), column, headHeight));
  const edges: Edge[] = [];
  let y = headHeight + 18;
  for (const [index, resource] of drbd.entries()) {
    const header = headers[index];
    if (!header) continue;
    const height = HEADER + resource.volumes.length * (ROW * 2 + 8) + 8;
    shapes.push({ ...rowShape(header, 0, y, width, HEADER), height });
    let line = y + HEADER;
    for (const volume of resource.volumes) {
      const device = textWidth(volume.label, 'name');
      const said = `device ${volume.label} of DRBD resource ${resource.label}`;
      shapes.push(
        rowShape(
          { thing: volume, kind: 'volume', said, label: shortened(volume.label, 60), detail: '', depth: 0 },
          PADDING / 2,
          line,
          Math.max(device + 80, width - PADDING),
          ROW,
        ),
      );
      line += ROW;
      const cells = volume.disks.flatMap(({ node, path }) => {
        const at = indexes.get(node);
        if (at === undefined) return [];
        return [{ x: left(at) + PADDING, y: line, width: column - PADDING * 2, height: ROW, path }];
      });
      const row = [...cells].sort((one, other) => one.x - other.x);
      for (const [place, cell] of row.entries()) {
        const { path, ...box } = cell;
        shapes.push({
          ...box,
          thing: volume,
          kind: 'disk',
          said: `disk ${path}`,
          again: true,
          lines: [{ x: box.x + 26, y: box.y + 17, text: shortened(path, 40), size: 'small' }],
        });
        const next = row[place + 1];
        if (!next) continue;
        const middle = box.y + box.height / 2;
        const points = [
          { x: box.x + box.width + 4, y: middle },
          { x: next.x - 4, y: middle },
        ];
        edges.push({ kind: 'replication', points });
      }
      line += ROW + 8;
    }
    y += height + 12;
  }
  // Without anything below the heads a lane would be a mere border.
  const laned = drbd.length > 0 ? nodes : [];
  const lanes = laned.map((_, index) => ({ x: left(index), y: 0, width: column, height: y - 2 }));
  return { width, height: y, lanes, edges, shapes };
}

function labels(
  things: readonly { readonly id: string; readonly label: string; readonly members?: readonly object[] }[],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (thing: (typeof things)[number]): void => {
    found.set(thing.id, thing.label);
    for (const member of (thing.members ?? []) as typeof things) add(member);
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
