import type { ClusterView } from './cluster-view.ts';
import { drbdDeviceAt } from './devices.ts';
import type { Declaration, Reference } from './fact.ts';

/** A DRBD resource that a primitive is tied to, and by which constraint. */
export interface DrbdPartner {
  /** The name of the DRBD resource, as its primitive's parameter says. */
  readonly drbdResource: string;
  readonly colocation: Declaration<'constraint'>;
  /** The clone of the DRBD primitive. */
  readonly clone: string;
}

/** Parameters that name a DRBD resource: `drbd_resource` of ocf:linbit:drbd, `1` of heartbeat:drbddisk. */
export const DRBD_RESOURCE_PARAMETERS = ['drbd_resource', '1'] as const;

/** The DRBD resources that a primitive, or the group it is in, is colocated with. */
export function drbdPartners(cluster: ClusterView, primitive: string): readonly DrbdPartner[] {
  const groups = cluster
    .references('crm-resource', primitive)
    .filter(({ data }) => data.by === 'group')
    .map(({ data }) => data.id);
  const mates = new Set([primitive, ...groups]);
  // Each constraint once, however often its resources or its id are written.
  const constraints = new Set(
    [...mates].flatMap((mate) =>
      cluster
        .references('crm-resource', mate)
        .filter(({ data }) => data.by === 'colocation')
        .map(({ data }) => data.id),
    ),
  );
  return [...constraints].flatMap((id) => {
    const [colocation] = cluster.declarations('constraint', id);
    return (colocation?.data.members ?? [])
      .filter(({ resource }) => !mates.has(resource))
      .flatMap(({ resource }): DrbdPartner[] => {
        const drbdResource = drbdResourceOf(cluster, resource);
        return colocation && drbdResource ? [{ drbdResource, colocation, clone: resource }] : [];
      });
  });
}

/**
 * The DRBD resource that a primitive runs with, where it uses the device of another one. A name that no drbd.conf
 * defines says nothing.
 */
export function foreignPartner(cluster: ClusterView, use: Reference<'device'>): DrbdPartner | undefined {
  if (use.data.by === 'disk') return undefined;
  const device = drbdDeviceAt(cluster, use.key);
  const partners = device ? drbdPartners(cluster, use.data.id) : [];
  const [partner] = partners;
  if (!partner || partners.some(({ drbdResource }) => drbdResource === device?.data.resource))
    return undefined;
  return cluster.declarations('drbd-resource', partner.drbdResource).length > 0 ? partner : undefined;
}

/** The DRBD resource that a clone of a DRBD primitive manages. */
function drbdResourceOf(cluster: ClusterView, clone: string): string | undefined {
  const child = cluster.declarations('crm-resource', clone)[0]?.data.members[0];
  const primitive = child === undefined ? undefined : cluster.declarations('crm-resource', child)[0];
  return primitive?.data.agent?.endsWith(':drbd') ? primitive.data.params['drbd_resource'] : undefined;
}
