import type { Declaration } from '../core/fact.ts';
import { defineRule, type RuleContext } from '../core/rule.ts';
import { exampleCorosync } from './examples/example-corosync.ts';
import { exampleResource } from './examples/example-resource.ts';
import { areStrangers } from './nodes/known-nodes.ts';

const COROSYNC = exampleCorosync();

export default defineRule({
  code: 'cluster/missing-copy',
  severity: 'warning',
  docs: {
    title: 'A file that one node has and another lacks',
    what: 'The folder of one node holds a file that every node of the cluster needs, and the folder of another node does not: ha.cf, corosync.conf, or a DRBD resource of which that node is a host.',
    why: 'Without its ha.cf or corosync.conf a node does not join the cluster. Without the file of a DRBD resource it says `not defined in your config (for this host)`, and there is nothing to fail over to.',
    mend: 'Copy the file into the folder of the other node; or, when it is the same on all nodes, move it to the folder that all share (`etc/...` instead of `nodes/<name>/etc/...`).',
  },
  examples: {
    bad: [
      `#- nodes/alice/etc/corosync/corosync.conf
${COROSYNC.replace('{\n', '{\n#<- cluster/missing-copy: bob\n')}#- nodes/bob/etc/drbd.d/global_common.conf
common { net { protocol C; } }
`,
      `#- nodes/alice/etc/drbd.d/db.res
${exampleResource('db').replace('{\n', '{\n#<- cluster/missing-copy: bob\n')}#- nodes/bob/etc/drbd.d/global_common.conf
common { net { protocol C; } }
`,
    ],
    good: [
      `#- nodes/alice/etc/corosync/corosync.conf
${COROSYNC}#- nodes/bob/etc/corosync/corosync.conf
${COROSYNC}#- nodes/alice/etc/drbd.d/db.res
${exampleResource('db')}#- nodes/bob/etc/drbd.d/db.res
${exampleResource('db')}#- nodes/carol/etc/corosync/corosync.conf
${COROSYNC}`,
    ],
  },
  declares: {
    copy(copy, context) {
      const copies = context.allNodes.declarations('copy', copy.key);
      if (copies[0] !== copy || areStrangers(context.allNodes, copy.data.nodes)) return;
      const forAll = context.allNodes
        .declarations('file', copy.key)
        .some(({ slot }) => slot.document.home.nodes === undefined);
      if (forAll) return;
      const have = new Set(copies.flatMap(({ data }) => data.nodes));
      const lack = context.allNodes
        .keys('node-folder')
        .filter(
          (node) => !have.has(node) && !areStrangers(context.allNodes, [node]) && needs(node, copy, context),
        )
        .flatMap((node) => context.allNodes.declarations('node-folder', node).slice(0, 1));
      const [first] = lack;
      if (!first) return;
      const names = lack.map(({ data }) => data.name).join(', ');
      context.report({
        at: copy,
        message: `${names} ${lack.length === 1 ? 'lacks' : 'lack'} this file: ${consequence(copy)} Copy it to nodes/${first.data.name}${copy.key}, or move it to ${copy.key.slice(1)} when it is the same on all nodes.`,
        related: [{ at: first, message: `A file of ${first.data.name}.` }],
      });
    },
  },
});

/** What lies beside ha.cf (authkeys, haresources) is missed by the rules about ha.cf. */
function needs(node: string, { slot, data }: Declaration<'copy'>, context: RuleContext): boolean {
  if (data.language === 'ha-cf' || data.language === 'corosync') return true;
  return (
    data.language === 'drbd' &&
    context.allNodes
      .references('node', node)
      .some((use) => use.data.by === 'drbd' && use.slot.document === slot.document)
  );
}

function consequence({ data }: Declaration<'copy'>): string {
  if (data.language === 'drbd') return 'its DRBD resources do not exist there, and cannot be failed over to.';
  return 'without it the node does not join the cluster.';
}
