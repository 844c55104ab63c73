import { defineRule } from '../../../core/rule.ts';
import { isOnOneLine } from '../addresses.ts';
import { type HaresourcesNode, shown } from '../tree.ts';

export default defineRule<HaresourcesNode>({
  code: 'haresources/glued-words',
  severity: 'warning',
  docs: {
    title: 'A continued line without a blank',
    what: 'A backslash at the end of a line joins the next line to it with nothing in between. Without a blank in front of the backslash or at the start of the next line, the last word and the next become one.',
    why: 'Heartbeat looks for a script with the glued name, does not find it at the takeover, and gives the whole line up.',
    mend: 'Put a blank in front of the backslash.',
    source: 'heartbeat 3.0.6, ResourceManager, ipres',
  },
  examples: {
    bad: [
      'alice 10.0.0.1\\\n#             ^ haresources/glued-words: one word\nhttpd\n',
      'alice\\\n#<- haresources/glued-words: refuses\n10.0.0.1 httpd\n',
    ],
    good: ['alice 10.0.0.1 \\\nhttpd\n', 'alice 10.0.0.1\\\n  httpd\n'],
  },
  nodes: {
    group({ node, resources }, context) {
      if (!isOnOneLine(node)) {
        context.report({
          at: node.span,
          severity: 'error',
          message: `The name of the node goes on in the next line, and heartbeat refuses to start: it reads the first part alone. Write "${node.text}" on one line, with a blank behind it.`,
        });
      }
      for (const { text, joints } of resources) {
        const [first] = joints;
        if (!first) continue;
        context.report({
          at: { start: first.start, end: first.start + 1 },
          message: `The lines are joined without a blank, so that "${shown(text)}" is one word for heartbeat. Put a blank in front of the backslash.`,
          fixes: [
            {
              title: 'Insert a blank',
              edits: joints.map(({ start }) => ({ at: { start, end: start }, text: ' ' })),
              certain: true,
            },
          ],
        });
      }
    },
  },
});
