import type { ClusterView } from '../../../core/cluster-view.ts';
import type { Completion } from '../../../core/language.ts';
import { type FurtherAgents, furtherAgents } from '../agent-metadata.ts';
import { agent, agentsOf, providers, resourceClasses } from '../catalog.ts';
import { type Cursor, restAfter } from './context.ts';

const CLASSES: Readonly<Record<string, string>> = {
  ocf: 'Agents made for clusters: they report their state exactly and take parameters.',
  stonith: 'Fencing devices, which power a node off.',
  systemd: 'A unit of systemd, by its name.',
  service: 'Whatever starts the service on the node: systemd, upstart or an init script.',
  lsb: 'A script in /etc/init.d.',
  heartbeat: 'A script of Heartbeat 1 in /etc/ha.d/resource.d.',
  upstart: 'A job of upstart; gone in new releases.',
  nagios: 'A Nagios plugin that watches something outside of the cluster.',
};

/** Agents step by step: the class, the provider, the type; and by type alone. */
export function agentItems(cursor: Cursor, cluster: ClusterView): readonly Completion[] {
  const further = furtherAgents(cluster);
  const parts = cursor.typed.split(':');
  const { replace } = restAfter(cursor, ':');
  const [first = '', second] = parts;
  if (parts.length === 1) {
    const classes = resourceClasses.map((name) => ({
      label: `${name}:`,
      kind: 'agent' as const,
      documentation: CLASSES[name] ?? '',
      replace,
      rank: 1 as const,
      again: true,
    }));
    const types = providers('ocf', further).flatMap((provider) =>
      agentsOf('ocf', provider, further).map((type) =>
        typeItem(type, `ocf:${provider}:${type}`, `ocf:${provider}:${type}`, further),
      ),
    );
    const fencing = agentsOf('stonith', undefined, further).map((type) =>
      typeItem(type, `stonith:${type}`, `stonith:${type}`, further),
    );
    const ofAnyProvider = agentsOf('ocf', '*', further).map((type) => typeItem(type, type, type, further));
    return [...classes, ...types, ...ofAnyProvider, ...fencing].map((item) => ({ ...item, replace }));
  }
  if (parts.length === 2 && first === 'ocf') {
    return providers('ocf', further).map((provider) => ({
      label: `${provider}:`,
      kind: 'agent',
      detail: `${agentsOf('ocf', provider, further).length} agents`,
      replace,
      rank: provider === 'heartbeat' ? 0 : 1,
      again: true,
    }));
  }
  const types = agentsOf(first, parts.length === 2 ? undefined : second, further);
  const prefix = parts.slice(0, -1).join(':');
  return types.map((type) => ({ ...typeItem(type, `${prefix}:${type}`, type, further), replace }));
}

function typeItem(
  type: string,
  spec: string,
  insert: string,
  further: FurtherAgents,
): Omit<Completion, 'replace'> {
  const doc = agent(spec, further)?.doc;
  return {
    label: type,
    kind: 'agent',
    detail: spec,
    ...(doc && { documentation: doc }),
    insert,
    rank: doc ? 1 : 2,
  };
}
