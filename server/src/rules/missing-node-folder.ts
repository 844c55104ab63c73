import { shortName } from '../core/keys.ts';
import { defineRule } from '../core/rule.ts';
import { nearest } from '../core/suggest.ts';
import { EXAMPLE_AUTHKEYS, EXAMPLE_HA_CF } from './examples/example-heartbeat.ts';
import { knownNodes } from './nodes/known-nodes.ts';

export default defineRule({
  code: 'cluster/missing-node-folder',
  severity: 'info',
  docs: {
    title: 'A node without a folder where others have one',
    what: 'Some nodes of the cluster have a folder `nodes/<name>` with their own files, and this one has none.',
    why: 'Only the files of the other nodes are checked; what differs on this one is not seen, and what only they have is not there.',
    mend: 'Add the folder with the files of this node. When all nodes have the same files, one folder `etc/...` for all of them is enough.',
  },
  examples: {
    bad: [
      `#- nodes/alice/etc/ha.d/ha.cf
${EXAMPLE_HA_CF.replace('bob\n', 'bob\n#          ^^^ cluster/missing-node-folder: nodes/bob\n')}#- nodes/alice/etc/ha.d/authkeys
${EXAMPLE_AUTHKEYS}`,
    ],
    good: [
      `#- nodes/alice/etc/ha.d/ha.cf
${EXAMPLE_HA_CF}#- nodes/alice/etc/ha.d/authkeys
${EXAMPLE_AUTHKEYS}#- nodes/bob/etc/ha.d/ha.cf
${EXAMPLE_HA_CF}#- nodes/bob/etc/ha.d/authkeys
${EXAMPLE_AUTHKEYS}`,
      `#- etc/ha.d/ha.cf
${EXAMPLE_HA_CF}#- etc/ha.d/authkeys
${EXAMPLE_AUTHKEYS}`,
    ],
  },
  declares: {
    node(node, context) {
      const { allNodes } = context;
      if (node.data.remote || allNodes.declarations('node', node.key)[0] !== node) return;
      // Where ha.cf or corosync.conf lists the members, cluster/unlisted-node speaks of others in the CIB.
      const isListed = ({ slot }: typeof node) => slot.document.language.id !== 'crmsh';
      if (!isListed(node) && allNodes.declared('node').some(isListed)) return;
      const folders = allNodes.keys('node-folder');
      if (folders.length === 0 || folders.some((key) => shortName(key) === shortName(node.key))) return;
      // A folder that is misspelled is reported itself.
      const known = [...knownNodes(allNodes).keys()];
      const strangers = folders.filter((key) => !known.some((one) => shortName(one) === shortName(key)));
      if (nearest(node.key, strangers)) return;
      context.report({
        at: node,
        message: `Other nodes have a folder with their files, and there is no nodes/${node.data.name}: what is different on "${node.data.name}" is not checked. Add its files there.`,
        related: folders
          .slice(0, 4)
          .flatMap((key) => allNodes.declarations('node-folder', key).slice(0, 1))
          .map((folder) => ({ at: folder, message: `nodes/${folder.data.name}` })),
      });
    },
  },
});
