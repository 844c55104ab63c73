import { defineRule } from '../../../core/rule.ts';
import { groupsOf, lacksNode } from '../group.ts';
import { type HaresourcesNode, isPlaceholder } from '../tree.ts';

export default defineRule<HaresourcesNode>({
  code: 'haresources/missing-continuation',
  severity: 'error',
  docs: {
    title: 'A line that begins with a resource',
    what: 'Every line begins with the name of a node. A line that goes on with the resources of the one above needs a backslash at the end of that one.',
    why: 'Heartbeat refuses to start: `Bad nodename in /etc/ha.d/haresources`.',
    mend: 'Put ` \\` at the end of the line above, or the name of the node in front of this one.',
    source: 'heartbeat 3.0.6, config.c, parse_ha_resources',
  },
  examples: {
    bad: [
      'alice drbddisk::db\n  Filesystem::/dev/drbd0::/srv::ext4\n# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ haresources/missing-continuation: backslash\n',
      '10.0.0.1 httpd\n#<- haresources/missing-continuation: node\n',
    ],
    good: ['alice drbddisk::db \\\n  Filesystem::/dev/drbd0::/srv::ext4\n'],
  },
  document(view, context) {
    const groups = groupsOf(view);
    for (const { group, order, at } of groups) {
      if (!lacksNode(group) || isPlaceholder(group.node)) continue;
      const above = groups[order - 1];
      if (above?.group.comment?.text.endsWith('\\')) continue;
      const canJoin = above && !above.group.comment && !above.group.dangling;
      context.report({
        at: at(group.node.span),
        message: `"${group.node.text}" stands where the name of a node belongs, and heartbeat refuses to start with it. ${
          above
            ? 'If the line above goes on here, put a backslash at its end, with a blank in front.'
            : 'Begin the line with the node where the resources usually run.'
        }`,
        fixes: canJoin
          ? [
              {
                title: 'Put a backslash at the end of the line above',
                edits: [{ at: above.end, text: ' \\' }],
              },
            ]
          : [],
      });
    }
  },
});
