import { describe, expect, it } from 'vitest';
import type { Versions } from '../../server/src/core/cluster-view.ts';
import type { Diagnostic, Fix } from '../../server/src/core/diagnostic.ts';
import { changeOf, replaced } from '../../server/src/core/fix.ts';
import { makeCluster, uriOf } from '../support/analyse.ts';
import { askPacemaker, crmshObstacle, type Simulation } from '../support/crmsh-judge.ts';
import { needs } from '../support/needs.ts';

// What rules say will happen, happens: crm_simulate shows the failure in the text as it is, and shows it gone after
// the rule's own fix. Stateful stands in for DRBD: an agent that needs no kernel.
const RESOURCES = `primitive drbd ocf:pacemaker:Stateful op monitor interval=10s role=Master op monitor interval=11s role=Slave
ms ms_drbd drbd meta notify=true
primitive fs ocf:pacemaker:Dummy op monitor interval=10s
primitive ip ocf:pacemaker:Dummy op monitor interval=10s
`;
const TIED = 'colocation fs_on_drbd inf: fs ms_drbd:Master\n';
const ORDERED = 'order fs_after_drbd Mandatory: ms_drbd:promote fs:start\n';

/** What a person would see. */
type Failure = (simulation: Simulation) => boolean;

const startsBeforePromotion: Failure = ({ actions }) => {
  const [start, promotion] = ['start fs', 'promote drbd'].map((action) =>
    actions.findIndex((one) => one.startsWith(action)),
  );
  return start !== undefined && promotion !== undefined && start >= 0 && start < promotion;
};
const neverStarts =
  (...resources: readonly string[]): Failure =>
  ({ running }) =>
    resources.every((resource) => Object.keys(running[resource] ?? {}).length === 0);
const runsUnpromoted: Failure = ({ running }) =>
  Object.keys(running['fs'] ?? {}).some((node) => running['drbd']?.[node] !== 'Promoted');
const runsApart: Failure = ({ running }) =>
  Object.keys(running['fs'] ?? {}).join() !== Object.keys(running['ip'] ?? {}).join();
const promotedIsNotMonitored: Failure = ({ actions, running }) =>
  Object.entries(running['plain'] ?? {}).some(
    ([node, role]) => role === 'Promoted' && !actions.includes(`monitor recurring plain ${node}`),
  );

const ON_GERTRUDE = 'location fs_here fs 100: gertrude\n';

const CLAIMS: readonly (readonly [
  code: string,
  text: string,
  failure: Failure,
  mends: 'mended' | 'for people',
])[] = [
  [
    'order-inherits-promote',
    `${TIED}order o Mandatory: ms_drbd:promote fs\n`,
    startsBeforePromotion,
    'mended',
  ],
  ['order-without-promote', `${TIED}order o Mandatory: ms_drbd fs\n`, startsBeforePromotion, 'mended'],
  [
    'order-without-promote',
    'colocation on_drbd inf: ip fs ms_drbd:Master\norder o Mandatory: ms_drbd fs ip\n',
    startsBeforePromotion,
    'mended',
  ],
  ['order-reversed', `${TIED}order o Mandatory: fs ms_drbd:promote\n`, startsBeforePromotion, 'mended'],
  ['colocation-without-order', TIED, startsBeforePromotion, 'mended'],
  ['order-without-colocation', `${ORDERED}${ON_GERTRUDE}`, runsUnpromoted, 'mended'],
  [
    'colocation-without-role',
    `colocation c inf: fs ms_drbd\n${ORDERED}${ON_GERTRUDE}location m ms_drbd rule $role=Master 500: #uname eq alice\n`,
    runsUnpromoted,
    'mended',
  ],
  ['not-promotable', 'order o Mandatory: ip:promote fs:start\n', neverStarts('fs'), 'mended'],
  ['not-promotable', `colocation c inf: ip fs:Master\n${ON_GERTRUDE}`, runsApart, 'mended'],
  [
    'storage-without-colocation',
    `primitive disk Filesystem params device=/dev/sdb1 directory=/srv fstype=xfs op monitor interval=20s
order ip_after_disk Mandatory: disk ip
location disk_here disk 100: alice
location ip_there ip 100: gertrude
`,
    ({ running }) => Object.keys(running['ip'] ?? {}).join() !== Object.keys(running['disk'] ?? {}).join(),
    'mended',
  ],
  [
    'order-cycle',
    'order a Mandatory: fs ip\norder b Mandatory: ip fs\n',
    neverStarts('fs', 'ip'),
    'for people',
  ],
  [
    'order-cycle',
    'order a Optional: fs ip\norder b Optional: ip fs\n',
    neverStarts('fs', 'ip'),
    'for people',
  ],
  ['order-cycle', 'group g fs ip\norder a Mandatory: ip fs\n', neverStarts('fs', 'ip'), 'for people'],
  [
    'contradictory-colocation',
    'colocation a inf: fs ip\ncolocation b -inf: fs ip\n',
    neverStarts('fs'),
    'for people',
  ],
  [
    'banned-everywhere',
    'node alice\nnode gertrude\nlocation a fs -inf: alice\nlocation b fs -inf: gertrude\n',
    neverStarts('fs'),
    'for people',
  ],
  [
    'constraint-on-group-member',
    'primitive late ocf:pacemaker:Dummy op monitor interval=10s\ngroup g fs late\ncolocation c inf: g ms_drbd:Master\norder o Mandatory: ms_drbd:promote late:start\n',
    startsBeforePromotion,
    'for people',
  ],
  [
    'monitor-one-role',
    'primitive plain ocf:pacemaker:Stateful op monitor interval=10s\nms ms_plain plain\n',
    promotedIsNotMonitored,
    'mended',
  ],
];

/** The text after the first fix of the first problem that has one, and that is meant; undefined when there is none. */
function mended(
  text: string,
  isMeant: (diagnostic: Diagnostic, fix: Fix) => boolean,
  versions: Versions = {},
): string | undefined {
  const uri = uriOf('cluster.crm');
  const cluster = makeCluster([{ path: 'cluster.crm', text }], versions);
  const [fix] = cluster
    .diagnostics(uri)
    .flatMap((diagnostic) => diagnostic.fixes.filter((one) => isMeant(diagnostic, one)));
  const document = cluster.documents.get(uri);
  return fix && document && replaced(text, changeOf(fix).edits.get(document) ?? []);
}

const obstacle = crmshObstacle();

describe('what rules foretell', () => {
  needs(obstacle === undefined, obstacle ?? '');

  it.each(CLAIMS)('crmsh/%s: %s', (concept, constraints, failure, mends) => {
    const text = RESOURCES + constraints;
    const code = `crmsh/${concept}`;
    if (mends === 'mended') {
      const after = mended(text, (diagnostic) => diagnostic.code === code) ?? '';
      const [before, now] = askPacemaker([text, after]);
      expect(before?.accepted, before?.said.join('\n')).toBe(true);
      expect(before && failure(before)).toBe(true);
      expect(now?.accepted, now?.said.join('\n')).toBe(true);
      expect(now && failure(now), after).toBe(false);
      return;
    }
    const [before] = askPacemaker([text]);
    expect(before?.accepted, before?.said.join('\n')).toBe(true);
    expect(before && failure(before)).toBe(true);
  });
});

/** The text after all modernisations, one after the other. */
function modernised(text: string): string {
  let now = text;
  for (let round = 0; round < 30; round++) {
    const next = mended(now, (_, { kind }) => kind === 'modernise', { pacemaker: '2.1' });
    if (next === undefined) return now;
    now = next;
  }
  throw new Error(`no end of modernising ${now}`);
}

const OLD_WAYS: Readonly<Record<string, { readonly text: string; readonly old: RegExp }>> = {
  'ms, Master and Slave': {
    text: `${RESOURCES}${TIED}${ORDERED}location here ms_drbd rule $role=Master 100: #uname eq gertrude\n`,
    old: /^ms |Master|Slave/m,
  },
  'ms with its old attributes': {
    text: `${RESOURCES.replace('notify=true', 'master-max=1 master-node-max=1 notify=true target-role=Master')}${TIED}${ORDERED}`,
    old: /^ms |Master|Slave|master-/m,
  },
  'master without meta': {
    text: `${RESOURCES.replace('ms ms_drbd drbd meta notify=true', 'master ms_drbd drbd')}${TIED}${ORDERED}`,
    old: /^master |Master|Slave/m,
  },
  'clone with master-max': {
    text: `${RESOURCES.replace('ms ms_drbd drbd meta', 'clone ms_drbd drbd meta promotable=true master-max=2')}`,
    old: /Master|Slave|master-/m,
  },
  IPaddr: {
    text: 'primitive vip ocf:heartbeat:IPaddr params ip=192.0.2.80 cidr_netmask=255.255.254.0 nic="eth0:0" broadcast=192.0.3.255 op monitor interval=10s\n',
    old: /IPaddr |255\.255\.254/,
  },
};

describe('what is modernised', () => {
  needs(obstacle === undefined, obstacle ?? '');

  it.each(Object.entries(OLD_WAYS))('%s: means the same to Pacemaker', (_, { text, old }) => {
    const now = modernised(text);
    expect(text).toMatch(old);
    expect(now).not.toMatch(old);
    const [before, after] = askPacemaker([text, now]);
    expect(before?.accepted, before?.said.join('\n')).toBe(true);
    expect(after?.accepted, `${now}\n${after?.said.join('\n')}`).toBe(true);
    expect(after?.running).toEqual(before?.running);
    expect(after?.actions).toEqual(before?.actions);
    expect(Object.values(after?.running ?? {}).every((nodes) => Object.keys(nodes).length > 0)).toBe(true);
  });

  // The class heartbeat of the old text is not built into the Pacemaker of today: what it meant is said here.
  it.each([
    'group data ip disk fs\n',
    'group data disk fs ip\n',
    'group data ip fs disk\n',
    'colocation fs_on_disk inf: fs disk\norder fs_after_disk inf: disk fs\n',
  ])('drbddisk in %j: what follows runs where DRBD is promoted, and starts afterwards', (structure) => {
    const text = `primitive fs ocf:pacemaker:Dummy op monitor interval=10s
primitive ip ocf:pacemaker:Dummy op monitor interval=10s
primitive disk heartbeat:drbddisk params 1="r0"
${structure}`;
    const now = modernised(text);
    expect(now).not.toContain('drbddisk');
    const [after] = askPacemaker([now]);
    expect(after?.accepted, `${now}\n${after?.said.join('\n')}`).toBe(true);
    const promoted = Object.entries(after?.running['disk'] ?? {}).filter(([, role]) => role === 'Promoted');
    expect(promoted).toHaveLength(1);
    expect(Object.keys(after?.running['disk'] ?? {})).toHaveLength(2);
    const node = promoted[0]?.[0];
    expect(after?.running['fs']).toEqual({ [node ?? '']: 'Started' });
    const actions = after?.actions ?? [];
    expect(actions.indexOf(`promote disk ${node}`)).toBeGreaterThanOrEqual(0);
    expect(actions.indexOf(`start fs ${node}`)).toBeGreaterThan(actions.indexOf(`promote disk ${node}`));
  });
});
