import { defineRule } from '../../../core/rule.ts';
import { judgeOption } from '../judge.ts';
import type { DrbdNode } from '../tree.ts';
import { versionOf } from '../version.ts';

/** The longest quoted text the scanner reads (drbdadm_scanner.fl). */
const TEXT_LIMIT = 255;

export default defineRule<DrbdNode>({
  code: 'drbd/value-too-long',
  severity: 'error',
  docs: {
    title: 'A text longer than DRBD can keep',
    what: 'A secret or the name of an algorithm has at most 63 characters in DRBD 9; any quoted text has at most 255.',
    why: 'drbdadm stops with `Value is too long`, or with a parse error at the quote.',
    mend: 'Use a shorter text; put a long command into a script.',
    source: 'drbd-utils 9.22, config_flags.c; drbdadm_scanner.fl',
  },
  examples: {
    bad: [
      `common {\n  net {\n    cram-hmac-alg sha256;\n    shared-secret ${'x'.repeat(64)};\n#                 ${'^'.repeat(64)} drbd/value-too-long: 63\n  }\n}\n`,
    ],
    good: [`common {\n  net {\n    cram-hmac-alg sha256;\n    shared-secret ${'x'.repeat(63)};\n  }\n}\n`],
  },
  nodes: {
    option(node, context) {
      if (!node.value) return;
      const { text, span, form } = node.value;
      const version = versionOf(context);
      const verdict = judgeOption(node, version);
      if (verdict.kind !== 'fine' || verdict.option?.type !== 'string') return;
      const limit = verdict.option.maxLength ?? (form === 'string' ? TEXT_LIMIT : undefined);
      if (limit === undefined || text.length <= limit) return;
      context.report({
        at: span,
        message: `This value has ${text.length} characters, and drbdadm reads at most ${limit} here. Use a shorter one.`,
      });
    },
  },
});
