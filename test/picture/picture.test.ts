import { expect, it } from 'vitest';
import { pictureOf } from '../../server/src/picture/draw.ts';
import type { Picture, PictureResource, PictureThing } from '../../server/src/picture/picture.ts';
import { cleanClusters } from '../clusters/clusters.ts';
import { makeCluster } from '../support/analyse.ts';
import type { FixtureFile } from '../support/fixture.ts';

const picture = (files: readonly FixtureFile[]): Picture =>
  pictureOf(makeCluster(files.filter(({ path }) => !path.endsWith('ha-cluster.json'))), () => true);

const withMembers = (resource: PictureResource): readonly PictureResource[] => [
  resource,
  ...resource.members.flatMap(withMembers),
];

const resourcesOf = ({ resources }: Picture) => resources.flatMap(withMembers);

function thingsOf(picture: Picture): readonly PictureThing[] {
  return [
    ...picture.nodes,
    ...picture.drbd.flatMap((one) => [one, ...one.volumes]),
    ...resourcesOf(picture),
    ...picture.constraints,
    ...picture.targets.flatMap((one) => [one, ...one.luns]),
  ];
}

it.each(cleanClusters)('shows everything of $name once, and links only what it shows', ({ files }) => {
  const cluster = makeCluster(files.filter(({ path }) => !path.endsWith('ha-cluster.json')));
  const shown = pictureOf(cluster, () => true);
  const { model } = cluster;
  expect(shown.nodes.filter(({ listed }) => listed).map(({ id }) => id)).toEqual(
    expect.arrayContaining(model.keys('node').map((key) => `node ${key}`)),
  );
  expect(shown.drbd.map(({ label }) => label)).toEqual(model.keys('drbd-resource'));
  expect(shown.constraints.map(({ label }) => label)).toEqual(model.keys('constraint'));
  expect(shown.targets.map(({ label }) => label)).toEqual(model.keys('iscsi-target'));
  const resources = model
    .declared('crm-resource')
    .filter(({ data }) => data.type !== 'template')
    .map(({ key }) => key);
  const scripts = model
    .keys('heartbeat-group')
    .flatMap((key) => model.declarations('heartbeat-group', key).slice(0, 1))
    .flatMap(({ data }) => [`on ${data.node}`, ...data.resources.map(({ script }) => script)]);
  expect(
    resourcesOf(shown)
      .map(({ label }) => label)
      .sort(),
  ).toEqual([...new Set(resources), ...scripts].sort());

  const ids = thingsOf(shown).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const ends = [
    ...shown.constraints.flatMap(({ links, about }) => [...links.flatMap((l) => [l.from, l.to]), ...about]),
    ...shown.uses.flatMap(({ from, to }) => [from, to]),
    ...shown.drbd.flatMap(({ nodes, volumes }) => [
      ...nodes,
      ...volumes.flatMap(({ disks }) => disks.map(({ node }) => node)),
    ]),
  ];
  expect(ends.filter((end) => !ids.includes(end))).toEqual([]);
  for (const { id, links, about, type } of shown.constraints) {
    expect(links.length + about.length, `${id} (${type}) hangs on nothing`).toBeGreaterThan(0);
  }
  for (const { volumes } of shown.drbd) expect(volumes.length).toBeGreaterThan(0);
});

const CRM = `node alice
node bob
primitive drbd_db ocf:linbit:drbd params drbd_resource=db op monitor interval=29s role=Promoted op monitor interval=31s role=Unpromoted
primitive fs Filesystem params device=/dev/drbd0 directory=/srv fstype=ext4
primitive ip IPaddr2 params ip=10.0.0.9
group service fs ip
clone drbd_clone drbd_db meta promotable=true notify=true
colocation service_with_drbd inf: service drbd_clone:Promoted
order service_after_drbd Mandatory: drbd_clone:promote service:start
location here service 50: carol
location by_rule service rule 100: pingd gt 0
`;
const DRBD = `resource db {
  device /dev/drbd0;
  disk /dev/vg0/db;
  meta-disk internal;
  on alice { address 10.0.0.1:7789; node-id 0; }
  on bob { disk /dev/vg1/db; address 10.0.0.2:7789; node-id 1; }
}
`;
const FILES = [
  { path: 'cluster.crm', text: CRM },
  { path: 'etc/drbd.d/db.res', text: DRBD },
];

it('says who uses what, and links constraints by their scores and roles', () => {
  const { constraints, uses, drbd, nodes } = picture(FILES);
  expect(
    constraints.map(({ label, type, detail, links, about }) => ({ label, type, detail, links, about })),
  ).toEqual([
    {
      label: 'by_rule',
      type: 'location',
      detail: 'where a rule says',
      links: [],
      about: ['resource service'],
    },
    {
      label: 'here',
      type: 'location',
      detail: 'prefers carol (50)',
      links: [{ from: 'resource service', to: 'node carol' }],
      about: [],
    },
    {
      label: 'service_after_drbd',
      type: 'order',
      detail: 'drbd_clone:promote then service:start (Mandatory)',
      links: [{ from: 'resource drbd_clone', to: 'resource service' }],
      about: [],
    },
    {
      label: 'service_with_drbd',
      type: 'colocation',
      detail: 'service with drbd_clone:Promoted (inf)',
      links: [{ from: 'resource service', to: 'resource drbd_clone' }],
      about: [],
    },
  ]);
  expect(uses).toEqual([
    { from: 'resource drbd_db', to: 'drbd-resource db' },
    { from: 'resource fs', to: 'drbd-resource db' },
  ]);
  expect(drbd[0]?.volumes[0]?.disks).toEqual([
    { node: 'node alice', path: '/dev/vg0/db' },
    { node: 'node bob', path: '/dev/vg1/db' },
  ]);
  expect(nodes.map(({ label, listed }) => [label, listed])).toEqual([
    ['alice', true],
    ['bob', true],
    ['carol', false],
  ]);
});

it('tells the problems of a thing with their words, and its place', () => {
  const { resources } = picture([{ path: 'cluster.crm', text: CRM }]);
  const fs = resources.flatMap(withMembers).find(({ label }) => label === 'fs');
  expect(fs?.place?.statement.start.line).toBe(3);
  expect(fs?.place?.range.start.line).toBe(3);
  const ip = picture([{ path: 'a.crm', text: 'primitive ip IPaddrr params ip=10.0.0.9\n' }]).resources[0];
  expect(ip?.problems[0]?.message).toContain('IPaddrr');
});

it('draws a resource once where groups are members of each other', () => {
  const { resources } = picture([{ path: 'a.crm', text: 'group a b\ngroup b a\ngroup c a\n' }]);
  expect(
    resources
      .flatMap(withMembers)
      .map(({ label }) => label)
      .sort(),
  ).toEqual(['a', 'b', 'c']);
});
