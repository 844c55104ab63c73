import type { ClusterView } from '../../core/cluster-view.ts';

/** Whether ha-cluster.json says that the cluster has crmsh 5, which refuses some of what old releases took. */
export function isCrmsh5({ versions }: ClusterView): boolean {
  return Number.parseFloat(versions['crmsh'] ?? '0') >= 5;
}
