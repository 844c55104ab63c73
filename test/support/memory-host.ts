import { type DirectoryEntry, type Host, HostError } from '../../server/src/core/host.ts';

/** What a place holds: text or bytes of a file, or a thing that cannot be read; `link` leads to another place. */
export type Place =
  | string
  | Uint8Array
  | { readonly link: string }
  | { readonly error: 'no-permission' | 'not-found' | 'other' };

/** Files in memory, by absolute path; directories are what the paths imply. Counts what is read. */
export class MemoryHost implements Host {
  readonly places: Map<string, Place>;
  readonly reads: string[] = [];

  constructor(places: Readonly<Record<string, Place>>) {
    this.places = new Map(Object.entries(places));
  }

  async read(uri: string): Promise<Uint8Array> {
    this.reads.push(pathOf(uri));
    const place = this.places.get(this.#resolve(pathOf(uri)));
    if (place === undefined) throw new HostError('not-found', 'does not exist');
    if (typeof place === 'string') return new TextEncoder().encode(place);
    if (place instanceof Uint8Array) return place;
    throw new HostError('error' in place ? place.error : 'other', 'cannot be read');
  }

  async list(uri: string): Promise<readonly DirectoryEntry[]> {
    const directory = this.#resolve(pathOf(uri));
    const own = this.places.get(directory);
    if (own !== undefined && typeof own === 'object' && 'error' in own) {
      throw new HostError(own.error, 'cannot be listed');
    }
    const entries = new Map<string, DirectoryEntry>();
    for (const [path, place] of this.places) {
      if (!path.startsWith(`${directory}/`)) continue;
      const [name = '', ...below] = path.slice(directory.length + 1).split('/');
      const isLink = below.length === 0 && typeof place === 'object' && 'link' in place;
      const isDirectory = below.length > 0 || (isLink && this.#isDirectory(this.#resolve(path)));
      entries.set(name, { name, kind: isDirectory || this.#isClosed(path, below) ? 'directory' : 'file' });
    }
    if (entries.size === 0) throw new HostError('not-found', 'does not exist');
    return [...entries.values()];
  }

  async real(uri: string): Promise<string> {
    return `file://${this.#resolve(pathOf(uri))}`;
  }

  /** The path behind links, which may stand anywhere in it. */
  #resolve(path: string): string {
    let resolved = '';
    for (const name of path.split('/').filter(Boolean)) {
      const next = `${resolved}/${name}`;
      const place = this.places.get(next);
      resolved = typeof place === 'object' && 'link' in place ? this.#resolve(place.link) : next;
    }
    return resolved;
  }

  #isDirectory(path: string): boolean {
    return [...this.places.keys()].some((one) => one.startsWith(`${path}/`));
  }

  /** A path without a dot in its name that cannot be read stands for a directory without permission. */
  #isClosed(path: string, below: readonly string[]): boolean {
    const place = this.places.get(path);
    const name = path.slice(path.lastIndexOf('/') + 1);
    return below.length === 0 && typeof place === 'object' && 'error' in place && name === 'closed';
  }
}

function pathOf(uri: string): string {
  return decodeURIComponent(new URL(uri).pathname).replace(/\/+$/, '');
}
