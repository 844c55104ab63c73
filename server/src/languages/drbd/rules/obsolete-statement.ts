import { defineRule } from '../../../core/rule.ts';
import { judgeOption } from '../judge.ts';
import type { DrbdNode } from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/obsolete-statement',
  severity: 'info',
  docs: {
    title: 'A form of older versions',
    what: '`syncer`, `protocol` outside of `net`, `flexible-meta-disk`, `become-primary-on` and some option names belong to DRBD 8.3 and are only read for its sake.',
    why: 'Later versions read some of these without effect (`become-primary-on` in DRBD 9) and refuse others. New examples and the manual no longer explain them.',
    mend: 'Use the form of your version when you next touch the file.',
    source: 'drbd-utils 9.22, drbdadm_parser.c; drbd.conf-9.0(5)',
  },
  examples: {
    bad: [
      'common {\n  protocol C;\n# ^^^^^^^^ drbd/obsolete-statement: net\n}\n',
      'common {\n  startup {\n    become-primary-on both;\n#   ^^^^^^^^^^^^^^^^^ drbd/obsolete-statement: auto-promote\n  }\n  net {\n    allow-remote-read no;\n    socket-check-timeout 5;\n  }\n}\n',
    ],
    good: ['common {\n  net {\n    protocol C;\n  }\n}\n'],
  },
  nodes: {
    option(node, context) {
      const version = versionOf(context);
      const { text, span } = node.keyword;
      const say = (message: string) => context.report({ at: span, message, tag: 'deprecated' });
      if (
        text === 'protocol' &&
        (node.inside === 'resource' || node.inside === 'common') &&
        version !== '8.3'
      ) {
        say(`DRBD ${version} keeps "protocol" in "net { }"; here it is only read for the sake of DRBD 8.3.`);
        return;
      }
      const verdict = judgeOption(node, version);
      if (verdict.kind !== 'fine' || !verdict.option) return;
      if (text === 'become-primary-on' && version === '9') {
        say(
          'DRBD 9 ignores "become-primary-on": a device becomes primary when it is opened ("auto-promote"), or Pacemaker promotes it. Remove it.',
        );
      } else if (verdict.option.isIgnored) {
        say(`DRBD ${version} reads "${text}" and ignores it. Remove it.`);
      } else if (verdict.option.aliasOf && node.inside !== 'syncer') {
        say(`"${text}" is the old name of "${verdict.option.aliasOf}".`);
      }
    },
    connection({ name }, context) {
      if (!name || versionOf(context) !== '9') return;
      context.report({
        at: name.span,
        message: `drbdadm ignores the name of a connection and says so each time it runs. Remove "${name.text}".`,
        fixes: [{ title: 'Remove the name', edits: [{ at: name.span, text: '' }], kind: 'modernise' }],
        tag: 'deprecated',
      });
    },
    'options-section'({ section, keyword }, context) {
      const version = versionOf(context);
      if (section !== 'syncer' || version === '8.3') return;
      context.report({
        at: keyword.span,
        message: `DRBD ${version} has no "syncer" section of its own: "rate" is "resync-rate" in "disk", and "verify-alg" and "csums-alg" stand in "net". It is only read for the sake of DRBD 8.3.`,
        tag: 'deprecated',
      });
    },
    'meta-disk'({ flexible, keyword }, context) {
      if (!flexible || versionOf(context) === '8.3') return;
      context.report({
        at: keyword.span,
        message: '"flexible-meta-disk PATH" is the old form of "meta-disk PATH" without an index.',
        fixes: [
          {
            title: 'Replace with "meta-disk"',
            edits: [{ at: keyword.span, text: 'meta-disk' }],
            certain: true,
          },
        ],
        tag: 'deprecated',
      });
    },
  },
});
