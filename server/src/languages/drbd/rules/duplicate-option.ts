import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { pair } from '../examples.ts';
import { judgeOption } from '../judge.ts';
import { optionsIn } from '../resource.ts';
import { type DrbdNode, type OptionPlace, type OptionStatement, ofKind } from '../tree.ts';
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
      pair('  net {\n    timeout 60;\n    timeout 50;\n#   ^^^^^^^ drbd/duplicate-option: ambiguous\n  }\n'),
      'common {\n  startup {\n    wfc-timeout 60;\n    wfc-timeout 120;\n#   ^^^^^^^^^^^ drbd/duplicate-option: last\n  }\n}\n',
      'global {\n  usage-count no;\n  usage-count yes;\n# ^^^^^^^^^^^ drbd/duplicate-option: last\n}\n',
    ],
    good: ['common {\n  net {\n    timeout 60;\n    ping-int 10;\n  }\n}\n'],
  },
  nodes: {
    resource: checkAcross,
    common: checkAcross,
    global: ({ body }, context) => checkSection(body, 'global', context),
    'options-section': ({ body, section }, context) => checkSection(body, section, context),
  },
});

/** `protocol` and `fencing` have an old and a new place, and are one option in both. */
function checkAcross({ body }: { readonly body: readonly DrbdNode[] }, context: RuleContext): void {
  if (versionOf(context) !== '9') return;
  const net = optionsIn(body, 'net');
  const outside = [
    ...ofKind(body, 'option').filter(({ keyword }) => keyword.text === 'protocol'),
    ...optionsIn(body, 'disk').filter(({ keyword }) => keyword.text === 'fencing'),
  ];
  for (const old of outside) {
    const name = old.keyword.text;
    const now = net.find(({ keyword }) => keyword.text === name);
    if (!now || settingOf(now) === settingOf(old)) continue;
    context.report({
      at: old.span,
      severity: 'error',
      message: `"${name}" is "${settingOf(old)}" here and "${settingOf(now)}" in "net", and drbdadm 9 refuses that as "ambiguous inheritance". Keep the one in "net".`,
      related: [{ at: now.span, message: `"${name}" in "net".` }],
      fixes: [{ title: `Remove this "${name}"`, edits: [{ at: old.span, text: '' }] }],
    });
  }
}

function settingOf({ keyword, value }: OptionStatement): string {
  return keyword.text.startsWith('no-') && !value ? 'no' : (value?.text ?? 'yes');
}

function checkSection(
  body: readonly DrbdNode[],
  section: OptionPlace | 'global',
  context: RuleContext,
): void {
  const seen = new Map<string, OptionStatement>();
  const version = versionOf(context);
  for (const node of ofKind(body, 'option')) {
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
}
