import { describe, expect, it } from 'vitest';
import { inlayHints } from '../../server/src/core/inlay-hints.ts';
import { makeCluster, uriOf } from '../support/analyse.ts';
import { askPacemaker, crmshObstacle } from '../support/crmsh-judge.ts';
import { needs } from '../support/needs.ts';

// The sums that are shown behind locations are the scores with which Pacemaker assigns a resource.
const RESOURCE =
  'primitive a ocf:pacemaker:Dummy op monitor interval=10s\nrsc_defaults resource-stickiness=0\n';

const CASES: readonly (readonly string[])[] = [
  ['100: alice', '50: alice'],
  ['100: alice', '50: gertrude', '-30: alice'],
  ['inf: alice', '-100: alice', '7: gertrude'],
  ['900000: alice', '900000: alice'],
  ['-20: alice', '-30: alice', '-10: gertrude'],
];

/** The sums behind the last location, by node. */
function shown(text: string): Readonly<Record<string, string>> {
  const cluster = makeCluster([{ path: 'cluster.crm', text }]);
  const document = cluster.documents.get(uriOf('cluster.crm'));
  const hints = document ? inlayHints(cluster, document, { start: 0, end: text.length }) : [];
  const last = hints.at(-1)?.text ?? '';
  return Object.fromEntries(last.split(', ').map((part) => part.split(' ')));
}

describe('sums of scores', () => {
  needs(crmshObstacle() === undefined, crmshObstacle() ?? '');

  it('are those of Pacemaker', () => {
    const texts = CASES.map((locations) =>
      [RESOURCE, ...locations.map((one, index) => `location l${index} a ${one}\n`)].join(''),
    );
    const answers = askPacemaker(texts);
    const table = texts.map((text, index) => {
      const said = answers[index]?.scores['a'] ?? {};
      const sums = shown(text);
      // What Pacemaker calls INFINITY in words is inf in crmsh's.
      const theirs = Object.fromEntries(
        Object.keys(sums).map((node) => [node, said[node]?.replace('INFINITY', 'inf')]),
      );
      return { sums, theirs };
    });
    for (const { sums, theirs } of table) expect(sums).toEqual(theirs);
    expect(table.map(({ sums }) => Object.keys(sums).length)).toEqual([1, 2, 2, 1, 2]);
  });
});
