import { defineRule } from '../../../core/rule.ts';
import { linesOf, runsPacemaker } from '../settings.ts';
import type { HaCfNode } from '../tree.ts';

export default defineRule<HaCfNode>({
  code: 'ha-cf/needs-crm',
  severity: 'info',
  docs: {
    title: 'A setting for Pacemaker while Pacemaker is off',
    what: '`record_config_changes`, `record_pengine_inputs`, `enable_config_writes` and `crmd_spawns_pengine` speak to Pacemaker, which this file does not turn on.',
    why: 'The line has no effect. Perhaps the line that turns Pacemaker on got lost.',
    mend: 'Add `crm respawn`, or remove the line.',
    source: 'heartbeat 3.0.6, config.c, Directives ("valid only with: pacemaker on")',
  },
  examples: {
    bad: ['node alice bob\nbcast eth0\nenable_config_writes on\n#<- ha-cf/needs-crm: crm respawn\n'],
    good: ['node alice bob\nbcast eth0\nenable_config_writes on\ncrm respawn\n'],
  },
  document(view, context) {
    if (runsPacemaker(view) !== false) return;
    const lines = linesOf(
      view,
      'record_config_changes',
      'record_pengine_inputs',
      'enable_config_writes',
      'crmd_spawns_pengine',
    );
    for (const { line, at } of lines) {
      context.report({
        at: at(line.name),
        message: `"${line.name.text}" speaks to Pacemaker, which is off here: the line has no effect. Add "crm respawn", or remove it.`,
        tag: 'unnecessary',
      });
    }
  },
});
