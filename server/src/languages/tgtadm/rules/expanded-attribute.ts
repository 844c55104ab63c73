import { defineRule } from '../../../core/rule.ts';
import { span } from '../../../core/span.ts';
import type { TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/expanded-attribute',
  severity: 'error',
  docs: {
    title: 'The shell takes $id or $role away from crm',
    what: 'Statements for `crm configure` have `$id=`, `$id-ref=` or `$role=` in a here-document whose delimiter is not quoted, or between double quotes. To the shell these are variables of its own, which are empty.',
    why: 'crmsh gets `="x"` for `$id="x"`: it refuses the statement with "Unknown arguments" or, for a node, makes one called "=x". `$id-ref="x"` becomes an option called "-ref".',
    mend: "Write a backslash before the dollar sign, or quote the delimiter (`<<'EOF'`) when no variable of the script is meant to be filled in.",
    source: 'POSIX Shell Command Language 2.7.4; crmsh 4.4.1, parse.py, match_idspec',
  },
  examples: {
    bad: [
      'crm configure <<EOF\nnode $id="1" alice\n#    ^^^ tgtadm/expanded-attribute: \\$id\nEOF\n',
      'crm configure "location l web rule $role=Master 100: #uname eq alice"\n#                                  ^^^^^ tgtadm/expanded-attribute: backslash\n',
    ],
    good: [
      'crm configure <<\'EOF\'\nnode $id="1" alice\nEOF\n',
      'crm configure <<EOF\nnode \\$id="1" $NODE attributes site=$id\nEOF\n',
    ],
  },
  faults: {
    'expanded-attribute'(fault, context) {
      const { start } = fault.span;
      const name = context.text(fault.span);
      context.report({
        at: fault.span,
        message: `The shell takes "${name}" for a variable of its own and leaves nothing of it, so that crmsh refuses the statement or loses the attribute. Write \\${name}, with a backslash.`,
        fixes: [{ title: `Write \\${name}`, edits: [{ at: span(start, start), text: '\\' }], certain: true }],
      });
    },
  },
});
