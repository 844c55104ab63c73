import type { Picture } from '../../../server/src/protocol.ts';
import { summaryOf, wordsOf } from './describe.ts';
import { type Element, toXml } from './element.ts';
import { type Direction, nextIn } from './keys.ts';
import { sceneOf } from './layout.ts';
import type { FromPage, ToPage } from './messages.ts';
import { renderScene } from './render.ts';
import type { Scene } from './scene.ts';
import { pageStyle, standalone, styleSheet, themed } from './style.ts';

/** What is kept while the page is hidden. */
interface State {
  /** Absent until someone chose one: then the picture fits the width. */
  readonly scale?: number;
  readonly cluster?: string;
  readonly selected?: string;
  readonly left: number;
  readonly top: number;
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): State | undefined;
  setState(state: State): void;
};

const vscode = acquireVsCodeApi();
const say = (message: FromPage) => vscode.postMessage(message);

let state: State = vscode.getState() ?? { left: 0, top: 0 };
let pictures: readonly Picture[] = [];
let current: readonly string[] = [];
let scene: Scene | undefined;
/** What was shown last: most edits change nothing that is drawn. */
let shown = '';
let shownScale = 1;

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  set: Readonly<Record<string, string>> = {},
  text = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(set)) made.setAttribute(name, value);
  made.textContent = text;
  return made;
}

const bar = make('div', { class: 'bar', role: 'toolbar', 'aria-label': 'Picture of the cluster' });
const view = make('div', { class: 'view' });
const words = make('details', { class: 'words' });
const choice = make('select', { 'aria-label': 'Cluster' });
const told = make('span', { class: 'told' });

const picture = () => pictures.find(({ id }) => id === state.cluster) ?? pictures[0];
const things = () => [...view.querySelectorAll<SVGGElement>('[data-id]')];
const reachable = () => things().filter((thing) => thing.hasAttribute('tabindex'));

function keep(change: Partial<State>): void {
  state = { ...state, ...change };
  vscode.setState(state);
}

/** Nodes of the page for an element; texts become text nodes, whatever they hold. */
function toNode({ tag, attributes, children }: Element): SVGElement {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name !== 'xmlns') node.setAttribute(name, value);
  }
  node.append(...children.map((child) => (typeof child === 'string' ? child : toNode(child))));
  return node;
}

function show(): void {
  const found = picture();
  choice.hidden = pictures.length < 2;
  choice.replaceChildren(...pictures.map(({ id, label }) => make('option', { value: id }, label)));
  choice.value = found?.id ?? '';
  if (
    !found ||
    found.nodes.length + found.resources.length + found.drbd.length + found.targets.length === 0
  ) {
    scene = undefined;
    shown = '';
    words.hidden = true;
    told.textContent = '';
    const text = 'There is nothing to draw yet: no node, DRBD resource, resource or target was found.';
    view.replaceChildren(make('p', { class: 'empty' }, text));
    return;
  }
  const drawn = JSON.stringify(found);
  if (drawn === shown) return;
  shown = drawn;
  scene = sceneOf(found);
  const focused = document.activeElement?.getAttribute('data-id');
  view.replaceChildren(toNode(renderScene(found, scene, { interactive: true })));
  told.textContent = summaryOf(found);
  describe(found);
  scaleTo(state.scale ?? startingScale(scene));
  view.scrollTo(state.left, state.top);
  mark();
  if (focused) thing(focused)?.focus();
}

function describe(found: Picture): void {
  words.hidden = false;
  const parts = wordsOf(found).flatMap(({ heading, lines }) => {
    const list = make('ul');
    list.append(...lines.map((line) => make('li', {}, line)));
    return [make('h2', {}, heading), list];
  });
  words.replaceChildren(make('summary', {}, 'In words'), ...parts);
}

function thing(id: string): SVGGElement | undefined {
  return reachable().find((one) => one.dataset['id'] === id);
}

/** Shows what is selected, and what the cursor in the text is on. */
function mark(): void {
  for (const one of things()) {
    const id = one.dataset['id'] ?? '';
    one.classList.toggle('selected', id === state.selected);
    one.classList.toggle('current', current.includes(id));
  }
  for (const edge of view.querySelectorAll<SVGElement>('[data-edge]')) {
    edge.classList.toggle('selected', edge.dataset['edge'] === state.selected);
  }
}

/** The whole width, as long as one can read it. */
function startingScale({ width }: Scene): number {
  return Math.min(1, Math.max(0.6, view.clientWidth / width));
}

function scaleTo(scale: number): void {
  shownScale = Math.min(4, Math.max(0.2, scale));
  const svg = view.querySelector('svg');
  if (!svg || !scene) return;
  // What is in the middle stays there.
  const factor = shownScale / (svg.clientWidth / scene.width || shownScale);
  const middle = {
    x: view.scrollLeft + view.clientWidth / 2,
    y: view.scrollTop + view.clientHeight / 2,
  };
  svg.setAttribute('width', String(scene.width * shownScale));
  svg.setAttribute('height', String(scene.height * shownScale));
  if (factor !== 1) {
    view.scrollTo(middle.x * factor - view.clientWidth / 2, middle.y * factor - view.clientHeight / 2);
  }
}

/** What someone asked for stays, whatever becomes of the picture. */
function zoom(scale: number): void {
  scaleTo(scale);
  keep({ scale: shownScale });
}

function fitWindow(): void {
  if (scene) zoom(Math.min(view.clientWidth / scene.width, view.clientHeight / scene.height, 1.5));
}

/** Selects a thing and goes to where it is written. */
function open(id: string): void {
  keep({ selected: id });
  mark();
  const place = placeOf(id);
  if (place) say({ type: 'open', place });
}

function placeOf(id: string) {
  return scene?.shapes.find((shape) => shape.thing.id === id)?.thing.place;
}

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

function pressed(event: KeyboardEvent): void {
  const id = document.activeElement?.getAttribute('data-id') ?? undefined;
  const direction = DIRECTIONS[event.key];
  if (event.altKey || event.metaKey || (event.ctrlKey && direction)) return;
  if (direction && scene && id !== undefined) {
    const next = nextIn(scene.shapes, id, direction);
    if (next === undefined) return;
    thing(next)?.focus();
  } else if ((event.key === 'Enter' || event.key === ' ') && id !== undefined) open(id);
  else if (event.key === '+' || event.key === '=') zoom(shownScale * 1.2);
  else if (event.key === '-') zoom(shownScale / 1.2);
  else if (event.key === '0') fitWindow();
  else return;
  event.preventDefault();
}

function button(text: string, label: string, act: () => void): HTMLButtonElement {
  const made = make('button', { type: 'button', title: label, 'aria-label': label }, text);
  made.addEventListener('click', act);
  return made;
}

function exportSvg(): void {
  const found = picture();
  if (!found || !scene) return;
  const svg = toXml(renderScene(found, scene, { style: styleSheet(standalone), interactive: false }));
  say({ type: 'svg', name: found.label, svg: `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n` });
}

function receive(message: ToPage): void {
  switch (message.type) {
    case 'pictures':
      pictures = message.pictures;
      show();
      break;
    case 'current':
      current = message.ids;
      mark();
      break;
    case 'export':
      exportSvg();
      break;
  }
}

function start(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styleSheet(themed) + pageStyle(themed));
  document.adoptedStyleSheets = [sheet];
  bar.append(
    choice,
    button('−', 'Smaller (-)', () => zoom(shownScale / 1.2)),
    button('+', 'Larger (+)', () => zoom(shownScale * 1.2)),
    button('Fit', 'Fit into the window (0)', fitWindow),
    button('Export', 'Export as SVG', exportSvg),
    told,
  );
  document.body.append(bar, view, words);
  choice.addEventListener('change', () => {
    keep({ cluster: choice.value, left: 0, top: 0 });
    show();
  });
  view.addEventListener('click', ({ target }) => {
    const id =
      target instanceof globalThis.Element ? target.closest('[data-id]')?.getAttribute('data-id') : null;
    if (id) open(id);
  });
  view.addEventListener('keydown', pressed);
  view.addEventListener('scroll', () => keep({ left: view.scrollLeft, top: view.scrollTop }));
  view.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoom(shownScale * (event.deltaY < 0 ? 1.1 : 1 / 1.1));
    },
    { passive: false },
  );
  window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => receive(data));
  say({ type: 'ready' });
}

start();
