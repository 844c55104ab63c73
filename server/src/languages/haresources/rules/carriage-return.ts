import { defineRule } from '../../../core/rule.ts';
import type { HaresourcesNode } from '../tree.ts';

export default defineRule<HaresourcesNode>({
  code: 'haresources/carriage-return',
  severity: 'warning',
  docs: {
    title: 'Line ends of Windows',
    what: 'Lines end with a carriage return and a line feed. The script that starts the resources does not take the carriage return for a blank.',
    why: 'The last resource of each line gets a carriage return at its end: its script is not found, or its argument is wrong. A backslash in front of it joins nothing.',
    mend: 'Save the file with line feeds only (in VS Code: LF in the status bar), or run `dos2unix` on it.',
    source: 'heartbeat 3.0.6, ResourceManager, ipres; measured',
  },
  examples: {
    bad: ['alice 10.0.0.1 httpd\r\n#                   ^ haresources/carriage-return: LF\nbob 10.0.0.2\r\n'],
    good: ['alice 10.0.0.1 httpd\nbob 10.0.0.2\n'],
  },
  document({ blocks }, context) {
    for (const { tree, text, at } of blocks) {
      const index = tree.kind === 'group' ? text.indexOf('\r') : -1;
      if (index < 0) continue;
      context.report({
        at: at({ start: index, end: index + 1 }),
        message:
          'The lines of this file end as on Windows. To heartbeat the carriage return belongs to the last word: that resource is not found, and a backslash in front of it joins nothing. Save the file with LF line ends.',
      });
      return;
    }
  },
});
