import { defineRule } from '../../../core/rule.ts';
import { pair } from '../examples.ts';
import { earlier } from '../rivals.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/duplicate-resource',
  severity: 'error',
  docs: {
    title: 'Two resources of one name',
    what: 'Two `resource` sections have the same name, perhaps in different files.',
    why: 'drbdadm stops with `conflicting use of resource section`.',
    mend: 'Rename one of them, or remove the copy.',
    source: 'drbd-utils 9.22, drbdadm_parser.c',
  },
  examples: {
    bad: [
      `#- etc/drbd.d/a.res\n${pair()}#- etc/drbd.d/b.res\nresource r0 {\n#        ^^ drbd/duplicate-resource: already\n  on carol {\n    device /dev/drbd9;\n    disk /dev/vg/r9;\n    address 10.0.0.3:7789;\n    node-id 0;\n  }\n}\n`,
    ],
    good: [pair()],
  },
  declares: {
    'drbd-resource'(fact, context) {
      const first = earlier(fact, context.declarations('drbd-resource', fact.key));
      if (!first) return;
      context.report({
        at: fact,
        message: `There already is a resource "${fact.key}" in ${first.slot.document.name}, and drbdadm refuses a second one. Rename one of them, or remove the copy.`,
        related: [{ at: first, message: `The first resource "${fact.key}".` }],
      });
    },
  },
});
