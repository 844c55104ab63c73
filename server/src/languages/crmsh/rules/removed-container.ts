import { defineRule } from '../../../core/rule.ts';
import type { CrmshNode } from '../tree.ts';
import { isCrmsh5 } from '../versions.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/removed-container',
  severity: 'warning',
  docs: {
    title: 'A bundle with rkt',
    what: 'The container of the bundle is rkt, which has not been developed since 2020.',
    why: 'crmsh refuses it since 5.0 (`Unknown arguments`), and Pacemaker 3.0 no longer starts such a bundle.',
    mend: 'Use podman or docker: the options are the same.',
    source: 'crmsh 5.0, change log; Pacemaker 3.0, release notes',
  },
  examples: {
    bad: ['bundle web rkt image=web:latest\n#          ^^^ crmsh/removed-container: podman\n'],
    good: ['bundle web podman image=web:latest\n'],
  },
  nodes: {
    bundle({ container }, context) {
      if (container?.text.toLowerCase() !== 'rkt') return;
      context.report({
        at: container.span,
        severity: isCrmsh5(context) ? 'error' : 'warning',
        message:
          'rkt is no longer developed: crmsh 5 refuses this bundle, and Pacemaker 3.0 does not start it. Use podman, which takes the same options.',
      });
    },
  },
});
