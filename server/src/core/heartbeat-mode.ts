import type { ClusterView } from './cluster-view.ts';
import type { Declaration } from './fact.ts';
import { nearest } from './suggest.ts';

/** The two names of the directive; together they may appear once. */
const SWITCHES: readonly string[] = ['crm', 'pacemaker'];

/** The line of an ha.cf in this directory that turns Pacemaker on; undefined while haresources says what runs where. */
export function pacemakerSwitch(
  cluster: ClusterView,
  directory: string,
): Declaration<'directive'> | undefined {
  return SWITCHES.flatMap((name) => cluster.declarations('directive', name)).find(
    ({ slot, data: { values } }) =>
      slot.document.directory === directory && values[0] !== undefined && !isNo(values[0]),
  );
}

/**
 * Whether some line of this ha.cf was meant to say who runs the services but does not: `crm` without a value, or a
 * name like it. That line is reported; what follows from Pacemaker being off is not.
 */
export function hasBrokenSwitch(cluster: ClusterView, directory: string): boolean {
  return cluster
    .keys('directive')
    .filter((name) => nearest(name, SWITCHES) !== undefined)
    .flatMap((name) => cluster.declarations('directive', name))
    .some(
      ({ key, slot, data }) =>
        slot.document.directory === directory && (data.values.length === 0 || !SWITCHES.includes(key)),
    );
}

/** As cluster-glue's cl_str_to_boolean reads it. */
function isNo(value: string): boolean {
  return /^(?:off|no|n|false|0)$/i.test(value);
}
