import { defineRule } from '../../../core/rule.ts';
import { pair } from '../examples.ts';
import { isTemplate } from '../inheritance.ts';
import { type DrbdNode, ofKind } from '../tree.ts';

const FILES = `#- etc/drbd.conf\n${pair('  template-file "drbd.d/wan.conf";\n')}#- etc/drbd.d/wan.conf\n`;
const TEMPLATE = 'common {\n  net {\n    protocol A;\n  }\n}\n';

export default defineRule<DrbdNode>({
  code: 'drbd/template-file',
  severity: 'error',
  docs: {
    title: 'A template that is none',
    what: 'A `template-file` holds `common` sections and nothing else, and stands in a resource: its `common` takes the place of the cluster’s for that resource.',
    why: "drbdadm stops with `'TK_COMMON' expected` at anything else in the file. A `template-file` in `common` it reads and forgets.",
    mend: 'Keep resources and `global` in other files, and write `template-file` into the resources that shall have it.',
    source: 'drbd-utils 9.22, drbdadm_parser.c (template_file)',
  },
  examples: {
    bad: [
      `${FILES}${TEMPLATE}global {\n#<- drbd/template-file: only "common"\n  usage-count no;\n}\n`,
      `#- etc/drbd.conf\ncommon {\n  template-file "drbd.d/wan.conf";\n# ^^^^^^^^^^^^^ drbd/template-file: forgets\n}\n#- etc/drbd.d/wan.conf\n# Not read by name.\n`,
    ],
    good: [FILES + TEMPLATE],
  },
  nodes: {
    common({ body }, context) {
      for (const { keyword } of ofKind(body, 'template-file')) {
        context.report({
          at: keyword.span,
          severity: 'warning',
          message:
            'drbdadm reads a "template-file" in "common" and forgets it: no resource takes anything from it. Write it into the resources.',
        });
      }
    },
  },
  declares: {
    'drbd-section'(fact, context) {
      if (fact.key !== 'global' || !isTemplate(context, fact.slot.document)) return;
      context.report({ at: fact, message: ONLY_COMMON });
    },
    'drbd-resource'(fact, context) {
      if (!isTemplate(context, fact.slot.document)) return;
      context.report({ at: fact, message: ONLY_COMMON });
    },
  },
});

const ONLY_COMMON =
  'A resource takes this file as its "template-file", and drbdadm reads only "common" sections there and refuses the configuration. Move this into another file.';
