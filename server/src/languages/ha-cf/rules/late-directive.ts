import { defineRule } from '../../../core/rule.ts';
import { type HaCfView, linesOf, type Statement } from '../settings.ts';
import type { HaCfNode } from '../tree.ts';

/** Directives that must stand above others, which take the value at the moment they are read. */
const ORDER = [
  {
    late: 'udpport',
    before: ['bcast', 'udp', 'ucast', 'ucast6'],
    refused: false,
    why: 'takes its port when it is read, here still 694 or what was set above',
  },
  {
    late: 'baud',
    before: ['serial'],
    refused: false,
    why: 'takes its speed when it is read, here still 19200',
  },
  { late: 'crmd_spawns_pengine', before: ['pacemaker', 'crm'], refused: true, why: 'acts when it is read' },
] as const;

export default defineRule<HaCfNode>({
  code: 'ha-cf/late-directive',
  severity: 'warning',
  docs: {
    title: 'A setting below the line that needs it',
    what: 'Heartbeat acts on every line when it reads it. `udpport` must stand above `bcast`, `ucast` and `ucast6`, `baud` above `serial`, `crmd_spawns_pengine` above `pacemaker` or `crm`.',
    why: 'The lines above have already taken the default. With `udpport` below, the node listens on 694 while the file says otherwise; where the order differs between nodes, they do not hear each other. crmd_spawns_pengine below is refused.',
    mend: 'Move the line up.',
    source:
      'heartbeat 3.0.6, lib/plugins/HBcomm/bcast.c, ucast.c, serial.c; config.c, fail_if_after_pacemaker; ha.cf(5), Global directives',
  },
  examples: {
    bad: [
      'node alice bob\nbcast eth0\nudpport 695\n#<- ha-cf/late-directive: above\n',
      'node alice bob\nbcast eth0\ncrm respawn\ncrmd_spawns_pengine off\n#<- ha-cf/late-directive: refuses\n',
    ],
    good: [
      'udpport 695\nnode alice bob\nbcast eth0\n',
      'node alice bob\nmcast eth0 239.0.0.1 695 1 0\nudpport 695\n',
    ],
  },
  document(view, context) {
    for (const { late, before, refused, why } of ORDER) {
      const user = linesOf(view, ...before).find(({ line }) => line.values.length > 0);
      for (const statement of linesOf(view, late)) {
        if (!user || statement.order < user.order || isHarmless(view, statement)) continue;
        const name = user.line.name.text;
        context.report({
          at: statement.at(statement.line.name),
          ...(refused && { severity: 'error' as const }),
          message: refused
            ? `"${late}" must stand above "${name}", which ${why}; heartbeat refuses to start. Move this line up.`
            : `"${late}" comes too late: "${name}" ${why}. Move this line above it.`,
          related: [{ at: user.at(user.line.name), message: `The first line that needs "${late}".` }],
        });
      }
    }
  },
});

/** The default, said too late, changes nothing; a line without a value does nothing. */
function isHarmless(view: HaCfView, { line }: Statement): boolean {
  const [value] = line.values;
  if (!value || value.placeholder) return true;
  return value.text === '694' && line.name.text === 'udpport' && linesOf(view, 'udpport').length === 1;
}
