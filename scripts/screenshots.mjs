// Takes the screenshots that README and the walkthrough show anew: drives VS Code as the tests do, and copies what
// they saw to docs/images. Look at them before committing them.
//   npm run screenshots

import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import {
  findBrowser,
  giveUp,
  purposes,
  setUpDebianPackages,
  setUpPackages,
  setUpVsCodeHost,
} from './setup.mjs';
import { inRoot, testOutput } from './support/paths.mjs';
import { run } from './support/process.mjs';
import { say } from './support/terminal.mjs';

/** The file below docs/images, by the screenshot of a drive. */
const images = {
  'completion-light': 'completion.png',
  'deploy-confirm': 'deploy-confirm.png',
  'deploy-drift': 'deploy-drift.png',
  'deploy-plan': 'deploy-plan.png',
  'formatted-light': 'formatting.png',
  'guide-fencing': 'new-cluster.png',
  'guide-preview': 'new-resource-group-preview.png',
  'guide-service': 'new-resource-group.png',
  'hover-light': 'hover.png',
  'inlay-hints-light': 'inlay-hints.png',
  'lens-references-light': 'code-lenses.png',
  'overview-dark': 'tree.png',
  'picture-light': 'picture.png',
  'problems-light': 'problems.png',
  'renamed-light': 'rename.png',
  'semantic-tokens-light': 'colours.png',
  'signature-light': 'signature.png',
  'start-order-light': 'start-order.png',
  'web-problems-light': 'web.png',
  ...Object.fromEntries(
    ['open', 'problems', 'fix', 'picture', 'group'].flatMap((step) =>
      ['light', 'dark'].map((theme) => [`walkthrough-${step}-${theme}`, `walkthrough/${step}-${theme}.png`]),
    ),
  ),
};

const drives = [
  'sample',
  'reading',
  'overview',
  'picture',
  'guide',
  'new-cluster',
  'first-steps',
  'web',
  'deploy',
];

try {
  await setUpPackages();
  await setUpDebianPackages(purposes.vsCode);
  // The nodes that the deployment goes to.
  await setUpDebianPackages(purposes.tools);
  const browser = findBrowser();
  if (browser === undefined)
    throw new Error('There is no browser that could show VS Code (Debian package chromium).');
  process.env.HA_CLUSTER_BROWSER = browser;
  await setUpVsCodeHost();
  await build();
  const { code } = await run('vitest', ['run', '--config=test/drive/vitest.config.ts', ...drives]);
  if (code !== 0) throw new Error('A drive failed: the images stay as they are.');
  for (const [screenshot, image] of Object.entries(images)) {
    const to = inRoot('docs', 'images', image);
    mkdirSync(path.dirname(to), { recursive: true });
    copyFileSync(path.join(testOutput, 'screenshots', `${screenshot}.png`), to);
    say(`docs/images/${image}`);
  }
} catch (error) {
  giveUp(error);
}
