import { defineRule } from '../../../core/rule.ts';
import { exampleTarget } from '../examples.ts';
import { entriesOf, type TargetsNode, targetsOf } from '../tree.ts';

export default defineRule<TargetsNode>({
  code: 'tgt-targets/initiator-name-alone',
  severity: 'warning',
  docs: {
    title: 'initiator-name without initiator-address',
    what: 'The target names initiators that may log in, and no address. tgt-admin then also binds it to `ALL`.',
    why: 'One matching entry admits an initiator, so that everybody may log in and the names restrict nothing. Two hosts that mount the disk destroy its file system.',
    mend: 'Add the `initiator-address` of each host. One that matches admits by itself: names beside it do not narrow it.',
    source: 'tgt-admin 1.0.85, add_targets ($allowall); measured with tgtd 1.0.85',
  },
  examples: {
    bad: [
      exampleTarget(
        'backing-store /dev/drbd0\ninitiator-name iqn.1993-08.org.debian:01:abc\n#<- tgt-targets/initiator-name-alone: ALL\n',
      ),
    ],
    good: [
      exampleTarget(
        'backing-store /dev/drbd0\ninitiator-name iqn.1993-08.org.debian:01:abc\ninitiator-address 10.0.0.5\n',
      ),
    ],
  },
  nodes: {
    root(root, context) {
      for (const target of targetsOf(root)) {
        const [name] = entriesOf(target, 'initiator-name');
        if (!name || entriesOf(target, 'initiator-address').length > 0) continue;
        context.report({
          at: name.key.span,
          message:
            'Without an initiator-address, tgt-admin opens the target to ALL as well, and every host may log in whatever its name. Add "initiator-address" with the address of this initiator.',
        });
      }
    },
  },
});
