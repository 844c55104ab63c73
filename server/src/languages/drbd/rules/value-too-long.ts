import { defineRule, type RuleContext } from '../../../core/rule.ts';
import type { DrbdVersion } from '../catalog.ts';
import { pair } from '../examples.ts';
import { judgeOption } from '../judge.ts';
import type { DrbdNode, Word } from '../tree.ts';
import { versionOf } from '../version.ts';

/** The longest quoted text the scanner reads (drbdadm_scanner.fl). */
const TEXT_LIMIT = 255;

export default defineRule<DrbdNode>({
  code: 'drbd/value-too-long',
  severity: 'error',
  docs: {
    title: 'A text longer than DRBD can keep',
    what: 'A secret or the name of an algorithm has at most 63 characters in DRBD 9; any quoted text has at most 255, a word without quotes 128 (80 in DRBD 8.3).',
    why: 'drbdadm stops with `Value is too long`, or with a parse error at the quote.',
    mend: 'Use a shorter text; put a long command into a script.',
    source: 'drbd-utils 9.22, config_flags.c; drbdadm_scanner.fl',
  },
  examples: {
    bad: [
      `common {\n  net {\n    cram-hmac-alg sha256;\n    shared-secret ${'x'.repeat(64)};\n#                 ${'^'.repeat(64)} drbd/value-too-long: 63\n  }\n}\n`,
      pair('', {
        disk: `disk /dev/${'x'.repeat(124)};\n#        ${'^'.repeat(129)} drbd/value-too-long: double quotes`,
      }),
    ],
    good: [`common {\n  net {\n    cram-hmac-alg sha256;\n    shared-secret ${'x'.repeat(63)};\n  }\n}\n`],
  },
  nodes: {
    disk: ({ path }, context) => checkPath(path, context),
    device: ({ path }, context) => checkPath(path, context),
    'meta-disk': ({ path }, context) => checkPath(path, context),
    option(node, context) {
      if (!node.value) return;
      const { text, span, form } = node.value;
      const version = versionOf(context);
      // For the values of options the scanner of DRBD 9 has no such limit.
      if (version !== '9' && form === 'word' && text.length > wordLimit(version)) {
        checkPath(node.value, context);
        return;
      }
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

function wordLimit(version: DrbdVersion): number {
  return version === '8.3' ? 80 : 128;
}

/** A word without quotes is limited more than a quoted text. */
function checkPath(word: Word | undefined, context: RuleContext): void {
  if (!word || (word.form !== 'word' && word.form !== 'string')) return;
  const version = versionOf(context);
  const limit = word.form === 'string' ? TEXT_LIMIT : wordLimit(version);
  if (word.text.length <= limit) return;
  const { length } = word.text;
  const quotable = word.form === 'word' && length <= TEXT_LIMIT;
  context.report({
    at: word.span,
    message: `This has ${length} characters, and drbdadm ${version} reads at most ${limit} here. ${quotable ? 'Put it into double quotes.' : 'Use a shorter one.'}`,
    fixes: quotable
      ? [
          {
            title: 'Put it into double quotes',
            edits: [{ at: word.span, text: `"${word.text}"` }],
            certain: true,
          },
        ]
      : [],
  });
}
