import { defineRule } from '../../../core/rule.ts';
import { configOf, isWhole } from '../config.ts';
import { twoNodes } from '../examples.ts';
import { type CorosyncNode, hasDamage } from '../tree.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/missing-version',
  severity: 'error',
  docs: {
    title: 'No totem version',
    what: 'The section `totem` must say `version: 2`.',
    why: 'Corosync refuses to start: `This totem parser can only parse version 2 configurations`.',
    mend: 'Put `version: 2` into `totem`.',
    source: 'corosync 3.1.7, totemconfig.c, totem_config_validate',
  },
  examples: {
    bad: ['totem {\n#<- corosync/missing-version: version: 2\n  cluster_name: web\n}\n'],
    good: [`totem {\n  version: 2\n}\n${twoNodes()}`],
  },
  document(view, context) {
    const config = configOf(view);
    if (config.last('totem', 'version')) return;
    const section = config.sections('totem')[0];
    if (!section) {
      if (!isWhole(config)) return;
      context.report({
        at: view.start,
        message:
          'There is no section "totem", and corosync refuses to start. It needs "totem { version: 2 }" at least.',
      });
      return;
    }
    if (hasDamage(section.node)) return;
    const end = { start: section.node.opened.end, end: section.node.opened.end };
    context.report({
      at: section.at(section.node.name.span),
      message: '"totem" lacks "version: 2", and corosync refuses to start without it.',
      fixes: [
        {
          title: 'Add "version: 2"',
          certain: true,
          edits: [{ at: section.at(end), text: '\n  version: 2' }],
        },
      ],
    });
  },
});
