import { defineRule } from '../../../core/rule.ts';
import { exampleTarget, SOUND } from '../examples.ts';
import { entriesOf, sectionsOf, type TargetsNode, targetsOf } from '../tree.ts';

export default defineRule<TargetsNode>({
  code: 'tgt-targets/no-store',
  severity: 'warning',
  docs: {
    title: 'A target without a disk',
    what: 'The target has neither a `backing-store` nor a `direct-store`.',
    why: 'Initiators log in and find only the controller, LUN 0.',
    mend: 'Write `backing-store PATH`.',
    source: 'tgt-admin 1.0.85, process_options',
  },
  examples: {
    bad: [
      '<target iqn.2026-01.com.example:disk>\n#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tgt-targets/no-store: no disk\ninitiator-address 10.0.0.5\n</target>\n',
    ],
    good: [exampleTarget(SOUND)],
  },
  nodes: {
    root(root, context) {
      for (const target of targetsOf(root)) {
        if (!target.argument || entriesOf(target, 'backing-store', 'direct-store').length > 0) continue;
        if (sectionsOf(target).length > 0 || hasNearMiss(target)) continue;
        context.report({
          at: target.argument.span,
          message:
            'This target has no disk: initiators log in and find nothing. Write "backing-store" with the path of the disk.',
        });
      }
    },
  },
});

/** `backingstore /dev/sdb`, `/dev/sdb`, `my backing-store /dev/sdb`: the name of the key is the fault. */
function hasNearMiss(target: TargetsNode): boolean {
  return (
    target.kind === 'section' &&
    target.children.some(
      (child) => child.kind === 'entry' && /store|^\//i.test(`${child.key.text} ${child.value?.text ?? ''}`),
    )
  );
}
