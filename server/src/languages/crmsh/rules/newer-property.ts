import { defineRule } from '../../../core/rule.ts';
import { clusterProperties, clusterProperty } from '../catalog.ts';
import { type CrmshNode, pairNamed } from '../tree.ts';
import { isPacemakerSince, pacemakerRelease } from '../versions.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/newer-property',
  severity: 'warning',
  docs: {
    title: 'A cluster property that this Pacemaker does not know yet',
    what: 'The property came with a later release of Pacemaker than the one this cluster has, by ha-cluster.json or its dc-version.',
    why: 'Pacemaker ignores it without a word, and the default holds: fencing-enabled=false leaves fencing on, and fencing-enabled=true does not undo stonith-enabled=false.',
    mend: 'Write the name that this release knows, or take it out.',
    source: 'Pacemaker 2.1 and 3.0, lib/common/options.c; change logs',
  },
  examples: {
    bad: [
      'property dc-version=2.1.5-a3f44794f94 fencing-enabled=false\n#                                     ^^^^^^^^^^^^^^^ crmsh/newer-property: stonith-enabled\n',
      'property dc-version=1.1.24-5 shutdown-lock=true\n#                            ^^^^^^^^^^^^^ crmsh/newer-property: 2.0.4\n',
    ],
    good: ['property dc-version=2.1.5-a3f44794f94 stonith-enabled=false shutdown-lock=true\n'],
  },
  nodes: {
    property({ list: { id, pairs } }, context) {
      if (id && id.text !== 'cib-bootstrap-options') return;
      for (const { name, value } of pairs) {
        const since = clusterProperty(name.text)?.since;
        if (!value || since === undefined || isPacemakerSince(since, context) !== false) continue;
        const old = [...clusterProperties.values()].find(({ renamedTo }) => renamedTo === name.text)?.name;
        context.report({
          at: name.span,
          message: `Pacemaker knows "${name.text}" since ${since}; this cluster has ${pacemakerRelease(context)}, which ignores it. ${old ? `Write ${old}.` : 'Take it out, or update Pacemaker first.'}`,
          fixes:
            old && !pairNamed(pairs, old)
              ? [{ title: `Replace with ${old}`, edits: [{ at: name.span, text: old }] }]
              : [],
        });
      }
    },
  },
});
