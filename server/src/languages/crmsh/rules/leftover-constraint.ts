import { defineRule } from '../../../core/rule.ts';
import type { CrmshNode } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/leftover-constraint',
  severity: 'warning',
  docs: {
    title: 'A constraint left over from moving a resource by hand',
    what: 'Ids that begin with cli-prefer-, cli-ban- or cli-standby- are made by `crm resource move` and `ban`, for the time of some work. Those that begin with drbd-fence-by-handler- are made by the handler crm-fence-peer of DRBD, until the other node is in sync again.',
    why: 'They stay until somebody removes them. With the score INFINITY the resource returns to that node as soon as it is back, or never runs on the other one again: the next failover does not work.',
    mend: 'Remove it (`crm resource clear RESOURCE`). If it is meant to stay, give it a name of its own and a finite score.',
    source: 'Pacemaker 2.1, crm_resource --move, --ban, --clear; crm-fence-peer.9.sh of drbd-utils 9.22',
  },
  examples: {
    bad: [
      'primitive vip IPaddr2 params ip=192.0.2.80\nlocation cli-prefer-vip vip role=Started inf: alice\n#        ^^^^^^^^^^^^^^ crmsh/leftover-constraint: crm resource clear\n',
      'primitive drbd ocf:linbit:drbd params drbd_resource=r0\nms ms_drbd drbd meta notify=true\nlocation drbd-fence-by-handler-r0-ms_drbd ms_drbd rule $role=Master -inf: #uname ne alice\n#        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ crmsh/leftover-constraint: crm-fence-peer\n',
    ],
    good: ['primitive vip IPaddr2 params ip=192.0.2.80\nlocation vip_likes_alice vip 100: alice\n'],
  },
  nodes: {
    location({ id, score, sets, node }, context) {
      if (!id) return;
      const resource = sets[0]?.members[0]?.resource.text ?? 'RESOURCE';
      if (id.text.startsWith('drbd-fence-by-handler-')) {
        context.report({
          at: id.span,
          message: `This was set by DRBD's handler crm-fence-peer while a node had outdated data: it keeps "${resource}" from being promoted anywhere but on one node. DRBD takes it out by itself after the resync; in a file it comes back with every load. Take it out.`,
          tag: 'unnecessary',
        });
        return;
      }
      if (!/^cli-(?:prefer|ban|standby)-/.test(id.text)) return;
      const ban = score?.text.startsWith('-') || id.text.startsWith('cli-ban');
      context.report({
        at: id.span,
        message: `This is left over from "crm resource ${ban ? 'ban' : 'move'}": it ${ban ? 'keeps' : 'ties'} "${resource}" ${ban ? 'away from' : 'to'} ${node?.text ?? 'the node'} for good, also in the next failover. Remove it with "crm resource clear ${resource}".`,
        tag: 'unnecessary',
      });
    },
  },
});
