import type { Picture } from '../../../server/src/protocol.ts';
import {
  type Edge,
  type EdgeKind,
  type LegendEntry,
  type Line,
  moved,
  movedEdge,
  movedShape,
  type Point,
  type Scene,
} from './scene.ts';
import { servicesOf } from './services.ts';
import { storageOf } from './storage.ts';
import { textWidth } from './text.ts';

const MARGIN = 24;
const HEADING = 26;
const LEGEND_HEIGHT = 44;
/** What fits an editor beside the text without scrolling. */
const WIDTH = 900;

/** Puts everything in its place: nodes and what is replicated between them, and below what runs on them. */
export function sceneOf(picture: Picture): Scene {
  const services = servicesOf(picture, WIDTH);
  const storage = storageOf(picture, services.width);
  const headings: Line[] = [];
  const heading = (text: string, y: number) =>
    headings.push({ x: MARGIN, y: y + 14, text, size: 'small', dim: true });
  let y = MARGIN;
  if (storage.height > 0) {
    heading(picture.drbd.length > 0 ? 'Nodes, and what DRBD replicates between them' : 'Nodes', y);
    y += HEADING;
  }
  const edges = [...storage.edges, ...services.edges];
  const legend = legendOf(edges, MARGIN);
  const legendWidth = Math.max(
    0,
    ...legend.map(({ x, length, text }) => x + length + 8 + textWidth(text, 'small')),
  );
  const width = Math.max(storage.width, services.width, legendWidth - MARGIN);
  const storageAt: Point = { x: MARGIN, y };
  y += storage.height;
  if (services.height > 0) {
    if (storage.height > 0) y += MARGIN;
    heading(
      picture.targets.length > 0 ? 'Resources, constraints and iSCSI targets' : 'Resources and constraints',
      y,
    );
    y += HEADING;
  }
  const servicesAt: Point = { x: MARGIN, y };
  y += services.height + LEGEND_HEIGHT;
  return {
    width: width + MARGIN * 2,
    height: y + MARGIN / 2,
    headings,
    legend: legend.map((entry) => ({ ...entry, y: y + MARGIN / 2 - 24 })),
    lanes: storage.lanes.map((lane) => moved(lane, storageAt)),
    edges: [
      ...storage.edges.map((edge) => movedEdge(edge, storageAt)),
      ...services.edges.map((edge) => movedEdge(edge, servicesAt)),
    ],
    shapes: [
      ...storage.shapes.map((shape) => movedShape(shape, storageAt)),
      ...services.shapes.map((shape) => movedShape(shape, servicesAt)),
    ],
  };
}

const LEGEND: readonly { readonly kind: EdgeKind; readonly text: string }[] = [
  { kind: 'order', text: 'order: from what starts first' },
  { kind: 'colocation', text: 'colocation' },
  { kind: 'location', text: 'location' },
  { kind: 'replication', text: 'replicated by DRBD' },
  { kind: 'uses', text: 'makes the target' },
];

function legendOf(edges: readonly Edge[], left: number): readonly LegendEntry[] {
  const length = 34;
  let x = left;
  return LEGEND.filter(({ kind }) => edges.some((edge) => edge.kind === kind)).map(({ kind, text }) => {
    const entry = { kind, text, x, y: 0, length };
    x += length + 8 + textWidth(text, 'small') + 20;
    return entry;
  });
}
