import { defineRule } from '../../../core/rule.ts';
import { pair } from '../examples.ts';
import { optionKey } from '../facts.ts';
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
      const find = (owner: string | undefined, name: string) =>
        context.declarations('drbd-option', optionKey(owner, name))[0];
      const algorithm = find(fact.key, 'cram-hmac-alg') ?? find(undefined, 'cram-hmac-alg');
      if (!algorithm || find(fact.key, 'shared-secret') || find(undefined, 'shared-secret')) return;
      context.report({
        at: fact,
        message: `Resource "${fact.key}" is to authenticate its peers ("cram-hmac-alg"), and has no "shared-secret" to do it with. Add one to its "net" section, the same on all hosts.`,
        related: [{ at: algorithm, message: 'The algorithm is set here.' }],
      });
    },
  },
});
