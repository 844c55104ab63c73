// Where things lie in the checkout.

import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** A path inside the checkout. */
export const inRoot = (...parts) => path.join(root, ...parts);

/** Reports, screenshots and scratch files of test runs; never committed. */
export const testOutput = inRoot('test', 'output');

/** Node that the lockfile brings; it may be newer than the one that is running. */
export const bundledNode = inRoot('node_modules', '.bin', 'node');
