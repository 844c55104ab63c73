import { type DocumentView, defineRule, type RuleContext } from '../../../core/rule.ts';
import { does } from '../meaning.ts';
import { commandName } from '../names.ts';
import { type ShellNode, shellChildren } from '../shell/tree.ts';
import { lastUse, type TgtadmNode } from '../tree.ts';

const TARGET =
  'tgtadm --op new --mode target --tid 1 -T iqn.2026-01.com.example:san\ntgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd0\ntgtadm --op bind --mode target --tid 1 -I 10.0.0.5\n';

/** Where scripts lie that something starts with the machine, or with a resource. */
const STARTED = /\/(?:init\.d|rc\d?\.d|rc\.local|resource\.d|systemd|cron[^/]*|if-up\.d)(?:\/|$)/;

const DUMPERS: ReadonlySet<string> = new Set(['tgt-admin']);

export default defineRule<TgtadmNode>({
  code: 'tgtadm/not-persistent',
  severity: 'info',
  docs: {
    title: 'Targets that are gone after a restart',
    what: 'The script makes targets, and nothing in these files runs it at a start or keeps what it made: no resource of the cluster, no init script, no targets.conf, no `tgt-admin --dump`.',
    why: 'tgtd keeps its targets in memory. After a reboot, or an update of the package that restarts tgtd, the initiators find nothing until somebody remembers the script.',
    mend: 'Let the cluster start the target (`ocf:heartbeat:iSCSITarget` and `iSCSILogicalUnit`, or the script as a resource), or keep the state: `tgt-admin --dump > /etc/tgt/conf.d/san.conf`.',
    source: 'tgtd(8); tgt-admin(8), --dump',
  },
  examples: {
    bad: [
      `${TARGET.replace('\n', '\n#                                   ^ tgtadm/not-persistent: tgt-admin --dump\n')}`,
    ],
    good: [
      `${TARGET}tgt-admin --dump > /etc/tgt/conf.d/san.conf\n`,
      `#- etc/ha.d/resource.d/san\n#!/bin/sh\n${TARGET}`,
      `#- san.sh\n${TARGET}#- cluster.crm\nprimitive san ocf:heartbeat:anything params binfile=/usr/local/sbin/san.sh op monitor interval=20s\n`,
    ],
  },
  document(view, context) {
    const first = firstTarget(view);
    if (!first || STARTED.test(`/${view.path}`) || view.blocks.some(({ tree }) => dumps(tree))) return;
    if (isStartedByCluster(view.name, context)) return;
    context.report({
      at: first,
      message:
        'tgtd keeps its targets in memory: after a reboot or a restart of tgtd they are gone until this script runs again. Let the cluster start it, run it at every start, or keep the state with "tgt-admin --dump > /etc/tgt/conf.d/NAME.conf".',
    });
  },
});

function firstTarget({ blocks }: DocumentView<TgtadmNode>) {
  for (const { tree, at } of blocks) {
    const call = tree.kind === 'script' ? tree.calls.find((one) => does(one, 'target', 'new')) : undefined;
    if (call) return at(lastUse(call, 'tid')?.value?.span ?? call.name.span);
  }
  return undefined;
}

/** Whether the script writes down what tgtd has. */
function dumps(tree: TgtadmNode): boolean {
  const rest: ShellNode[] = tree.kind === 'script' ? [...tree.items] : [];
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (node.kind === 'simple' && commandName(node, DUMPERS)) return true;
    rest.push(...shellChildren(node));
  }
  return false;
}

/** Whether targets.conf has them too, or a resource of the cluster runs a script of this name. */
function isStartedByCluster(name: string, context: RuleContext): boolean {
  const isFile = (language: string) =>
    context.declared('file').some(({ data }) => data.language === language);
  if (isFile('tgt-targets') || isFile('haresources')) return true;
  const script = name.replace(/\.\w+$/, '');
  return context
    .declared('crm-resource')
    .some(
      ({ data }) =>
        data.agent?.split(':').at(-1) === script ||
        Object.values(data.params).some((value) => value.includes(name)),
    );
}
