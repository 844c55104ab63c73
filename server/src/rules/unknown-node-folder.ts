import { shortName } from '../core/keys.ts';
import { defineRule } from '../core/rule.ts';
import { nearest } from '../core/suggest.ts';
import { EXAMPLE_AUTHKEYS, EXAMPLE_HA_CF } from './examples/example-heartbeat.ts';
import { knownNodes, namesOf, relatedNodes } from './nodes/known-nodes.ts';

export default defineRule({
  code: 'cluster/unknown-node-folder',
  severity: 'warning',
  docs: {
    title: 'A node folder with the name of no node',
    what: 'A folder `nodes/<name>` has a name that neither ha.cf, corosync.conf, the CIB nor a DRBD resource gives to a node.',
    why: 'What is in it is taken for the configuration of a node that the cluster does not have, and the node that is meant is checked, and later deployed to, without it.',
    mend: 'Give the folder the name that `uname -n` prints on the node.',
  },
  examples: {
    bad: [
      `#- etc/ha.d/ha.cf
${EXAMPLE_HA_CF}#- nodes/alcie/etc/ha.d/authkeys
auth 1
#<- cluster/unknown-node-folder: nodes/alice
1 sha1 kO8Ud1Qw
#- etc/ha.d/authkeys
${EXAMPLE_AUTHKEYS}`,
    ],
    good: [
      `#- etc/ha.d/ha.cf
${EXAMPLE_HA_CF}#- nodes/alice/etc/ha.d/authkeys
${EXAMPLE_AUTHKEYS}#- nodes/bob/etc/ha.d/authkeys
${EXAMPLE_AUTHKEYS}#- etc/ha.d/authkeys
${EXAMPLE_AUTHKEYS}`,
    ],
  },
  declares: {
    'node-folder'(folder, context) {
      if (context.allNodes.declarations('node-folder', folder.key)[0] !== folder) return;
      const known = knownNodes(context.allNodes);
      const keys = [...known.keys()];
      if (keys.length === 0 || keys.some((key) => shortName(key) === shortName(folder.key))) return;
      const meant = known.get(nearest(folder.key, keys) ?? '');
      context.report({
        at: folder,
        message: `This file lies in nodes/${folder.data.name}, and no node of the cluster is called "${folder.data.name}": it is taken for the file of a node that does not exist. ${meant ? `Did you mean nodes/${meant.name}?` : `The nodes are ${namesOf(known)}.`}`,
        related: relatedNodes(known),
      });
    },
  },
});
