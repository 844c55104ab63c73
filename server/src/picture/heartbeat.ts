import { heartbeatDetail } from '../overview/heartbeat.ts';
import type { Builder } from './builder.ts';
import type { PictureResource } from './picture.ts';

/** The lines of haresources as groups: their scripts stand in the order in which they are started. */
export function pictureHeartbeat(builder: Builder): readonly PictureResource[] {
  const { cluster } = builder;
  return cluster.keys('heartbeat-group').flatMap((key) => {
    const [fact] = cluster.declarations('heartbeat-group', key);
    if (!fact) return [];
    const { node, resources } = fact.data;
    return [
      {
        ...builder.thing('group', key, fact, { label: `on ${node}`, detail: 'Heartbeat' }),
        type: 'group' as const,
        promotable: false,
        members: resources.map((resource, index) => ({
          ...builder.thing(
            'heartbeat-resource',
            `${key} ${index}`,
            { slot: fact.slot, span: resource.span },
            { label: resource.script, detail: heartbeatDetail(resource) },
          ),
          type: 'primitive' as const,
          promotable: false,
          members: [],
        })),
      },
    ];
  });
}
