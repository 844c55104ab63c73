import type { LanguageId } from '../core/language.ts';
import type { PlannedActivation } from './plan.ts';

/** What the programs of a node do with files of a language. */
export interface ToolSupport {
  /** The command that must be there, else the file has no reader. */
  readonly tool: string;
  /** The Debian package it comes from. */
  readonly package: string;
  /** Judges the files as a whole, in the place of the live ones: POSIX shell. Absent where the tool has no such test. */
  readonly check?: string;
  /** The same for each file, whose path is `$1`. */
  readonly checkFile?: string;
  /** Judges one file wherever it lies, which `%s` stands for; for other programs that deploy, which know no whole. */
  readonly candidate?: string;
  /** How running programs take the new files over. */
  readonly activation?: {
    readonly what: PlannedActivation['what'];
    /** As a person would type it, and as it is told. */
    readonly command: string;
    /** What is run, where that is more: POSIX shell. */
    readonly script?: string;
    /** On one node, for all of them. */
    readonly once?: true;
  };
  /** Who may read a file that is new on a node; one that is there keeps its mode. */
  readonly mode: '644' | '600';
  /** The only mode with which the tool takes the file. */
  readonly insists?: '600';
}

const HEARTBEAT = { tool: 'cl_status', package: 'heartbeat' } as const;

/**
 * heartbeat(8), -r: a running heartbeat reads ha.cf and authkeys again. It is not on the path, and only signals the
 * running one, which for a new ha.cf starts anew with other children, a moment later.
 */
const RELOAD_HEARTBEAT = {
  what: 'heartbeat',
  command: 'heartbeat -r',
  script: `for at in /usr/libexec /usr/lib /usr/lib64; do
  [ -x "$at/heartbeat/heartbeat" ] || continue
  children() { ps -o pid= --ppid "$(cat /run/heartbeat.pid 2>/dev/null || cat /var/run/heartbeat.pid)"; }
  before=$(children)
  "$at/heartbeat/heartbeat" -r || exit
  for second in 1 2 3 4 5 6 7 8 9 10; do
    sleep 1
    [ "$(children)" = "$before" ] || break
  done
  exit 0
done
echo 'There is no heartbeat here.' >&2
exit 1`,
} as const;

/** By language. What is not here is carried as it is. */
export const TOOLS: { readonly [L in LanguageId]?: ToolSupport } = {
  drbd: {
    tool: 'drbdadm',
    package: 'drbd-utils',
    // Parses and validates all there is, for this host, and does nothing.
    check: 'drbdadm sh-nop',
    candidate: 'drbdadm -c %s sh-nop',
    activation: { what: 'drbd', command: 'drbdadm adjust all' },
    mode: '644',
  },
  'ha-cf': { ...HEARTBEAT, activation: RELOAD_HEARTBEAT, mode: '644' },
  // heartbeat/auth.c: any right of group or others, and heartbeat does not start.
  'ha-authkeys': { ...HEARTBEAT, activation: RELOAD_HEARTBEAT, mode: '600', insists: '600' },
  haresources: { ...HEARTBEAT, mode: '644' },
  corosync: {
    tool: 'corosync',
    package: 'corosync',
    check: 'corosync -t',
    candidate: 'corosync -t -c %s',
    activation: { what: 'corosync', command: 'corosync-cfgtool -R', once: true },
    mode: '644',
  },
  tgtadm: {
    tool: 'tgtadm',
    package: 'tgt',
    checkFile: 'case $(head -n 1 -- "$1") in *bash*) bash -n -- "$1" ;; *) sh -n -- "$1" ;; esac',
    candidate: 'sh -n %s',
    activation: { what: 'script', command: 'sh' },
    mode: '600',
  },
  'tgt-targets': {
    tool: 'tgt-admin',
    package: 'tgt',
    activation: {
      what: 'tgt-targets',
      command: 'tgt-admin --update ALL',
    },
    mode: '600',
  },
};

/** Scripts that the cluster or the system calls, with arguments: they are not run to take them over. */
export function isCalledByOthers(path: string): boolean {
  return /^\/etc\/(?:ha\.d\/resource\.d|init\.d|rc\w*\.d)\/|^\/usr\/lib\/ocf\//.test(path);
}

/** What is run for a step of an activation; a plan, which somebody may have changed, only says which step. */
export function activationScript(what: PlannedActivation['what']): string | undefined {
  const activation = Object.values(TOOLS).find((support) => support.activation?.what === what)?.activation;
  return activation?.script ?? activation?.command;
}
