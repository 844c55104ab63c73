import { defineRule } from '../../../core/rule.ts';
import { configOf, entriesOf, isWhole } from '../config.ts';
import type { CorosyncNode } from '../tree.ts';
import { versionOf } from '../version.ts';

const files = (service: string, note = '') => `#- etc/corosync/corosync.conf
compatibility: whitetank
totem {
${note}  version: 2
  secauth: on
  threads: 0
  interface {
    ringnumber: 0
    bindnetaddr: 10.0.0.0
    mcastaddr: 239.255.1.1
    mcastport: 5405
  }
}
logging {
  to_syslog: yes
}
${service}#- cluster.crm
primitive ip ocf:heartbeat:IPaddr2 params ip=10.0.0.100 op monitor interval=10s
`;

export default defineRule<CorosyncNode>({
  code: 'corosync/missing-service',
  severity: 'info',
  docs: {
    title: 'Corosync 1 that does not know of Pacemaker',
    what: 'The cluster has a Pacemaker configuration, the file is for corosync 1, and it has no section `service` with `name: pacemaker`.',
    why: 'Corosync 1 runs Pacemaker as a part of itself (`ver: 0`) or prepares for it (`ver: 1`), and only when it is told to. Without the section there is membership, and no resource starts.',
    mend: 'Add `service { name: pacemaker ver: 1 }` and start pacemakerd, or write it into a file in /etc/corosync/service.d. Under corosync 2 and 3 nothing of this is needed: say so with `"corosync": "2"` in ha-cluster.json.',
    source: 'corosync.conf(5) of 1.4.8; Clusters from Scratch for Pacemaker 1.1',
  },
  examples: {
    bad: [files('', '#<- corosync/missing-service: name: pacemaker\n')],
    good: [files('service {\n  name: pacemaker\n  ver: 1\n}\n')],
  },
  document(view, context) {
    if (versionOf(context) !== '1' || context.keys('crm-resource').length === 0) return;
    const config = configOf(view);
    const [totem] = config.sections('totem');
    const isThere = config
      .sections('service')
      .some((section) => entriesOf(section).get('name')?.node.value.text === 'pacemaker');
    if (!totem || isThere || !isWhole(config)) return;
    context.report({
      at: totem.at(totem.node.name.span),
      message:
        'Corosync 1 starts Pacemaker only when it is told to, and no section "service" with "name: pacemaker" stands here: no resource starts, unless a file in /etc/corosync/service.d has it. Add the section, with "ver: 1".',
    });
  },
});
