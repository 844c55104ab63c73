import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';

/** A folder with files of a test. */
export interface TemporaryFolder {
  readonly path: string;
  /** The path of a file in it. */
  at(name: string): string;
  /** Writes a file, with the folders that it needs, and tells its path. */
  write(name: string, content: string | Uint8Array): string;
  read(name: string): string;
}

/** An empty folder for each test of a file, gone after it. What is to end before it goes has its `afterEach` later. */
export function temporaryFolder(purpose: string): TemporaryFolder {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), `ha-cluster-${purpose}-`));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string) => path.join(folder, name);
  return {
    get path() {
      return folder;
    },
    at,
    write(name, content) {
      mkdirSync(path.dirname(at(name)), { recursive: true });
      writeFileSync(at(name), content);
      return at(name);
    },
    read: (name) => readFileSync(at(name), 'utf8'),
  };
}
