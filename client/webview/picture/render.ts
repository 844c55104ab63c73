import type { Picture } from '../../../server/src/protocol.ts';
import { saidOf, summaryOf } from './describe.ts';
import { type Element, element } from './element.ts';
import type { Badge, Box, Edge, EdgeKind, LegendEntry, Line, Point, Scene, Shape } from './scene.ts';

export interface RenderOptions {
  /** A style sheet to go with the picture, for a file of its own. */
  readonly style?: string;
  /** Whether things can be reached and opened, as in a page. */
  readonly interactive: boolean;
}

/** A scene as SVG: the same for the same scene. */
export function renderScene(picture: Picture, scene: Scene, { style, interactive }: RenderOptions): Element {
  const { width, height, headings, lanes, edges, shapes } = scene;
  const summary = summaryOf(picture);
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'picture',
      width,
      height,
      viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`,
      role: interactive ? 'group' : 'img',
      'aria-label': summary,
    },
    [
      interactive ? undefined : element('title', {}, [summary]),
      style === undefined ? undefined : element('style', {}, [style]),
      element('rect', { class: 'paper', width, height }),
      ...lanes.map((lane) => rectangle(lane, 'lane', 8)),
      ...headings.map(textOf),
      // Labels lie on the lines of their edges; what is replicated goes across a box.
      ...edges.filter(({ kind }) => kind !== 'replication').map(lineOf),
      ...shapes.map((shape) => shapeOf(shape, interactive)),
      ...edges.filter(({ kind }) => kind === 'replication').map(lineOf),
      ...edges.flatMap(tipsOf),
      ...scene.legend.map(legendOf),
    ],
  );
}

const ROUND: Readonly<Partial<Record<Shape['kind'], number>>> = {
  pill: 13,
  member: 4,
  lun: 4,
  note: 4,
  volume: 4,
};

function shapeOf(shape: Shape, interactive: boolean): Element {
  const { thing, kind, lines, badge, again } = shape;
  const said = saidOf(shape);
  const worst = thing.problems[0]?.severity;
  const mark = (worst === 'error' || worst === 'warning') && !again ? ` has-${worst}` : '';
  const opens = thing.place !== undefined;
  const reached = interactive && again !== true;
  return element(
    'g',
    {
      class: `${interactive ? 'thing ' : ''}${kind}${interactive && opens ? ' opens' : ''}`,
      ...(interactive && { 'data-id': thing.id }),
      ...(reached && { tabindex: 0, role: opens ? 'button' : 'img', 'aria-label': said }),
      ...(interactive && again && { 'aria-hidden': 'true' }),
    },
    [
      element('title', {}, [said]),
      rectangle(shape, `frame${mark}`, ROUND[kind] ?? 6),
      kind === 'disk' ? cylinder(shape) : undefined,
      ...lines.map(textOf),
      badge && badgeOf(badge),
    ],
  );
}

function rectangle({ x, y, width, height }: Box, className: string, round: number): Element {
  return element('rect', { class: className, x, y, width, height, rx: round });
}

function textOf({ x, y, text, size, dim }: Line): Element {
  return element('text', { class: dim ? `${size} dim` : size, x, y }, [text]);
}

/** The usual sign of a disk. */
function cylinder({ x, y, height }: Shape): Element {
  const [left, top, right, bottom] = [x + 8, y + 8, x + 20, y + height - 7];
  const arc = (from: number, to: number, sweep: 0 | 1) => `A6 2.5 0 0 ${sweep} ${to} ${from}`;
  const outline = `M${left} ${top}${arc(top, right, 1)}${arc(top, left, 1)}V${bottom}${arc(bottom, right, 0)}V${top}`;
  return element('path', { class: 'glyph', d: outline });
}

/** An icon of another form for each severity, and the word. */
function badgeOf({ x, y, severity, text }: Badge): Element {
  const middle = x + 7;
  const signs: Readonly<Record<Badge['severity'], readonly Element[]>> = {
    error: [
      element('circle', { class: 'sign', cx: middle, cy: y, r: 7 }),
      element('path', { class: 'mark', d: `M${middle - 2.6} ${y - 2.6}l5.2 5.2m0 -5.2l-5.2 5.2` }),
    ],
    warning: [
      element('path', { class: 'sign', d: `M${middle} ${y - 7}L${middle + 8} ${y + 6.5}H${middle - 8}Z` }),
      element('path', { class: 'mark', d: `M${middle} ${y - 2}v4m0 2.4v0.1` }),
    ],
    info: [
      element('rect', { class: 'sign', x: middle - 6.5, y: y - 6.5, width: 13, height: 13, rx: 3 }),
      element('path', { class: 'mark', d: `M${middle} ${y - 0.5}v3.5m0 -6.6v0.1` }),
    ],
  };
  return element('g', { class: `badge ${severity}`, 'aria-hidden': 'true' }, [
    ...signs[severity],
    element('text', { x: x + 18, y: y + 4 }, [text]),
  ]);
}

function lineOf({ kind, points, id }: Edge): Element {
  return element('path', {
    class: `edge ${kind}`,
    d: curve(points),
    'aria-hidden': 'true',
    'data-edge': id,
  });
}

function tipsOf({ kind, points }: Edge): readonly Element[] {
  const first = points[0];
  const last = points.at(-1);
  const second = points[1];
  const beforeLast = points.at(-2);
  if (!first || !last || !second || !beforeLast) return [];
  const tips = {
    order: [arrow(beforeLast, last)],
    location: [arrow(beforeLast, last)],
    uses: [arrow(beforeLast, last)],
    colocation: [dot(first), dot(last)],
    ticket: [],
    replication: [arrow(beforeLast, last), arrow(second, first)],
  } satisfies Readonly<Record<EdgeKind, readonly Element[]>>;
  return tips[kind].map((tip) => ({ ...tip, attributes: { ...tip.attributes, class: `tip ${kind}` } }));
}

const at = ({ x, y }: Point) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
const between = (one: Point, other: Point): Point => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });

/** A line that is straight at its ends and round at its bends. */
function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (!first || !last) return '';
  const bends = rest.slice(0, -1).map((bend, index) => {
    const next = rest[index + 1] ?? last;
    return `Q${at(bend)} ${at(index === rest.length - 2 ? next : between(bend, next))}`;
  });
  return `M${at(first)}L${at(between(first, rest[0] ?? last))}${bends.join('')}L${at(last)}`;
}

function arrow(from: Point, to: Point): Element {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const back = { x: to.x - dx * 9, y: to.y - dy * 9 };
  const [left, right] = [
    { x: back.x - dy * 4.5, y: back.y + dx * 4.5 },
    { x: back.x + dy * 4.5, y: back.y - dx * 4.5 },
  ];
  return element('path', { d: `M${at(to)}L${at(left)}L${at(right)}Z` });
}

function dot({ x, y }: Point): Element {
  return element('circle', { cx: x, cy: y, r: 4 });
}

function legendOf({ kind, text, x, y, length }: LegendEntry): Element {
  const points = [
    { x, y },
    { x: x + length, y },
  ];
  const words = textOf({ x: x + length + 8, y: y + 4, text, size: 'small', dim: true });
  return element('g', { 'aria-hidden': 'true' }, [
    lineOf({ kind, points }),
    ...tipsOf({ kind, points }),
    words,
  ]);
}
