import { defineRule } from '../../../core/rule.ts';
import type { CrmshNode } from '../tree.ts';
import { isCrmsh5 } from '../versions.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/bad-node-type',
  severity: 'error',
  docs: {
    title: 'A type of node that does not exist',
    what: 'After the name of a node its type can stand: member or remote. normal and ping are those of old clusters.',
    why: 'crmsh refuses the node: `Expected uname[:type]`; since 5.0 also for normal and ping.',
    mend: 'Take the type out: nodes are members without it.',
    source: 'crmsh 5.1, parse.py, parse_node',
  },
  examples: {
    bad: ['node alice:membre\n#          ^^^^^^ crmsh/bad-node-type: member\n'],
    good: ['node alice:member\nnode 2: gertrude\n'],
  },
  nodes: {
    node({ type }, context) {
      if (!type || /^(?:member|remote)$/i.test(type.text)) return;
      const old = /^(?:normal|ping)$/i.test(type.text);
      context.report({
        at: type.span,
        severity: old && !isCrmsh5(context) ? 'warning' : 'error',
        message: old
          ? `The type ${type.text} is one of old clusters; crmsh refuses it since 5.0. Take it out.`
          : `There is no type of node "${type.text}"; it is member or remote, and member when nothing is written. crmsh refuses the node.`,
      });
    },
  },
});
