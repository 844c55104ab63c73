import { defineRule } from '../../../core/rule.ts';
import { reportFindings } from '../simulation/report.ts';
import type { TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/duplicate-target',
  severity: 'error',
  docs: {
    title: 'Two targets with the same tid or name',
    what: 'The script makes a target whose tid or name a target before it has.',
    why: 'tgtd answers `this target already exists`, and the units and binds that follow go to the first one.',
    mend: 'Give every target a tid and a name of its own.',
    source: 'tgt 1.0.85, target.c, tgt_target_create',
  },
  examples: {
    bad: [
      'tgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a\ntgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:b\n#                                   ^ tgtadm/duplicate-target: tid 1\n',
      'tgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a\ntgtadm --op new --mode target --tid 2 -T iqn.2026-01.example:a\n#                                        ^^^^^^^^^^^^^^^^^^^^^ tgtadm/duplicate-target: name\n',
    ],
    good: [
      'tgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a\ntgtadm --op delete --mode target --tid 1\ntgtadm --op new --mode target --tid 1 -T iqn.2026-01.example:a\n',
    ],
  },
  document: reportFindings('duplicate-target', ({ what, key }) => ({
    message:
      what === 'tid'
        ? `The script has made a target with tid ${key} already, and tgtd refuses a second one: what follows for tid ${key} goes to the first. Give this target a tid of its own.`
        : `The script has made a target with the name "${key}" already, and tgtd refuses a second one. Give this target a name of its own.`,
    earlier: 'The first one is made here.',
  })),
});
