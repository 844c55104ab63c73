import { defineRule } from '../../../core/rule.ts';
import { isComplete } from '../checked-resource.ts';
import { pair } from '../examples.ts';
import { inForce } from '../inheritance.ts';
import { hostsOf, nameOf } from '../resource.ts';
import type { DrbdNode } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/quorum-of-two',
  severity: 'warning',
  docs: {
    title: 'Quorum with two hosts',
    what: '`quorum majority` (or `all`) holds for a resource of two hosts, without a third one to break the tie.',
    why: 'When one of two hosts is lost, the other has no majority and stops I/O: there is no high availability left.',
    mend: 'Add a third host; it may be without storage (`disk none;`). Or leave quorum off and use fencing.',
    source: 'drbd.conf-9.0(5), quorum',
  },
  examples: {
    bad: [
      pair('  options {\n    quorum majority;\n    on-no-quorum io-error;\n  }\n').replace(
        '\n',
        '\n#        ^^ drbd/quorum-of-two: third\n',
      ),
    ],
    good: [pair()],
  },
  nodes: {
    resource(resource, context) {
      const name = nameOf(resource.name);
      if (!resource.name || name === undefined || !isComplete(resource)) return;
      if (hostsOf(resource).length !== 2) return;
      const [quorum] = inForce(context, name, 'quorum');
      if (!quorum || (quorum.data.value !== 'majority' && quorum.data.value !== 'all')) return;
      context.report({
        at: resource.name.span,
        message: `Resource "${name}" has two hosts and "quorum ${quorum.data.value}": when one is lost, the other has no majority and stops I/O. Add a third host, which may have "disk none;", or use fencing instead of quorum.`,
        related: [{ at: quorum, message: 'Quorum is set here.' }],
      });
    },
  },
});
