import type { ClusterView } from '../../../core/cluster-view.ts';
import { defineRule } from '../../../core/rule.ts';
import { host, pair } from '../examples.ts';
import { nameOf } from '../resource.ts';
import type { DrbdNode } from '../tree.ts';

const other = (lines = '') =>
  `resource r1 {\n${lines}${host('alice', { device: 'device /dev/drbd1;', disk: 'disk /dev/vg/r1;', address: 'address 10.0.0.1:7789;' })}${host('bob', { device: 'device /dev/drbd1;', disk: 'disk /dev/vg/r1;', address: 'address 10.0.0.2:7789;' })}}\n`;
const after = (what: string, mark = '') => pair(`  disk {\n    resync-after ${what};\n${mark}  }\n`);

/** How far waiting is followed: longer rings than this are not written by hand. */
const MAX_RING = 8;

export default defineRule<DrbdNode>({
  code: 'drbd/resync-after',
  severity: 'warning',
  docs: {
    title: 'resync-after that cannot be followed',
    what: '`resync-after` names a volume its resource does not have, a resource of several volumes without saying which, or a resource that waits for this one itself.',
    why: 'drbdadm waits for another volume than the one named, or refuses `up` with `ambiguous`; the kernel refuses resources that wait for each other.',
    mend: 'Write `RESOURCE/VOLUME` with a volume that exists, and let the waiting form a line without a ring.',
    source: 'drbd-utils 9.22, drbdadm_main.c (drbdadm -d up); drbd_nl.c, ERR_RESYNC_AFTER_CYCLE',
  },
  examples: {
    bad: [
      after('r1/7', '#                ^^^^ drbd/resync-after: no volume 7\n') + other(),
      after('r1') +
        other(
          '  disk {\n    resync-after r0;\n#                ^^ drbd/resync-after: wait for each other\n  }\n',
        ),
    ],
    good: [after('r1/0') + other()],
  },
  refers: {
    'drbd-resource'(fact, context) {
      const { key, data } = fact;
      if (data.parameter !== 'resync-after' && data.parameter !== 'after') return;
      // A ring is one mistake: it is told where it goes back to an earlier name.
      if (data.by < key || !waitsFor(context, data.by, key)) return;
      context.report({
        at: fact,
        message:
          key === data.by
            ? `"${key}" is to wait for itself, which the kernel refuses. Name another resource, or remove the line.`
            : `"${data.by}" and "${key}" wait for each other, which the kernel refuses. Remove one of the "resync-after" lines.`,
      });
    },
  },
  nodes: {
    option({ keyword, value, inside }, context) {
      if (keyword.text !== 'resync-after' && !(keyword.text === 'after' && inside === 'syncer')) return;
      const [resource = '', volume] = nameOf(value)?.split('/') ?? [];
      if (!value || context.declarations('drbd-resource', resource).length === 0) return;
      const has = (number: string | number) =>
        context.declarations('device', `/dev/drbd/by-res/${resource}/${number}`).length > 0;
      if (volume !== undefined && !has(volume)) {
        context.report({
          at: value.span,
          message: `Resource "${resource}" has no volume ${volume}, so drbdadm waits for another one. Name a volume that exists.`,
        });
      } else if (volume === undefined && has(0) && has(1)) {
        context.report({
          at: value.span,
          message: `Resource "${resource}" has several volumes, and "drbdadm up" stops because it cannot tell which to wait for. Write "${resource}/0", or the volume you mean.`,
        });
      }
    },
  },
});

/** Whether `target` waits, perhaps by way of others, for `resource`. */
function waitsFor(cluster: ClusterView, resource: string, target: string): boolean {
  let waiting = new Set([resource]);
  for (let step = 0; step < MAX_RING && waiting.size > 0; step++) {
    if (waiting.has(target)) return true;
    const next = [...waiting].flatMap((name) =>
      cluster
        .references('drbd-resource', name)
        .flatMap(({ data }) =>
          data.parameter === 'resync-after' || data.parameter === 'after' ? [data.by] : [],
        ),
    );
    waiting = new Set(next);
  }
  return false;
}
