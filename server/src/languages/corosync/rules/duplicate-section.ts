import { defineRule } from '../../../core/rule.ts';
import { sections } from '../catalog.ts';
import { configOf } from '../config.ts';
import type { CorosyncNode } from '../tree.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/duplicate-section',
  severity: 'warning',
  docs: {
    title: 'A section that stands twice',
    what: 'The section stands more than once.',
    why: 'Corosync reads both as one: of a key in both, the later one wins silently. The nodes of a second `nodelist` replace those of the first, one by one.',
    mend: 'Put everything into one section.',
    source: 'corosync 3.1.7, coroparse.c, main_config_parser_cb',
  },
  examples: {
    bad: [
      'quorum {\n  provider: corosync_votequorum\n}\nquorum {\n#<- corosync/duplicate-section: one\n  wait_for_all: 1\n}\n',
    ],
    good: ['quorum {\n  provider: corosync_votequorum\n  wait_for_all: 1\n}\n'],
  },
  document(view, context) {
    const config = configOf(view);
    for (const { path, repeats, name } of sections.values()) {
      if (repeats || path.includes('.')) continue;
      const [first, ...others] = config.sections(path);
      if (!first) continue;
      for (const { node, at } of others) {
        context.report({
          at: at(node.name.span),
          message:
            path === 'nodelist'
              ? 'There is another "nodelist" above, and the nodes here replace those there, one by one. Put all nodes into one nodelist.'
              : `There is another "${name}" above. Corosync reads them as one, and of a key in both the later one wins silently. Put everything into one section.`,
          related: [{ at: first.at(first.node.name.span), message: `The first "${name}".` }],
        });
      }
    }
  },
});
