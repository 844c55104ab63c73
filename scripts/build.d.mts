// What tests ask of build.mjs.

import type { BuildOptions } from 'esbuild';

export interface Bundle {
  readonly entry: string;
  readonly out: string;
  readonly platform?: 'node' | 'browser';
}

export declare const bundles: readonly Bundle[];
export declare function options(bundle: Bundle): BuildOptions & { readonly metafile: true };
