import { pacemakerSwitch } from '../../../core/heartbeat-mode.ts';
import { defineRule } from '../../../core/rule.ts';
import { groupsOf } from '../group.ts';
import type { HaresourcesNode } from '../tree.ts';

export default defineRule<HaresourcesNode>({
  code: 'haresources/ignored-with-crm',
  severity: 'warning',
  docs: {
    title: 'haresources in a Pacemaker cluster',
    what: 'ha.cf in the same directory turns Pacemaker on with `crm` or `pacemaker`. Heartbeat then does not read haresources.',
    why: 'Nothing in this file is started: `This file is not used because pacemaker is enabled`. Whoever changes it wonders why nothing happens.',
    mend: 'Configure the resources in Pacemaker with `crm configure` and remove this file, or write `crm off` in ha.cf.',
    source: 'heartbeat 3.0.6, config.c, set_pcmk_support',
  },
  examples: {
    bad: [
      '#- etc/ha.d/ha.cf\nnode alice bob\nbcast eth0\ncrm respawn\n#- etc/ha.d/authkeys\nauth 1\n1 sha1 kO8Ud1Qw\n#- etc/ha.d/haresources\n# the web server\nalice 10.0.0.1 httpd\n#<- haresources/ignored-with-crm: Pacemaker\n',
    ],
    good: [
      '#- etc/ha.d/ha.cf\nnode alice bob\nbcast eth0\ncrm off\n#- etc/ha.d/authkeys\nauth 1\n1 sha1 kO8Ud1Qw\n#- etc/ha.d/haresources\nalice 10.0.0.1 httpd\n',
    ],
  },
  document(view, context) {
    const [first] = groupsOf(view);
    const on = first && pacemakerSwitch(context, view.directory);
    if (!first || !on) return;
    context.report({
      at: first.at(first.group.span),
      message: `Heartbeat does not read this file: ha.cf turns Pacemaker on ("${on.key} ${on.data.values[0]}"), so that nothing here is started. Configure the resources with "crm configure" and remove the file, or write "${on.key} off" in ha.cf.`,
      related: [{ at: on, message: 'Pacemaker is turned on here.' }],
      tag: 'unnecessary',
    });
  },
});
