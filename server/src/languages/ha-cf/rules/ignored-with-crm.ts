import { defineRule } from '../../../core/rule.ts';
import { linesOf, runsPacemaker, settingsOf, startedProgram } from '../settings.ts';
import type { HaCfNode } from '../tree.ts';

const INSTEAD: Readonly<Record<string, string>> = {
  auto_failback: 'In Pacemaker, "resource-stickiness" says whether services return.',
  stonith: 'In Pacemaker, fencing devices are stonith resources.',
  stonith_host: 'In Pacemaker, fencing devices are stonith resources.',
};

export default defineRule<HaCfNode>({
  code: 'ha-cf/ignored-with-crm',
  severity: 'info',
  docs: {
    title: 'A setting for haresources in a Pacemaker cluster',
    what: "`auto_failback`, `stonith`, `stonith_host` and ipfail belong to heartbeat's own resource manager, which is off while Pacemaker runs the services.",
    why: 'The line has no effect, and suggests one.',
    mend: 'Say it in Pacemaker: resource-stickiness, a stonith resource, an ocf:pacemaker:ping resource.',
    source: 'heartbeat 3.0.6, config.c, set_pcmk_support (DoManageResources)',
  },
  examples: {
    bad: [
      'node alice bob\nbcast eth0\nauto_failback on\n#<- ha-cf/ignored-with-crm: resource-stickiness\ncrm respawn\n',
      'node alice bob\nbcast eth0\nping 10.0.0.254\nrespawn hacluster /usr/lib/heartbeat/ipfail\n#                 ^^^^^^^^^^^^^^^^^^^^^^^^^ ha-cf/ignored-with-crm: ping\ncrm respawn\n',
    ],
    good: ['node alice bob\nbcast eth0\nauto_failback on\n', 'node alice bob\nbcast eth0\ncrm respawn\n'],
  },
  document(view, context) {
    if (runsPacemaker(view) !== true) return;
    const [crm] = settingsOf(view, 'pacemaker', 'crm');
    const related = crm ? [{ at: crm.at, message: 'Pacemaker is turned on here.' }] : [];
    for (const { line, at } of linesOf(view, ...Object.keys(INSTEAD))) {
      context.report({
        at: at(line.name),
        message: `"${line.name.text}" has no effect while Pacemaker runs the services. ${INSTEAD[line.name.text] ?? ''}`,
        related,
        tag: 'unnecessary',
      });
    }
    const ipfail = startedProgram(view, 'ipfail');
    if (!ipfail) return;
    context.report({
      at: ipfail.at,
      message:
        'ipfail moves the services of haresources and does nothing while Pacemaker runs them. In Pacemaker, an ocf:pacemaker:ping resource and a location rule take its part.',
      related,
    });
  },
});
