import type { Completion } from '../../../core/language.ts';
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
export function agentItems(cursor: Cursor): readonly Completion[] {
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
    const types = providers('ocf').flatMap((provider) =>
      agentsOf('ocf', provider).map((type) =>
        typeItem(type, `ocf:${provider}:${type}`, `ocf:${provider}:${type}`),
      ),
    );
    const fencing = agentsOf('stonith').map((type) => typeItem(type, `stonith:${type}`, `stonith:${type}`));
    return [...classes, ...types, ...fencing].map((item) => ({ ...item, replace }));
  }
  if (parts.length === 2 && first === 'ocf') {
    return providers('ocf').map((provider) => ({
      label: `${provider}:`,
      kind: 'agent',
      detail: `${agentsOf('ocf', provider).length} agents`,
      replace,
      rank: provider === 'heartbeat' ? 0 : 1,
      again: true,
    }));
  }
  const types = parts.length === 2 ? agentsOf(first) : agentsOf(first, second);
  const prefix = parts.slice(0, -1).join(':');
  return types.map((type) => ({ ...typeItem(type, `${prefix}:${type}`, type), replace }));
}

function typeItem(type: string, spec: string, insert: string): Omit<Completion, 'replace'> {
  const doc = agent(spec)?.doc;
  return {
    label: type,
    kind: 'agent',
    detail: spec,
    ...(doc && { documentation: doc }),
    insert,
    rank: doc ? 1 : 2,
  };
}
