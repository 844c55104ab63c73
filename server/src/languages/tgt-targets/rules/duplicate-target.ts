import { defineRule } from '../../../core/rule.ts';
import { exampleTarget, SOUND } from '../examples.ts';
import type { TargetsNode } from '../tree.ts';

export default defineRule<TargetsNode>({
  code: 'tgt-targets/duplicate-target',
  severity: 'warning',
  docs: {
    title: 'Two targets of one name',
    what: 'A target of this name is there already, in this file or in one beside it.',
    why: 'Config::General merges both sections into one target with the disks and addresses of both. What was meant for one disk holds for the other too.',
    mend: 'Give the second target a name of its own, or put everything into one section.',
    source: 'tgt-admin 1.0.85, parse_configs (MergeDuplicateBlocks)',
  },
  examples: {
    bad: [
      `#- etc/tgt/conf.d/a.conf\n${exampleTarget(SOUND)}#- etc/tgt/targets.conf\n<target iqn.2026-01.com.example:disk>\n#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tgt-targets/duplicate-target: merges\nbacking-store /dev/drbd1\n</target>\n`,
      `${exampleTarget(SOUND)}<target iqn.2026-01.com.example:disk>\n#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tgt-targets/duplicate-target: merges\nbacking-store /dev/drbd1\n</target>\n`,
    ],
    good: [
      `#- nodes/a/etc/tgt/targets.conf\n${exampleTarget(SOUND)}#- nodes/b/etc/tgt/targets.conf\n${exampleTarget(SOUND)}`,
      `${exampleTarget(SOUND)}${exampleTarget('backing-store /dev/drbd1\ninitiator-address 10.0.0.5\n', 'iqn.2026-01.com.example:other')}`,
    ],
  },
  declares: {
    'iscsi-target'(target, context) {
      const [first] = context
        .declarations('iscsi-target', target.key)
        .filter(
          ({ slot, data }) =>
            data.by === 'targets.conf' && homeOf(slot.document.path) === homeOf(target.slot.document.path),
        );
      if (!first || first === target || target.data.by !== 'targets.conf') return;
      context.report({
        at: target,
        message: `There is a target "${target.key}" already, and tgt-admin merges both into one with the disks and addresses of both. Give this one a name of its own, or put everything into one section.`,
        related: [{ at: first, message: 'The first target of this name.' }],
      });
    },
  },
});

/** The /etc/tgt that a file belongs to: targets.conf includes what stands below it; each node has one of its own. */
function homeOf(path: string): string {
  return path.replace(/(\/tgt)?\/(?:conf\.d\/|targets\.d\/)?[^/]*$/, '$1');
}
