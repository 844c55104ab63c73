import { defineRule } from '../../../core/rule.ts';
import { optionKey } from '../facts.ts';
import { inForce, isSetByResources } from '../inheritance.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/secret-without-algorithm',
  severity: 'warning',
  docs: {
    title: 'A secret that is never asked for',
    what: '`shared-secret` is set, and neither the resource nor `common` has `cram-hmac-alg`.',
    why: 'Without an algorithm DRBD does not authenticate the peer at all, and the secret has no effect.',
    mend: 'Add `cram-hmac-alg sha256;` to the same `net` section.',
    source: 'drbd.conf-9.0(5); drbd_receiver.c, drbd_do_auth',
  },
  examples: {
    bad: [
      'common {\n  net {\n    shared-secret "k3nnw0rt";\n#   ^^^^^^^^^^^^^^^^^^^^^^^^^ drbd/secret-without-algorithm: cram-hmac-alg\n  }\n}\n',
    ],
    good: ['common {\n  net {\n    cram-hmac-alg sha256;\n    shared-secret "k3nnw0rt";\n  }\n}\n'],
  },
  declares: {
    'drbd-option'(fact, context) {
      const { resource } = fact.data;
      if (fact.key !== optionKey(resource, 'shared-secret')) return;
      if (inForce(context, resource, 'cram-hmac-alg', fact).length > 0) return;
      // A secret for all resources may serve those that bring an algorithm of their own.
      if (resource === undefined && isSetByResources(context, 'cram-hmac-alg')) return;
      context.report({
        at: fact,
        message:
          'A secret is set, but no "cram-hmac-alg", so DRBD never asks for it: any host may connect. Add "cram-hmac-alg sha256;" beside it.',
        fixes: [
          {
            title: 'Insert "cram-hmac-alg sha256;"',
            edits: [
              {
                at: { slot: fact.slot, span: { start: fact.span.start, end: fact.span.start } },
                text: 'cram-hmac-alg sha256;\n    ',
              },
            ],
          },
        ],
      });
    },
  },
});
