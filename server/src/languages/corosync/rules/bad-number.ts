import { defineRule } from '../../../core/rule.ts';
import type { NumberKey } from '../catalog.ts';
import { describeNumber } from '../describe.ts';
import { overValues } from '../entry-rule.ts';
import type { CorosyncNode } from '../tree.ts';
import { checkNumber } from '../values.ts';

export default defineRule<CorosyncNode>({
  code: 'corosync/bad-number',
  severity: 'error',
  docs: {
    title: 'Not a number',
    what: 'The key takes a whole number without unit. Switches of `quorum` are 0 and 1, not yes and no; times are milliseconds.',
    why: 'Corosync refuses to start: `Value of key ... is expected to be integer in range`. Keys that only corosync-qdevice reads stop that one.',
    mend: 'Write the number alone.',
    source: 'corosync 3.1.7, coroparse.c, safe_atoq',
  },
  examples: {
    bad: [
      'totem {\n  version: 2\n  token: 3s\n#        ^^ corosync/bad-number: 3000\n}\n',
      'quorum {\n  provider: corosync_votequorum\n  wait_for_all: yes\n#               ^^^ corosync/bad-number: 1\n}\n',
    ],
    good: ['totem {\n  version: 2\n  token: 3000\n}\n'],
  },
  nodes: overValues(['number'], ({ node, type, context }) => {
    if (checkNumber(node.value.text, type)?.kind !== 'not-a-number') return;
    const { value, key } = node;
    const meant = meantNumber(value.text, type);
    const who = type.store === undefined ? 'the program that reads it stops' : 'corosync refuses to start';
    context.report({
      at: value.text === '' ? key.span : value.span,
      message: `"${key.text}" needs a number (${describeNumber(type)}), ${value.text === '' ? 'and has no value' : `and "${value.text}" is none`}: ${who}.${meant === undefined ? '' : ` Write ${meant}.`}`,
      fixes:
        meant === undefined ? [] : [{ title: `Write ${meant}`, edits: [{ at: value.span, text: meant }] }],
    });
  }),
});

function meantNumber(text: string, type: NumberKey): string | undefined {
  if (type.most === 1) {
    if (/^(?:yes|on|true|enabled?)$/i.test(text)) return '1';
    if (/^(?:no|off|false|disabled?)$/i.test(text)) return '0';
  }
  const [, digits, unit] = /^(\d+)[ \t]*(ms|s|sec|seconds?|m|min)$/i.exec(text) ?? [];
  if (digits === undefined || unit === undefined) return undefined;
  const factor = /^ms$/i.test(unit) ? 1 : /^m/i.test(unit) ? 60_000 : 1000;
  if (type.unit === 'ms') return String(Number(digits) * factor);
  return type.unit === 's' && factor >= 1000 ? String((Number(digits) * factor) / 1000) : undefined;
}
