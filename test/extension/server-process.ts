import { readdirSync, readFileSync } from 'node:fs';

/** The process of the language server: the child of this extension host that runs dist/server.cjs. Linux only. */
export function serverProcess(): number | undefined {
  for (const pid of readdirSync('/proc').map(Number).filter(Number.isInteger)) {
    try {
      const parent = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      if (Number(parent) !== process.pid) continue;
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('dist/server.cjs')) return pid;
    } catch {
      // It ended while we looked.
    }
  }
  return undefined;
}
