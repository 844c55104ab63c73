import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { pair } from '../examples.ts';
import { earlier } from '../rivals.ts';
import { type DrbdNode, type OptionsSection, ofKind } from '../tree.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/duplicate-section',
  severity: 'error',
  docs: {
    title: 'A section that may stand once, twice',
    what: 'A cluster has one `global` and one `common` section, and a resource or connection one section each of `net`, `disk`, `startup`, `handlers`, `options`, `syncer` and `proxy`.',
    why: 'drbdadm stops with `conflicting use of ... section`.',
    mend: 'Put the options of both into one section.',
    source: 'drbd-utils 9.22, drbdadm_parser.c',
  },
  examples: {
    bad: [
      'common {\n  net {\n    protocol C;\n  }\n  net {\n# ^^^ drbd/duplicate-section: "net"\n    timeout 60;\n  }\n}\n',
      '#- etc/drbd.conf\nglobal {\n  usage-count no;\n}\n#- etc/drbd.d/x.conf\nglobal {\n#<- drbd/duplicate-section: "global"\n  usage-count yes;\n}\n',
    ],
    good: [pair('  net {\n    protocol C;\n  }\n  disk {\n    c-max-rate 100M;\n  }\n')],
  },
  nodes: {
    common: checkBody,
    resource: checkBody,
    connection: checkBody,
    'connection-mesh': checkBody,
    volume: checkBody,
    on: checkBody,
  },
  declares: {
    'drbd-section'(fact, context) {
      const first = earlier(fact, context.declarations('drbd-section', fact.key));
      if (!first) return;
      context.report({
        at: fact,
        message: `There already is a section "${fact.key}" in ${first.slot.document.name}, and drbdadm refuses a second one. Put the options of both into one.`,
        related: [{ at: first, message: `The first section "${fact.key}".` }],
      });
    },
  },
});

function checkBody({ body }: { readonly body: readonly DrbdNode[] }, context: RuleContext): void {
  const seen = new Map<string, OptionsSection>();
  for (const section of ofKind(body, 'options-section')) {
    const first = seen.get(section.section);
    if (!first) {
      seen.set(section.section, section);
      continue;
    }
    context.report({
      at: section.keyword.span,
      message: `There already is a section "${section.section}" here, and drbdadm refuses a second one. Put the options of both into one.`,
      related: [{ at: first.keyword.span, message: `The first section "${section.section}".` }],
    });
  }
}
