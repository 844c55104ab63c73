import type { Host } from '../core/host.ts';

/** Reads what lies on a disk from one host, and everything else from another. */
export function splitHost(disk: Host, others: Host): Host {
  const hostOf = (uri: string) => (uri.startsWith('file:') ? disk : others);
  return {
    read: (uri, largest) => hostOf(uri).read(uri, largest),
    list: (uri) => hostOf(uri).list(uri),
    real: (uri) => hostOf(uri).real(uri),
  };
}
