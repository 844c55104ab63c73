import { defineRule } from '../../../core/rule.ts';
import { exampleTarget, SOUND } from '../examples.ts';
import { entriesOf, isPlaceholder, type Section, storesOf, type TargetsNode, targetsOf } from '../tree.ts';

export default defineRule<TargetsNode>({
  code: 'tgt-targets/relative-store',
  severity: 'warning',
  docs: {
    title: 'A store without an absolute path',
    what: 'The path of a disk or a file begins with `/`. Only stores of type rbd, glfs and sheepdog have names of another kind.',
    why: 'tgt-admin looks for it in the directory in which it was started, does not find it, and passes over it with a comment: `Skipping device`. The target has no disk.',
    mend: 'Write the whole path; or the `bs-type` that the name is meant for.',
    source: 'tgt-admin 1.0.85, add_backing_direct',
  },
  examples: {
    bad: [
      exampleTarget(
        'backing-store disk.img\n#             ^^^^^^^^ tgt-targets/relative-store: Skipping\ninitiator-address 10.0.0.5\n',
      ),
    ],
    good: [
      exampleTarget(SOUND),
      exampleTarget('bs-type rbd\nbacking-store iscsi/image\ninitiator-address 10.0.0.5\n'),
    ],
  },
  nodes: {
    root(root, context) {
      for (const target of targetsOf(root)) {
        for (const { path, section } of storesOf(target)) {
          if (path.text.startsWith('/') || isPlaceholder(path) || isNetworked(target, section)) continue;
          context.report({
            at: path.span,
            message: `"${path.text}" is no absolute path: tgt-admin does not find it and passes over it ("Skipping device"), so that the target has no disk. Write the whole path.`,
          });
        }
      }
    },
  },
});

function isNetworked(target: Section, section: Section | undefined): boolean {
  const types = [target, ...(section ? [section] : [])].flatMap((one) => entriesOf(one, 'bs-type'));
  return types.some(({ value }) => /rbd|glfs|sheepdog/.test(value?.text ?? ''));
}
