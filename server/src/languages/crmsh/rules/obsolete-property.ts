import { defineRule } from '../../../core/rule.ts';
import { clusterProperty } from '../catalog.ts';
import type { CrmshNode } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/obsolete-property',
  severity: 'warning',
  docs: {
    title: 'A cluster property without effect',
    what: 'The property was dropped from Pacemaker, or the cluster writes it itself for people to read.',
    why: 'What a dropped property asks for does not happen. What the cluster writes itself (dc-version, have-watchdog, last-lrm-refresh) is overwritten, and only gets into a file when the output of `crm configure show` is pasted.',
    mend: 'Use what took its place, or take it out.',
    source: 'Pacemaker 2.1 and 3.0, lib/common/options.c; change logs',
  },
  examples: {
    bad: [
      'property default-resource-stickiness=100\n#        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ crmsh/obsolete-property: rsc_defaults\n',
      'property dc-version=2.1.5 stonith-enabled=true\n#        ^^^^^^^^^^ crmsh/obsolete-property: cluster itself\n',
    ],
    good: [
      'property cib-bootstrap-options: dc-version=2.1.5 have-watchdog=false stonith-enabled=true\n',
      'rsc_defaults resource-stickiness=100\nproperty stonith-enabled=true\n',
    ],
  },
  nodes: {
    property({ list }, context) {
      const version = Number.parseFloat(context.versions['pacemaker'] ?? 'Infinity');
      // With this id the statement is what `crm configure show` prints, where crmsh itself puts such properties.
      const isPrinted = list.id?.text === 'cib-bootstrap-options';
      for (const { name, value } of list.pairs) {
        const known = clusterProperty(name.text);
        if (!known || !value) continue;
        if (known.until !== undefined && version >= Number.parseFloat(known.until)) {
          context.report({
            at: name.span,
            message: `"${name.text}" has no effect since Pacemaker ${known.until}.${known.replacedBy ? ` What does its work now: ${known.replacedBy}.` : ' Take it out.'}`,
            tag: 'deprecated',
          });
        } else if (known.isInformational && !isPrinted) {
          context.report({
            at: name.span,
            severity: 'hint',
            message: `"${name.text}" is written by the cluster itself and has no effect in a file. Take it out.`,
            tag: 'unnecessary',
          });
        }
      }
    },
  },
});
