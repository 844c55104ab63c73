import { defineRule } from '../../../core/rule.ts';
import { pair } from '../examples.ts';
import { inForce } from '../inheritance.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/algorithm-without-secret',
  severity: 'warning',
  docs: {
    title: 'Authentication without a secret',
    what: '`cram-hmac-alg` holds for the resource, and neither the resource nor `common` has a `shared-secret`.',
    why: 'The hosts prove to each other that they know nothing: with an empty secret anybody can answer, or the connection fails with an authentication error.',
    mend: 'Add `shared-secret "...";`, the same on all hosts, or remove `cram-hmac-alg`.',
    source: 'drbd.conf-9.0(5)',
  },
  examples: {
    bad: [
      `common {\n  net {\n    cram-hmac-alg sha256;\n  }\n}\n${pair().replace('\n', '\n#        ^^ drbd/algorithm-without-secret: shared-secret\n')}`,
    ],
    good: [
      `common {\n  net {\n    cram-hmac-alg sha256;\n  }\n}\n${pair('  net {\n    shared-secret "k3nnw0rt";\n  }\n')}`,
    ],
  },
  declares: {
    'drbd-resource'(fact, context) {
      const [algorithm] = inForce(context, fact.key, 'cram-hmac-alg');
      if (!algorithm || inForce(context, fact.key, 'shared-secret').length > 0) return;
      context.report({
        at: fact,
        message: `Resource "${fact.key}" is to authenticate its peers ("cram-hmac-alg"), and has no "shared-secret" to do it with. Add one to its "net" section, the same on all hosts.`,
        related: [{ at: algorithm, message: 'The algorithm is set here.' }],
      });
    },
  },
});
