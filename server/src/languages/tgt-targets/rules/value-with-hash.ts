import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { exampleTarget, SOUND } from '../examples.ts';
import { children, type TargetsNode } from '../tree.ts';

export default defineRule<TargetsNode>({
  code: 'tgt-targets/value-with-hash',
  severity: 'warning',
  docs: {
    title: 'A "#" inside a value',
    what: 'A `#` begins a comment wherever it stands, also inside a word.',
    why: 'The value is cut off there without a word: a password is shorter than it looks, a path names another disk.',
    mend: 'Write `\\#`. Where a comment was meant, put a blank in front.',
    source: 'Config::General 2.65, _read',
  },
  examples: {
    bad: [
      exampleTarget(
        `${SOUND}incominguser backup secret#1secret\n#                         ^^^^^^^^ tgt-targets/value-with-hash: \\#\n`,
      ),
    ],
    good: [exampleTarget(`${SOUND}incominguser backup secret\\#1secret # of the backup\n`)],
  },
  nodes: {
    root: check,
    section: check,
  },
});

function check(node: TargetsNode, context: RuleContext): void {
  for (const child of children(node)) {
    if (child.kind !== 'entry' || !child.comment || child.comment.span.start !== child.value?.span.end)
      continue;
    const { start } = child.comment.span;
    context.report({
      at: child.comment.span,
      message: `"#" begins a comment also inside a word, so that the value of "${child.key.text}" ends before it. Write "\\#", or put a blank in front of a comment.`,
      fixes: [{ title: 'Write \\#', edits: [{ at: { start, end: start }, text: '\\' }] }],
    });
  }
}
