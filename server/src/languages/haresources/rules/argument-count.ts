import { defineRule } from '../../../core/rule.ts';
import { script, usage } from '../scripts.ts';
import { argsOf, type HaresourcesNode, scriptName } from '../tree.ts';

export default defineRule<HaresourcesNode>({
  code: 'haresources/argument-count',
  severity: 'error',
  docs: {
    title: 'Too few or too many arguments for the script',
    what: 'Each resource script takes a certain number of arguments. Empty ones (`::::`) vanish before the script is called.',
    why: 'The script prints how it is used and fails. Heartbeat does not look at start; at the takeover the whole line is given up.',
    mend: 'Write the arguments that the script takes, with `::` between them.',
    source: 'the scripts in /etc/ha.d/resource.d of heartbeat 3.0.6, each of which checks `$#`',
  },
  examples: {
    bad: [
      'alice drbddisk::db Filesystem::/dev/drbd0 httpd\n#                  ^^^^^^^^^^^^^^^^^^^^^^ haresources/argument-count: directory\n',
      'alice IPaddr::10.0.0.1::24::eth0\n#                       ^^^^^^^^ haresources/argument-count: one argument\n',
      'alice IPaddr httpd\n#     ^^^^^^ haresources/argument-count: address\n',
    ],
    good: ['alice drbddisk Filesystem::/dev/drbd0::/srv 10.0.0.1 MailTo::root::Takeover apache\n'],
  },
  nodes: {
    group({ resources }, context) {
      for (const resource of resources) {
        const known = script(scriptName(resource));
        if (!known) continue;
        const args = argsOf(resource);
        const least = known.allOrNone && args.length > 0 ? known.args.length : known.least;
        if (args.length < least) {
          const missing = known.args.slice(args.length, least).map(({ name }) => name);
          context.report({
            at: resource.span,
            message: `${known.name} is called without ${missing.join(' and ')}: it fails, and the whole line is given up. It reads "${usage(known)}".`,
          });
          continue;
        }
        const extra = known.most === undefined ? undefined : args[known.most];
        if (!extra || known.most === undefined) continue;
        const count =
          ['no argument', 'one argument', 'two arguments', 'three arguments', 'four arguments'][known.most] ??
          'fewer';
        const hint =
          known.args[0]?.takes === 'address'
            ? 'The mask and the interface follow the address with "/".'
            : `It reads "${usage(known)}".`;
        context.report({
          at: { start: extra.span.start, end: resource.span.end },
          message: `${known.name} takes ${count}: called with more it fails, and the whole line is given up. ${hint}`,
        });
      }
    },
  },
});
