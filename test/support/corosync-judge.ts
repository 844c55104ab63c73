import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface CorosyncCase {
  readonly name: string;
  readonly text: string;
}

export interface CorosyncVerdict {
  readonly accepted: boolean;
  /** What corosync said, without what every start says. */
  readonly said: readonly string[];
  /** The line it points at, from 1. */
  readonly line: number | undefined;
}

const SCRIPT = path.join(import.meta.dirname, 'corosync-judge.sh');

/** Why corosync cannot be asked on this machine; undefined when it can. */
export function corosyncObstacle(): string | undefined {
  if (!existsSync('/usr/sbin/corosync')) return 'corosync is not installed (apt-get install corosync)';
  try {
    execFileSync('unshare', ['--mount', '--net', '--uts', 'true'], { stdio: 'ignore' });
  } catch {
    return 'namespaces cannot be made (run as root)';
  }
  return undefined;
}

/** Lines that every start prints. */
const ALWAYS = /Corosync Cluster Engine|Corosync built-in|exiting|exit=|Please migrate/;

/**
 * Asks `corosync -t` about each case, on a machine that has the name and the addresses of the first node: whether a
 * host is in the list, which names resolve and whether there is a key is not for the file to say.
 */
export function askCorosync(
  cases: readonly CorosyncCase[],
): Promise<ReadonlyMap<CorosyncCase, CorosyncVerdict>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'corosync-'));
  for (const [index, { text }] of cases.entries()) {
    const place = path.join(folder, String(index).padStart(5, '0'));
    mkdirSync(place);
    writeFileSync(path.join(place, 'corosync.conf'), text);
    const machine = machineFor(text);
    for (const [file, content] of Object.entries(machine)) writeFileSync(path.join(place, file), content);
  }
  return new Promise((resolve, reject) => {
    execFile('bash', [SCRIPT, folder], { maxBuffer: 1 << 26 }, (error, output) => {
      const statuses = new Map(output.split('\n').map((line) => [line.slice(0, 5), line.slice(6)] as const));
      const verdicts = new Map(
        cases.map((one, index) => {
          const name = String(index).padStart(5, '0');
          const status = statuses.get(name);
          if (status === undefined) reject(error ?? new Error(`no answer about ${one.name}`));
          const said = readFileSync(path.join(folder, name, 'said'), 'latin1')
            .split('\n')
            .map((line) => line.replace(/^.*\[MAIN {2}\] /, '').trim())
            .filter((line) => line !== '' && !ALWAYS.test(line));
          const line = said.map((words) => /corosync\.conf:(\d+):/.exec(words)?.[1]).find(Boolean);
          return [
            one,
            { accepted: status === '0', said, line: line === undefined ? undefined : Number(line) },
          ] as const;
        }),
      );
      rmSync(folder, { recursive: true, force: true });
      resolve(verdicts);
    });
  });
}

/** The machine that the first node of the file describes, and a network in which all its names resolve. */
function machineFor(text: string): {
  readonly node: string;
  readonly addresses: string;
  readonly hosts: string;
} {
  // A further nodelist replaces the nodes of the one before it, from the first on.
  const nodes = text.slice(Math.max(0, text.lastIndexOf('nodelist')));
  const all = (pattern: RegExp, where = text) => [...where.matchAll(pattern)].map((match) => match[1] ?? '');
  const names = all(/^[ \t]*name[ \t]*:[ \t]*(\S+)/gm, nodes);
  const rings = all(/^[ \t]*(?:ring\d+_addr|bindnetaddr|memberaddr|mcastaddr)[ \t]*:[ \t]*(.*\S)/gm);
  const first = (all(/^[ \t]*node[ \t]*\{([^}]*)/gm, nodes)[0] ?? '').matchAll(
    /ring(\d)_addr[ \t]*:[ \t]*(\S+)/g,
  );
  const own = [...first].map((match) => match[2] ?? '');
  const isName = (word: string) =>
    /^[a-z0-9_][a-z0-9_.-]*$/i.test(word) && /[a-z]/i.test(word) && !/^0x/i.test(word);
  const hosts = [...new Set(rings.filter(isName))].map(
    (name, index) => `10.200.0.${(index % 250) + 1} ${name}`,
  );
  const ofName = (word: string) => hosts.find((line) => line.endsWith(` ${word}`))?.split(' ')[0] ?? word;
  const addresses = own.map(ofName).map((ip) => `${ip}${ip.includes(':') ? '/64' : '/24'}`);
  return {
    node: (names.find((name) => name.length < 64) ?? own[0] ?? 'alpha').slice(0, 63) || 'alpha',
    addresses: `${addresses.join('\n')}\n`,
    hosts: `127.0.0.1 localhost\n${hosts.join('\n')}\n`,
  };
}
