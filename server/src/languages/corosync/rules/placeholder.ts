import { defineRule } from '../../../core/rule.ts';
import { type CorosyncNode, isPlaceholder } from '../tree.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/placeholder',
  severity: 'warning',
  docs: {
    title: 'A value that was left to be filled in',
    what: 'The value still is what a manual or a template wrote for the reader to replace.',
    why: 'Corosync takes it as it stands: for an address that does not exist, or for the name of the cluster.',
    mend: 'Write the real value.',
  },
  examples: {
    bad: [
      'totem {\n  version: 2\n  cluster_name: <name>\n#               ^^^^^^ corosync/placeholder: real\n}\n',
    ],
    good: ['totem {\n  version: 2\n  cluster_name: web\n}\n'],
  },
  nodes: {
    entry({ key, value }, context) {
      if (!isPlaceholder(value)) return;
      context.report({
        at: value.span,
        ...(/_addr$|^nodeid$|addr$/.test(key.text) && { severity: 'error' as const }),
        message: `${value.text} is still to be filled in: corosync takes it for the value of "${key.text}". Write the real one.`,
      });
    },
  },
});
