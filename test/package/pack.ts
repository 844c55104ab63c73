import { execFileSync } from 'node:child_process';
import path from 'node:path';

const checkout = path.resolve(import.meta.dirname, '../..');

/** Where the packages of this run are. */
const packages = path.join(checkout, 'test/output/package');
export const vsix = path.join(packages, 'ha-cluster-config.vsix');
export const tgz = path.join(packages, 'ha-cluster-config.tgz');

/** Packs what people install, as `npm run package` does; all tests here use nothing else of the checkout. */
export default function pack(): void {
  execFileSync(process.execPath, [path.join(checkout, 'scripts/package.mjs'), packages], {
    stdio: 'inherit',
  });
}
