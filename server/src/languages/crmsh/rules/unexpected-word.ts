import { defineRule } from '../../../core/rule.ts';
import type { CrmshNode } from '../tree.ts';

const HINTS: Readonly<Record<string, string>> = {
  primitive:
    'After the agent there can be params, meta, utilization, operations and op, each with name=value words.',
  group: 'After its members a group can have params and meta with name=value words.',
  clone:
    'A clone takes one resource (clone a group to clone several), then params and meta with name=value words.',
  node: 'After the name there can be attributes and utilization with name=value words.',
  bundle: 'A bundle has a container (docker or podman), network, storage, meta and primitive.',
  location: 'After the resource comes a score and a node, as in 100: alice, or one rule and more.',
  property: 'Properties are name=value words.',
  select: 'select takes nodes, fencing, resources and attributes { NAME... }.',
  rsc_template: 'A template is made of an agent and not of another template.',
  op: 'After op comes the name of an action, and name=value words.',
  statement: 'A statement begins with its keyword: take the word out.',
  monitor: 'It takes a resource and an interval, as in monitor db 30s:60s.',
};

export default defineRule<CrmshNode>({
  code: 'crmsh/unexpected-word',
  severity: 'error',
  docs: {
    title: 'A word that has no place in its statement',
    what: 'The statement is complete before this word, or a word of this form cannot stand here.',
    why: 'crmsh refuses the statement: `Unknown arguments`.',
    mend: 'Take the word out, or look for what is wrong with it: a colon too many, a section that this statement does not have, a statement that lost its line break.',
    source: 'crmsh 4.4.1, parse.py, do_parse',
  },
  examples: {
    bad: [
      'primitive vip IPaddr2 params ip=192.0.2.80 nic:eth0\n#                                          ^^^^^^^^ crmsh/unexpected-word: has no place\n',
      'group web vip meta target-role=Started op monitor interval=10s\n#                                      ^^ crmsh/unexpected-word\nprimitive vip IPaddr2 params ip=192.0.2.80\n',
    ],
    good: ['primitive vip IPaddr2 params ip=192.0.2.80 nic=eth0\n'],
  },
  faults: {
    'unexpected-word'({ span, found = '', subject = '' }, context) {
      const hint = HINTS[subject] ?? '';
      context.report({
        at: span,
        message:
          `"${found}" has no place here, and crmsh refuses the statement with "Unknown arguments". ${hint}`.trim(),
      });
    },
  },
});
