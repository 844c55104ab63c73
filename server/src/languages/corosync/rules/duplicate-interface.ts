import { defineRule } from '../../../core/rule.ts';
import { configOf, type Interface } from '../config.ts';
import { totem, twoNodes } from '../examples.ts';
import type { CorosyncNode } from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/duplicate-interface',
  severity: 'warning',
  docs: {
    title: 'Two interface sections for one link',
    what: 'Two `interface` sections have the same number. Without a number, a section is about link 0.',
    why: 'They count as one, and the later one wins silently: the second ring that was meant does not exist.',
    mend: 'Give each its own number.',
    source: 'corosync 3.1.7, coroparse.c, main_config_parser_cb',
  },
  examples: {
    bad: [
      `${totem('  interface {\n    linknumber: 0\n    mcastport: 5405\n  }\n  interface {\n# ^^^^^^^^^ corosync/duplicate-interface: link 0\n    mcastport: 5500\n  }\n')}${twoNodes()}`,
    ],
    good: [`${totem('  interface {\n    linknumber: 0\n    mcastport: 5405\n  }\n')}${twoNodes()}`],
  },
  document(view, context) {
    const seen = new Map<number, Interface>();
    const what = versionOf(context) === '3' ? 'link' : 'ring';
    for (const one of configOf(view).interfaces(versionOf(context))) {
      const first = seen.get(one.number);
      if (!first) {
        seen.set(one.number, one);
        continue;
      }
      const number = one.entries.get('linknumber') ?? one.entries.get('ringnumber');
      const { section } = one;
      context.report({
        at: number ? number.at(number.node.value.span) : section.at(section.node.name.span),
        message: `Another section is about ${what} ${one.number} too${number ? '' : ' (which is meant without a number)'}: they count as one, and the later one wins silently. Give each its own number.`,
        related: [
          {
            at: first.section.at(first.section.node.name.span),
            message: `The first one about ${what} ${one.number}.`,
          },
        ],
      });
    }
  },
});
