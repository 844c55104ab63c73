import { defineRule } from '../../../core/rule.ts';
import { pair } from '../examples.ts';
import { inForce } from '../inheritance.ts';
import { removed } from '../modernise.ts';
import { hostsOf, isName, nameOf, optionsIn } from '../resource.ts';
import type { DrbdNode } from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/become-primary',
  severity: 'error',
  docs: {
    title: 'become-primary-on that cannot be',
    what: '`become-primary-on both` needs `allow-two-primaries`, and a name after it must be that of an `on` section.',
    why: 'drbdadm 8.3 and 8.4 stop with `become-primary-on is set to both, but allow-two-primaries is not set`, or `contains a host which is not named with the on sections`. DRBD 9 ignores the option.',
    mend: 'Name one of the hosts of the resource, or allow two primaries.',
    source: 'drbd-utils 9.22, user/v84/drbdadm_main.c',
  },
  examples: {
    bad: [
      pair(
        '  startup {\n    become-primary-on both;\n#                     ^^^^ drbd/become-primary: allow-two-primaries\n  }\n',
      ),
      pair(
        '  startup {\n    become-primary-on carol;\n#                     ^^^^^ drbd/become-primary: alice and bob\n  }\n',
      ),
      `#- etc/drbd.conf\n${pair('  startup {\n    become-primary-on alice;\n#   ^^^^^^^^^^^^^^^^^ drbd/become-primary: Pacemaker\n  }\n  net {\n    unplug-watermark 128;\n  }\n')}#- cluster.crm\nprimitive drbd_r0 ocf:linbit:drbd params drbd_resource=r0 op monitor interval=29s role=Master op monitor interval=31s role=Slave\n`,
    ],
    good: [pair('  startup {\n    become-primary-on alice;\n  }\n')],
  },
  nodes: {
    resource(resource, context) {
      const option = optionsIn(resource.body, 'startup').find(
        ({ keyword }) => keyword.text === 'become-primary-on',
      );
      if (!option?.value || versionOf(context) === '9') return;
      const manager = context
        .references('drbd-resource', nameOf(resource.name) ?? '')
        .find(({ data }) => data.parameter === 'drbd_resource');
      if (manager) {
        context.report({
          at: option.keyword.span,
          severity: 'warning',
          message: `Pacemaker decides where this resource is primary ("${manager.data.by}"), and "become-primary-on" lets the start script of DRBD do it behind its back. Remove it.`,
          related: [{ at: manager, message: 'The resource of Pacemaker.' }],
          fixes: [
            {
              title: 'Remove become-primary-on',
              edits: [removed(context.text({ start: 0, end: Number.POSITIVE_INFINITY }), option.span)],
            },
          ],
        });
        return;
      }
      const hosts = hostsOf(resource).flatMap(({ names }) => names.map(({ text }) => text));
      const allowed = inForce(context, nameOf(resource.name), 'allow-two-primaries').length > 0;
      for (const word of [option.value, ...option.rest].filter(isName)) {
        if (word.text === 'both') {
          if (allowed) continue;
          context.report({
            at: word.span,
            message:
              'Both hosts can only become primary with "allow-two-primaries" in "net", which is not there, and drbdadm refuses the configuration. Name one host, unless you have a cluster file system.',
          });
        } else if (!hosts.some((host) => host.toLowerCase() === word.text.toLowerCase())) {
          context.report({
            at: word.span,
            message: `"${word.text}" is no host of this resource, which has ${hosts.length > 0 ? hosts.join(' and ') : 'none'}. drbdadm refuses the configuration.`,
          });
        }
      }
    },
  },
});
