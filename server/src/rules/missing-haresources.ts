import { hasBrokenSwitch, pacemakerSwitch } from '../core/heartbeat-mode.ts';
import { defineRule } from '../core/rule.ts';
import { EXAMPLE_AUTHKEYS } from './examples/example-heartbeat.ts';

const BESIDE = `#- etc/ha.d/authkeys\n${EXAMPLE_AUTHKEYS}`;

export default defineRule({
  code: 'cluster/missing-haresources',
  severity: 'error',
  docs: {
    title: 'ha.cf without Pacemaker and without haresources',
    what: 'ha.cf does not turn Pacemaker on, so that haresources says what runs where; and no haresources stands beside it.',
    why: 'Heartbeat does not start: `Cannot open resources file [/etc/ha.d/haresources]`.',
    mend: 'Create haresources in the same directory, the same on all nodes; it may be empty. Or turn Pacemaker on with `crm respawn`.',
    source: 'heartbeat 3.0.6, config.c, parse_ha_resources',
  },
  examples: {
    bad: [
      `#- etc/ha.d/ha.cf\n# two nodes\nnode alice bob\n#<- cluster/missing-haresources: haresources\nbcast eth0\n${BESIDE}`,
      `#- etc/ha.d/ha.cf\ncrm off\nnode alice bob\n#<- cluster/missing-haresources: haresources\nbcast eth0\n${BESIDE}`,
    ],
    good: [
      `#- etc/ha.d/ha.cf\nnode alice bob\nbcast eth0\ncrm respawn\n${BESIDE}`,
      `#- etc/ha.d/ha.cf\nnode alice bob\nbcast eth0\ncluster web\n${BESIDE}#- etc/ha.d/haresources\nalice 10.0.0.100 httpd\n`,
    ],
  },
  declares: {
    file(file, context) {
      if (file.data.language !== 'ha-cf') return;
      const { directory } = file.data;
      if (context.declarations('file', `${directory}/haresources`).length > 0) return;
      if (pacemakerSwitch(context, directory) || hasBrokenSwitch(context, directory)) return;
      const nodes = context.declarations('directive', 'node');
      const node = nodes.find(({ slot }) => slot.document === file.slot.document);
      // A file that lists no node is not written yet.
      if (!node) return;
      context.report({
        at: node,
        message:
          'With Pacemaker off, heartbeat reads what runs where from haresources, and does not start because there is none beside this ha.cf. Create it in the same directory on all nodes, with lines such as "alice 10.0.0.100 apache2"; or turn Pacemaker on with "crm respawn".',
      });
    },
  },
});
