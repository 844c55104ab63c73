// The browser that shows the embedded VS Code's workbench in tests.

import { type Browser, chromium } from 'playwright-core';

/** Starts a browser without a window. HA_CLUSTER_BROWSER names another one than Debian's chromium. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['HA_CLUSTER_BROWSER'] ?? '/usr/bin/chromium',
    headless: true,
    args: [
      // Containers and CI run as root, where Chromium's sandbox cannot be had.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      // No traffic of its own.
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-quic',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}
