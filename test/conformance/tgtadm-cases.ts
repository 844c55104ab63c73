import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { analyse, type Reported } from '../support/analyse.ts';

/** How many generated cases are asked about; more in the nightly run. */
export const RUNS = Number(process.env['TGTADM_RUNS'] ?? 400);

/** What is said about a script of this text. */
export function problems(script: string): readonly Reported[] {
  return analyse([{ path: 'setup.sh', text: script }]);
}

/** The shell scripts directly in a folder; none where there is no such folder. */
export function scriptsIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(folder, entry.name))
      .filter(
        (file) =>
          file.endsWith('.sh') ||
          /^#! ?\/(?:usr\/)?bin\/(?:env )?(?:ba|da)?sh\b/.test(readFileSync(file, 'latin1')),
      );
  } catch {
    return [];
  }
}
