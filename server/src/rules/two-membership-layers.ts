import { defineRule } from '../core/rule.ts';
import { exampleCorosync } from './examples/example-corosync.ts';
import { EXAMPLE_HEARTBEAT } from './examples/example-heartbeat.ts';

const COROSYNC = `#- etc/corosync/corosync.conf
${exampleCorosync()}`;

export default defineRule({
  code: 'cluster/two-membership-layers',
  severity: 'info',
  docs: {
    title: 'Heartbeat and corosync side by side',
    what: 'There is an ha.cf that lists nodes, and a corosync.conf too. Pacemaker runs on one of the two.',
    why: 'Only one may be started. When the other is left enabled and comes up after a reboot, two programs decide who is a member, and resources run twice.',
    mend: 'Remove the file of the one that is no longer used, and disable its service. When these are two clusters, give each a folder with an `ha-cluster.json`.',
    source: 'corosync-overview(8); heartbeat(8)',
  },
  examples: {
    bad: [
      `${EXAMPLE_HEARTBEAT.replace('bob\n', 'bob\n#<- cluster/two-membership-layers: corosync.conf\n')}${COROSYNC}`,
    ],
    good: [COROSYNC],
  },
  declares: {
    directive(directive, context) {
      if (directive.key !== 'node') return;
      const [first] = context.declarations('directive', 'node');
      if (first !== directive) return;
      const other = context.declared('file').find(({ data }) => data.language === 'corosync');
      if (!other) return;
      context.report({
        at: directive,
        message: `Heartbeat lists nodes here, and there is a ${other.data.name} as well: only one of the two may run. Remove the file of the one that is not used, and disable its service.`,
        related: [{ at: other, message: 'The configuration of corosync.' }],
      });
    },
  },
});
