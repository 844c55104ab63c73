import type { HeartbeatResource } from '../core/fact.ts';
import type { OverviewItem } from './item.ts';
import { type Builder, declared } from './overview.ts';

/** The lines of haresources: what runs on a node while it is up, in the order in which it is started. */
export function heartbeatItems(builder: Builder): readonly OverviewItem[] {
  return declared(builder, 'heartbeat-group').map(({ key, facts: [fact] }) => {
    if (!fact) return builder.item('group', key, undefined);
    const { node, resources } = fact.data;
    return builder.item('group', key, fact, {
      label: `on ${node}`,
      description: 'Heartbeat',
      children: resources.map((resource, index) =>
        builder.item(
          'heartbeat-resource',
          `${key} ${index}`,
          { slot: fact.slot, span: resource.span },
          { label: resource.script, description: heartbeatDetail(resource) },
        ),
      ),
    });
  });
}

/** The arguments that tell most: the address, the device and directory, the name. */
export function heartbeatDetail({ args }: HeartbeatResource): string {
  return args.slice(0, 2).join(' ');
}
