import { expect, it } from 'vitest';
import { wordsOf } from '../../client/webview/picture/describe.ts';
import { element, toXml } from '../../client/webview/picture/element.ts';
import { nextIn } from '../../client/webview/picture/keys.ts';
import { sceneOf } from '../../client/webview/picture/layout.ts';
import { renderScene } from '../../client/webview/picture/render.ts';
import type { Box, Scene } from '../../client/webview/picture/scene.ts';
import { standalone, styleSheet } from '../../client/webview/picture/style.ts';
import { pictureOf } from '../../server/src/picture/draw.ts';
import type { Picture } from '../../server/src/picture/picture.ts';
import { cleanCluster, cleanClusters } from '../clusters/clusters.ts';
import { makeCluster } from '../support/analyse.ts';
import type { FixtureFile } from '../support/fixture.ts';
import { readXml, type XmlElement } from './xml.ts';

const picture = (files: readonly FixtureFile[]): Picture =>
  pictureOf(makeCluster(files.filter(({ path }) => !path.endsWith('ha-cluster.json'))), () => true);

const svgOf = (drawn: Picture, scene: Scene) =>
  toXml(renderScene(drawn, scene, { style: styleSheet(standalone), interactive: false }));

const everything = (one: XmlElement): readonly XmlElement[] => [one, ...one.children.flatMap(everything)];

const contains = (outer: Box, inner: Box) =>
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

const overlap = (one: Box, other: Box) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

it.each(cleanClusters)('draws all of $name, within the picture and side by side', ({ files }) => {
  const drawn = picture(files);
  const scene = sceneOf(drawn);
  const shown = scene.shapes.filter(({ again }) => !again).map(({ thing }) => thing.id);
  expect(new Set(shown).size).toBe(shown.length);
  for (const { id } of [
    ...drawn.nodes,
    ...drawn.drbd,
    ...drawn.resources,
    ...drawn.constraints,
    ...drawn.targets,
  ]) {
    expect(shown).toContain(id);
  }
  const all = { x: 0, y: 0, width: scene.width, height: scene.height };
  for (const shape of scene.shapes) expect(contains(all, shape), shape.said).toBe(true);
  const outer = scene.shapes.filter(({ kind }) =>
    ['node', 'drbd', 'resource', 'target', 'pill', 'label'].includes(kind),
  );
  for (const [index, one] of outer.entries()) {
    for (const other of outer.slice(index + 1)) {
      expect(overlap(one, other), `${one.said} / ${other.said}`).toBe(false);
    }
  }
  for (const { points } of scene.edges) {
    expect(points.length).toBeGreaterThan(1);
    for (const { x, y } of points) expect(contains(all, { x, y, width: 0, height: 0 })).toBe(true);
  }
  const svg = readXml(svgOf(drawn, scene));
  expect(svg.tag).toBe('svg');
  expect(svg.attributes['xmlns']).toBe('http://www.w3.org/2000/svg');
});

it('draws the same for the same cluster', () => {
  const { files } = cleanCluster('three-node-mesh');
  const [one, other] = [picture(files), picture(files)];
  expect(svgOf(one, sceneOf(one))).toBe(svgOf(other, sceneOf(other)));
});

const HOSTILE = `<script>alert("x")</script>&amp;' --> ]]> \u0000\u001b \ud800 \u202e`;

/** The picture with every text in it replaced by one that wants to be more than a text. */
function hostile(drawn: Picture): Picture {
  const texts: ReadonlySet<string> = new Set(['label', 'detail', 'brief', 'message', 'path']);
  return JSON.parse(JSON.stringify(drawn), (key, value: unknown) => {
    if (texts.has(key)) return `${HOSTILE}${String(value)}`;
    return key === 'addresses' ? [HOSTILE] : value;
  }) as Picture;
}

it('shows hostile names as the texts they are', () => {
  const drawn = hostile(picture(cleanCluster('iscsi-pair').files));
  const svg = readXml(svgOf(drawn, sceneOf(drawn)));
  const tags = new Set(everything(svg).map(({ tag }) => tag));
  expect([...tags].sort()).toEqual(['circle', 'g', 'path', 'rect', 'style', 'svg', 'text', 'title']);
  expect(svg.attributes['aria-label']).toContain('<script>alert("x")</script>&amp;\'');
  expect(svg.text).toContain('<script>alert("x")</script>&amp;');
  for (const { attributes } of everything(svg)) {
    expect(Object.keys(attributes).filter((name) => /^on|href/i.test(name))).toEqual([]);
  }
});

it('escapes attributes and texts, and replaces what XML cannot hold', () => {
  expect(toXml(element('a', { b: `<&"'\n\u0001` }, ['<&>\ud800\u0000']))).toBe(
    '<a b="&lt;&amp;&quot;&#39;&#10;\ufffd">&lt;&amp;&gt;\ufffd\ufffd</a>',
  );
});

it('is a file of its own, with nothing that is loaded or follows a theme', () => {
  const drawn = picture(cleanCluster('web-farm').files);
  const svg = svgOf(drawn, sceneOf(drawn));
  expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
    /https?:|url\(|@import|var\(|--vscode|tabindex/,
  );
});

it('tells problems by an icon and a word, and in full to who asks', () => {
  const drawn = picture([{ path: 'a.crm', text: 'primitive ip IPaddrr params ip=10.0.0.9\n' }]);
  const [shape] = sceneOf(drawn).shapes;
  expect(shape?.badge?.text).toMatch(/^(error|warning|info)/);
  const page = everything(readXml(toXml(renderScene(drawn, sceneOf(drawn), { interactive: true }))));
  const thing = page.find(({ attributes }) => attributes['data-id'] === 'resource ip');
  expect(thing?.attributes).toMatchObject({ tabindex: '0', role: 'button' });
  expect(thing?.attributes['aria-label']).toContain(drawn.resources[0]?.problems[0]?.message);
});

it('says everything in words, too', () => {
  const drawn = picture(cleanCluster('postgres-pair').files);
  const lines = wordsOf(drawn).flatMap((paragraph) => paragraph.lines);
  for (const { label, detail } of drawn.constraints) {
    expect(lines).toContainEqual(expect.stringContaining(`${label}: ${detail}`));
  }
  for (const { label } of [...drawn.nodes, ...drawn.drbd, ...drawn.resources]) {
    expect(lines).toContainEqual(expect.stringContaining(label));
  }
});

it('walks with the arrow keys, from a node to its neighbour and down to what it holds', () => {
  const drawn = picture(cleanCluster('postgres-pair').files);
  const { shapes } = sceneOf(drawn);
  const [left, right] = drawn.nodes;
  expect(nextIn(shapes, left?.id ?? '', 'right')).toBe(right?.id);
  expect(nextIn(shapes, right?.id ?? '', 'left')).toBe(left?.id);
  expect(nextIn(shapes, left?.id ?? '', 'up')).toBeUndefined();
  expect(nextIn(shapes, left?.id ?? '', 'down')).toBe(drawn.drbd[0]?.id);
});

it('draws a cluster of which nothing is known', () => {
  const drawn = picture([]);
  expect(readXml(svgOf(drawn, sceneOf(drawn))).tag).toBe('svg');
});

it('draws every order of two hundred resources in a chain', () => {
  const names = Array.from({ length: 200 }, (_, index) => `dummy${index}`);
  const text = [
    ...names.map((name) => `primitive ${name} Dummy`),
    ...names.slice(1).map((name, index) => `order after_${name} Mandatory: ${names[index]} ${name}`),
  ].join('\n');
  const drawn = picture([{ path: 'a.crm', text }]);
  expect(sceneOf(drawn).edges.length).toBe(199);
});
