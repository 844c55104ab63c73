import { defineRule } from '../../../core/rule.ts';
import { type Directive, directives, PACEMAKER_NAMES } from '../catalog.ts';
import { type HaCfView, linesOf, type Statement, settingsOf } from '../settings.ts';
import type { HaCfNode } from '../tree.ts';
import { isReadable } from '../typed.ts';

/** Whole lines of which heartbeat keeps one: `config->stonith` is a single device. */
const ONE_DEVICE = ['stonith'];

export default defineRule<HaCfNode>({
  code: 'ha-cf/duplicate-directive',
  severity: 'warning',
  docs: {
    title: 'A directive that stands there twice',
    what: 'The directive sets one value, and two lines set it.',
    why: 'Heartbeat takes the last line silently, so that the one that is found first when reading is not the one that holds. `crm` and `pacemaker` (together), `watchdog` and `baud` it refuses the second time.',
    mend: 'Keep one of the lines.',
    source: 'heartbeat 3.0.6, config.c, set_pcmk_support, set_watchdogdev, set_baudrate, set_stonith_info',
  },
  examples: {
    bad: [
      'node alice bob\nbcast eth0\ndeadtime 15\n#<- ha-cf/duplicate-directive: line below\ndeadtime 30\n',
      'node alice bob\nbcast eth0\ncrm yes\npacemaker respawn\n#         ^^^^^^^ ha-cf/duplicate-directive: refuses\n',
      'node alice bob\nbcast eth0\nstonith baytech /etc/ha.d/a.cfg\n#<- ha-cf/duplicate-directive: line below\nstonith baytech /etc/ha.d/b.cfg\n',
    ],
    good: ['node alice\nnode bob\nbcast eth0\nucast eth1 10.0.0.1\nucast eth1 10.0.0.2\ndeadtime 30\n'],
  },
  document(view, context) {
    const once = directives.filter((one) =>
      one.takes === 'values' ? one.again !== 'more' : ONE_DEVICE.includes(one.name),
    );
    const groups = new Map<string, Directive>();
    for (const one of once) groups.set(PACEMAKER_NAMES.includes(one.name) ? 'pacemaker' : one.name, one);
    for (const [name, one] of groups) {
      const names = name === 'pacemaker' ? PACEMAKER_NAMES : [name];
      const lines = valued(view, names);
      const last = lines.at(-1);
      if (!last) continue;
      if (one.takes === 'values' && one.again === 'never') {
        // A word that is no value at all is told so, and sets nothing.
        const [first, ...others] = settingsOf(view, ...names).filter(({ word }) =>
          isReadable(word, one.type),
        );
        for (const again of others) {
          context.report({
            at: again.at,
            severity: 'error',
            message: `"${name}" may be set once${name === 'pacemaker' ? ', whether as "crm" or as "pacemaker"' : ''}; heartbeat refuses to start with this second value. Keep one.`,
            related: first ? [{ at: first.at, message: 'The first one.' }] : [],
          });
        }
        continue;
      }
      for (const early of lines.slice(0, -1)) {
        context.report({
          at: early.at(early.line.name),
          message: `This line has no effect: "${name}" is set again in a line below, and heartbeat takes the last one. Keep one of them.`,
          related: [{ at: last.at(last.line.name), message: 'This line holds.' }],
          tag: 'unnecessary',
        });
      }
    }
  },
});

/** Lines without values do nothing and are reported for that. */
function valued(view: HaCfView, names: readonly string[]): readonly Statement[] {
  return linesOf(view, ...names).filter(({ line }) => line.values.length > 0);
}
