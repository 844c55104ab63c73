/** Why something could not be read, in terms a person can act on. */
export type HostErrorCode = 'not-found' | 'no-permission' | 'is-directory' | 'too-large' | 'other';

export class HostError extends Error {
  readonly code: HostErrorCode;

  constructor(code: HostErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'other';
}

/**
 * All input core ever does, so that node, the web worker and tests differ in one file. Places are URIs.
 * Every method rejects with a HostError when it cannot do its work.
 */
export interface Host {
  /** Reads a file of at most `largest` bytes. */
  read(uri: string, largest: number): Promise<Uint8Array>;
  list(uri: string): Promise<readonly DirectoryEntry[]>;
  /** The URI behind symbolic links: two URIs with the same real one are the same directory. */
  real(uri: string): Promise<string>;
}
