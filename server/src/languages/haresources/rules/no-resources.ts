import { defineRule } from '../../../core/rule.ts';
import { lacksNode } from '../group.ts';
import { type HaresourcesNode, isPlaceholder } from '../tree.ts';

export default defineRule<HaresourcesNode>({
  code: 'haresources/no-resources',
  severity: 'info',
  docs: {
    title: 'A node without resources',
    what: 'The line names a node and nothing that runs there.',
    why: 'Heartbeat accepts it and does nothing with it. Often the rest of the line was lost, with the backslash that joined it.',
    mend: 'Write the resources, or remove the line.',
    source: 'heartbeat 3.0.6, ResourceManager, KeyResources',
  },
  examples: {
    bad: ['alice 10.0.0.1 httpd\nbob\n#<- haresources/no-resources: nothing\n'],
    good: ['alice 10.0.0.1 httpd\n'],
  },
  nodes: {
    group(group, context) {
      const { node, resources, dangling, comment } = group;
      if (resources.length > 0 || dangling || lacksNode(group) || isPlaceholder(node)) return;
      if (comment?.text.endsWith('\\')) return;
      context.report({
        at: node.span,
        message: `The line of "${node.text}" names nothing that runs there, and has no effect. Write the resources, or remove the line.`,
      });
    },
  },
});
