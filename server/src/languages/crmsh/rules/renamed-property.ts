import { defineRule } from '../../../core/rule.ts';
import { clusterProperty } from '../catalog.ts';
import { type CrmshNode, pairNamed } from '../tree.ts';
import { isPacemakerSince, pacemakerRelease } from '../versions.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/renamed-property',
  severity: 'hint',
  docs: {
    title: 'A cluster property by its old name',
    what: 'Pacemaker 3.0.2 renamed the properties that begin with stonith- to fencing-, and stop-orphan- to stop-removed- and cancel-removed-. This is said only where ha-cluster.json names such a release of Pacemaker.',
    why: 'The old names are still understood, with a note in the log. Where both stand, only the new one counts.',
    mend: 'Write the new name.',
    source: 'Pacemaker 3.0.2, change log; crmsh 5.1, property names',
  },
  examples: {
    bad: [
      'property dc-version=3.0.2-1 stonith-enabled=true\n#                           ^^^^^^^^^^^^^^^ crmsh/renamed-property: fencing-enabled\n',
    ],
    good: ['property stonith-enabled=true\n', 'property dc-version=3.0.2-1 fencing-enabled=true\n'],
  },
  nodes: {
    property({ list: { id, pairs } }, context) {
      if (id && id.text !== 'cib-bootstrap-options') return;
      for (const { name, value } of pairs) {
        const now = clusterProperty(name.text)?.renamedTo;
        const since = now === undefined ? undefined : clusterProperty(now)?.since;
        if (!value || now === undefined || since === undefined || pairNamed(pairs, now)) continue;
        if (!isPacemakerSince(since, context)) continue;
        context.report({
          at: name.span,
          message: `Since Pacemaker ${since} "${name.text}" is called ${now}; this cluster has ${pacemakerRelease(context)}.`,
          tag: 'deprecated',
          fixes: [{ title: `Replace with ${now}`, edits: [{ at: name.span, text: now }], kind: 'modernise' }],
        });
      }
    },
  },
});
