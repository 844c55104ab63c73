import { defineRule } from '../../../core/rule.ts';
import { isComplete } from '../checked-resource.ts';
import { pair } from '../examples.ts';
import { type DrbdNode, isHostSection } from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/missing-hosts',
  severity: 'error',
  docs: {
    title: 'A resource without hosts',
    what: 'The resource has no `on`, `floating` or `stacked-on-top-of` section.',
    why: 'drbdadm 9 stops with `a host sections is missing`; drbdadm 8.4 only warns that no resource is defined for this host.',
    mend: 'Add a section `on HOST { }` for each host, with the name that `uname -n` prints there.',
    source: 'drbd-utils 9.22, drbdadm_postparse.c',
  },
  examples: {
    bad: ['resource r0 {\n#        ^^ drbd/missing-hosts: on HOST\n  net {\n    protocol C;\n  }\n}\n'],
    good: [pair()],
  },
  nodes: {
    resource(resource, context) {
      if (!isComplete(resource) || resource.body.some(isHostSection)) return;
      context.report({
        severity: versionOf(context) === '8.4' ? 'warning' : 'error',
        at: resource.name?.span ?? resource.keyword.span,
        message:
          'This resource has no hosts, so no node can use it. Add a section "on HOST { }" for each, with its device, disk and address.',
      });
    },
  },
});
