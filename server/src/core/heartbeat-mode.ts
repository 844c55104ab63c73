import type { ClusterView } from './cluster-view.ts';
import type { Declaration } from './fact.ts';

/** The line of an ha.cf in this directory that turns Pacemaker on; undefined while haresources says what runs where. */
export function pacemakerSwitch(
  cluster: ClusterView,
  directory: string,
): Declaration<'directive'> | undefined {
  return ['crm', 'pacemaker']
    .flatMap((name) => cluster.declarations('directive', name))
    .find(
      ({ slot, data: { values } }) =>
        slot.document.directory === directory && values[0] !== undefined && !isNo(values[0]),
    );
}

/** As cluster-glue's cl_str_to_boolean reads it. */
function isNo(value: string): boolean {
  return /^(?:off|no|n|false|0)$/i.test(value);
}
