import { beforeEach } from 'vitest';

/** Leaves out the tests of the surrounding `describe`, each with the reason, when something they need is absent. */
export function needs(present: boolean, reason: string): void {
  beforeEach(({ skip }) => skip(!present, reason));
}
