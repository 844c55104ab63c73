import { defineRule } from '../../../core/rule.ts';
import { type HaresourcesNode, isPlaceholder } from '../tree.ts';

export default defineRule<HaresourcesNode>({
  code: 'haresources/placeholder',
  severity: 'error',
  docs: {
    title: 'A place that was left to be filled in',
    what: 'The line still holds what a manual or a template wrote for the reader to replace: `<node>`, `{{ address }}`.',
    why: 'Heartbeat takes it literally: a node of that name does not exist, and it refuses to start; a resource with it fails at the takeover.',
    mend: 'Write the real name, address or path.',
    source: 'heartbeat 3.0.6, config.c, parse_ha_resources',
  },
  examples: {
    bad: [
      '<node 1> 10.0.0.1 httpd\n#<- haresources/placeholder: uname -n\n',
      'alice IPaddr::<address>/24 httpd\n#     ^^^^^^^^^^^^^^^^^^^^ haresources/placeholder: literally\n',
    ],
    good: ['alice 10.0.0.1 httpd\n'],
  },
  nodes: {
    group({ node, resources }, context) {
      if (isPlaceholder(node)) {
        context.report({
          at: node.span,
          message: `"${node.text}" is a place to be filled in, and heartbeat refuses to start with it. Write the name that "uname -n" prints on the node.`,
        });
      }
      for (const resource of resources) {
        if (!isPlaceholder(resource)) continue;
        context.report({
          at: resource.span,
          message: `"${resource.text}" has a place to be filled in, which heartbeat takes literally: the resource fails, and the whole line is given up. Write what belongs there.`,
        });
      }
    },
  },
});
