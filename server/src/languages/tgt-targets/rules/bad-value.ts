import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { describeType, type KeyInfo, keyInfo } from '../catalog.ts';
import { exampleTarget, SOUND } from '../examples.ts';
import { children, isPlaceholder, type TargetsNode } from '../tree.ts';

export default defineRule<TargetsNode>({
  code: 'tgt-targets/bad-value',
  severity: 'warning',
  docs: {
    title: 'A value that the key does not take',
    what: 'The value is none of the words of the key, no number, or out of range.',
    why: 'tgt-admin hands it on or passes over it: `write-cache of` leaves the cache on, `ignore-errors true` ignores nothing, and what tgtd refuses ends the work in the middle.',
    mend: 'Write one of the values that the key takes.',
    source: 'tgt-admin 1.0.85, add_params; tgt, target.c and iscsi/param.c',
  },
  examples: {
    bad: [
      exampleTarget(`${SOUND}write-cache of\n#           ^^ tgt-targets/bad-value: "off"\n`),
      exampleTarget(`${SOUND}lun one\n#   ^^^ tgt-targets/bad-value: 1 to 255\n`),
      'ignore-errors true\n#             ^^^^ tgt-targets/bad-value: yes\n',
      exampleTarget(`${SOUND}block-size 1000\n#          ^^^^ tgt-targets/bad-value: power of two\n`),
    ],
    good: [
      `default-driver iscsi\n${exampleTarget(`${SOUND}write-cache off\nblock-size 4096\nMaxConnections 4\n`)}`,
    ],
  },
  nodes: {
    root: check,
    section: check,
  },
});

function check(node: TargetsNode, context: RuleContext): void {
  for (const child of children(node)) {
    const known = child.kind === 'entry' ? keyInfo(child.key.text) : undefined;
    if (child.kind !== 'entry' || !known || !child.value || isPlaceholder(child.value)) continue;
    const { text, span } = child.value;
    const problem = problemOf(known, text);
    if (!problem) continue;
    const refused = /^(?:lun|controller_tid)$/.test(known.name);
    context.report({
      at: span,
      severity: refused && !/^\d/.test(text) ? 'error' : 'warning',
      message: `"${text}" is no value of "${known.name}": ${problem.message}${problem.meant ? ` Did you mean "${problem.meant}"?` : ''}`,
      fixes: problem.meant
        ? [{ title: `Replace with ${problem.meant}`, edits: [{ at: span, text: problem.meant }] }]
        : [],
    });
  }
}

interface BadValue {
  readonly message: string;
  readonly meant?: string;
}

function problemOf(known: KeyInfo, text: string): BadValue | undefined {
  const { type, name } = known;
  if (type.kind === 'number') {
    const value = Number(text);
    // lun 0 has a rule of its own.
    if (name === 'lun' && value === 0) return undefined;
    if (!/^\d+$/.test(text) || value < type.min || value > type.max) {
      return { message: `it takes a number from ${describeType(type)}.` };
    }
    const isPower = (value & (value - 1)) === 0;
    return name === 'block-size' && !isPower
      ? { message: 'it takes a power of two, such as 512 or 4096.' }
      : undefined;
  }
  if (type.kind !== 'word' || type.words.includes(text)) return undefined;
  const meant =
    type.words.find((word) => word.toLowerCase() === text.toLowerCase()) ??
    type.words.find((word) => word.startsWith(text)) ??
    nearest(text, type.words);
  return { message: `it takes ${list(type.words)}.`, ...(meant ? { meant } : {}) };
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
