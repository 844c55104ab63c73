import { defineRule } from '../../../core/rule.ts';
import { judgeOption } from '../judge.ts';
import type { DrbdNode, OptionStatement } from '../tree.ts';
import { ofKind } from '../tree.ts';
import { versionOf } from '../version.ts';

/** Sections in which drbdadm 9 holds an option against its own double (drbdadm_postparse.c, inheritance). */
const STRICT = new Set(['net', 'disk', 'options']);

export default defineRule<DrbdNode>({
  code: 'drbd/duplicate-option',
  severity: 'warning',
  docs: {
    title: 'An option twice in one section',
    what: 'The same option stands twice in one section.',
    why: 'drbdadm 8.x takes the last one. drbdadm 9 refuses two different values of an option of `net` or `disk` with `ambiguous inheritance`.',
    mend: 'Keep the one that is meant.',
    source: 'drbd-utils 9.22, drbdadm_postparse.c',
  },
  examples: {
    bad: [
      'common {\n  net {\n    timeout 60;\n    timeout 50;\n#   ^^^^^^^ drbd/duplicate-option: ambiguous\n  }\n}\n',
      'common {\n  startup {\n    wfc-timeout 60;\n    wfc-timeout 120;\n#   ^^^^^^^^^^^ drbd/duplicate-option: last\n  }\n}\n',
    ],
    good: ['common {\n  net {\n    timeout 60;\n    ping-int 10;\n  }\n}\n'],
  },
  nodes: {
    'options-section'({ body, section }, context) {
      const seen = new Map<string, OptionStatement>();
      for (const node of ofKind(body, 'option')) {
        const version = versionOf(context);
        const verdict = judgeOption(node, version);
        if (verdict.kind !== 'fine' || !verdict.option || node.keyword.form !== 'word') continue;
        const name = verdict.option.aliasOf ?? verdict.option.name;
        const first = seen.get(name);
        if (!first) {
          seen.set(name, node);
          continue;
        }
        const differ = settingOf(first) !== settingOf(node);
        const refused = differ && version === '9' && STRICT.has(section);
        context.report({
          at: node.keyword.span,
          severity: refused ? 'error' : 'warning',
          message: refused
            ? `"${name}" stands here twice with different values, and drbdadm 9 refuses that as "ambiguous inheritance". Keep the one you mean.`
            : `"${name}" stands here twice${differ ? ', and DRBD takes the last one' : ''}. Keep one of them.`,
          related: [{ at: first.span, message: `The first "${name}".` }],
          tag: 'unnecessary',
        });
      }
    },
  },
});

function settingOf({ keyword, value }: OptionStatement): string {
  return keyword.text.startsWith('no-') && !value ? 'no' : (value?.text ?? 'yes');
}
