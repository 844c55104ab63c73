import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { COMMANDS, STATEMENTS } from '../keywords.ts';
import type { CrmshNode } from '../tree.ts';

export default defineRule<CrmshNode>({
  code: 'crmsh/unknown-statement',
  severity: 'error',
  docs: {
    title: 'A first word that crmsh does not know',
    what: 'Every statement begins with a keyword such as `primitive`, `group`, `colocation` or `property`.',
    why: 'crmsh refuses the statement: `Unknown command`. With `crm configure load`, nothing of the file is taken over.',
    mend: 'Correct the keyword. If the line goes on with the one above, that line needs a backslash at its end.',
    source: 'crmsh 4.4.1, parse.py; ui_configure.py for the commands',
  },
  examples: {
    bad: [
      'primitve vip IPaddr2 params ip=192.0.2.80\n#<- crmsh/unknown-statement: "primitive"\n',
      'resources db_fs\n#<- crmsh/unknown-statement: no statement "resources"\n',
    ],
    good: ['primitive vip IPaddr2 \\\n    params ip=192.0.2.80 \\\n    op monitor interval=10s\ncommit\n'],
  },
  nodes: {
    unknown({ keyword, span }, context) {
      const suggestion = nearest(keyword.text, [...STATEMENTS, ...COMMANDS]);
      const continuing = /^(?:params|meta|op|operations|utilization|op_params|op_meta|attributes)$/i.test(
        keyword.text,
      );
      context.report({
        at: keyword.span,
        message: continuing
          ? `"${keyword.text}" begins a part of a statement, but there is no statement above it that it could belong to, and crmsh refuses it. Join it to its statement: no blank line between them, and a backslash at the end of every line but the last.`
          : suggestion
            ? `crmsh knows no statement "${keyword.text}" and refuses the line. Did you mean "${suggestion}"?`
            : `crmsh knows no statement "${keyword.text}" and refuses the line "${shortened(context.text(span))}". Statements begin with a word such as primitive, group, clone, colocation, order, location or property.`,
        fixes: suggestion
          ? [{ title: `Replace with "${suggestion}"`, edits: [{ at: keyword.span, text: suggestion }] }]
          : [],
      });
    },
  },
});

function shortened(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
