import { describe, expect, it } from 'vitest';
import { hover, outline } from '../../../server/src/core/features.ts';
import { makeCluster, uriOf } from '../../support/analyse.ts';
import { readCursor } from '../../support/fixture.ts';

const RESOURCES = `primitive drbd ocf:linbit:drbd params drbd_resource=r0
primitive fs Filesystem params device=/dev/drbd0 directory=/srv fstype=ext4
group db fs
ms ms_drbd drbd meta notify=true clone-max=2
`;

function textAt(source: string): string {
  const { text, offset } = readCursor(source);
  const cluster = makeCluster([
    { path: 'cluster.crm', text },
    { path: 'others.crm', text: RESOURCES },
  ]);
  const document = cluster.documents.get(uriOf('cluster.crm'));
  return (document && hover(cluster, document, offset)?.markdown) ?? '';
}

describe('constraints as sentences', () => {
  it.each([
    ['colo<|>cation c inf: db ms_drbd:Master', '`db` runs only where `ms_drbd` is `Promoted`'],
    ['colo<|>cation c -inf: db fs', '`db` runs never where `fs` runs'],
    ['colo<|>cation c 50: db fs', 'preferably'],
    [
      'or<|>der o Mandatory: ms_drbd:promote db:start',
      '`db` starts only after `ms_drbd` is promoted. On the way back `db` stops before `ms_drbd` is demoted',
    ],
    ['or<|>der o Optional: fs db', 'only when both happen at the same time'],
    ['or<|>der o Mandatory: fs db symmetrical=false', 'no order (symmetrical=false)'],
    ['loc<|>ation l db 100: alice', '`db` prefers `alice` with 100'],
    ['loc<|>ation l db -inf: alice', '`db` never runs on `alice`'],
    ['gr<|>oup g fs ip web', 'starts `fs`, then `ip`, then `web`'],
  ])('%s', (source, expected) => {
    expect(textAt(source)).toContain(expected);
  });
});

describe('words', () => {
  it.each([
    ['primitive x ocf:heartbeat:File<|>system', 'Required: `device`, `directory`, `fstype`'],
    ['primitive x Filesystem params dev<|>ice=/dev/sda', '**device**'],
    ['primitive x Dummy op monitor interval=10<|>', '10 seconds (without a unit these are seconds)'],
    ['primitive x Dummy op monitor time<|>out=240s', 'fenced'],
    ['primitive x ocf:linbit:drbd op st<|>op timeout=100', 'advises timeout 100'],
    ['clone c fs meta noti<|>fy=true', 'linbit:drbd'],
    ['property stonith-en<|>abled=false', '**stonith-enabled**'],
    ['property cluster-delay=10<|>min', '10 minutes'],
    ['rsc_defaults resource-stick<|>iness=100', 'score'],
    ['colocation c in<|>f: a b', 'must'],
    ['colocation c inf: a ms_drbd:Mas<|>ter', 'Promoted'],
    ['colocation c inf: d<|>b ms_drbd:Master', '**db**: group `fs`'],
    ['order o Manda<|>tory: a b', 'Mandatory'],
    ['primitive x Dummy me<|>ta target-role=Started', 'cluster treats'],
  ])('%s', (source, expected) => {
    expect(textAt(source)).toContain(expected);
  });

  it.each(['# com<|>ment', 'primitive x<|>', 'group g unkn<|>own', '<|>'])('says nothing at %s', (source) => {
    expect(textAt(source)).toBe('');
  });
});

it('outlines resources and constraints', () => {
  const cluster = makeCluster([
    {
      path: 'cluster.crm',
      text: `${RESOURCES}colocation c inf: db ms_drbd:Master\nlocation l db 100: alice\n`,
    },
  ]);
  const document = cluster.documents.get(uriOf('cluster.crm'));
  expect(
    (document ? outline(document) : []).map(({ kind, name, detail }) => `${kind} ${name}: ${detail}`),
  ).toEqual([
    'resource drbd: ocf:linbit:drbd',
    'resource fs: Filesystem',
    'resource db: fs',
    'resource ms_drbd: ms drbd',
    'constraint c: colocation db ms_drbd:Master',
    'constraint l: location db 100: alice',
  ]);
});
