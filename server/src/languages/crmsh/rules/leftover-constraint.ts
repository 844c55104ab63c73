import { defineRule } from '../../../core/rule.ts';
import type { CrmshNode } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/leftover-constraint',
  severity: 'warning',
  docs: {
    title: 'A constraint left over from moving a resource by hand',
    what: 'Ids that begin with cli-prefer-, cli-ban- or cli-standby- are made by `crm resource move` and `ban`, for the time of some work.',
    why: 'They stay until somebody removes them. With the score INFINITY the resource returns to that node as soon as it is back, or never runs on the other one again: the next failover does not work.',
    mend: 'Remove it (`crm resource clear RESOURCE`). If it is meant to stay, give it a name of its own and a finite score.',
    source: 'Pacemaker 2.1, crm_resource --move, --ban, --clear',
  },
  examples: {
    bad: [
      'primitive vip IPaddr2 params ip=192.0.2.80\nlocation cli-prefer-vip vip role=Started inf: alice\n#        ^^^^^^^^^^^^^^ crmsh/leftover-constraint: crm resource clear\n',
    ],
    good: ['primitive vip IPaddr2 params ip=192.0.2.80\nlocation vip_likes_alice vip 100: alice\n'],
  },
  nodes: {
    location({ id, score, sets, node }, context) {
      if (!id || !/^cli-(?:prefer|ban|standby)-/.test(id.text)) return;
      const resource = sets[0]?.members[0]?.resource.text ?? 'RESOURCE';
      const ban = score?.text.startsWith('-') || id.text.startsWith('cli-ban');
      context.report({
        at: id.span,
        message: `This is left over from "crm resource ${ban ? 'ban' : 'move'}": it ${ban ? 'keeps' : 'ties'} "${resource}" ${ban ? 'away from' : 'to'} ${node?.text ?? 'the node'} for good, also in the next failover. Remove it with "crm resource clear ${resource}".`,
        tag: 'unnecessary',
      });
    },
  },
});
