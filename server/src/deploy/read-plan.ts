import { DeployFailure } from './failure.ts';
import type { Plan } from './plan.ts';

/**
 * Reads a plan that was saved.
 *
 * @throws DeployFailure when it is none, or one of another release.
 */
export function readPlan(text: string): Plan {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new DeployFailure(
      'other',
      'This is not a plan: it is not JSON. "ha-cluster plan --out FILE" makes one.',
    );
  }
  if (!isPlan(read)) {
    throw new DeployFailure(
      'other',
      'This is not a plan of this release. "ha-cluster plan --out FILE" makes one.',
    );
  }
  return read;
}

/** Plans are made by this program; what somebody changed in one is found when the nodes are compared with it. */
function isPlan(value: unknown): value is Plan {
  if (typeof value !== 'object' || value === null) return false;
  const { format, id, root, nodes, files } = value as Partial<Record<keyof Plan, unknown>>;
  return (
    format === 1 &&
    typeof id === 'string' &&
    /^\d{8}T\d{6}Z-[0-9a-f]{8}$/.test(id) &&
    typeof root === 'string' &&
    Array.isArray(nodes) &&
    Array.isArray(files)
  );
}
