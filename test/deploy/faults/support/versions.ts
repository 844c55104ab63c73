import { heartbeatPair } from '../../support/heartbeat-pair.ts';

/** A file of a node, as it should be there. */
export interface Wanted {
  readonly content: string;
  readonly mode: string;
}

/** The live files of a node by their paths; what is not in it is not there. */
export type Version = ReadonlyMap<string, Wanted>;

export const AUTHKEYS = '/etc/ha.d/authkeys';

const SECRETS = { old: 'Zk4Vt0uQeW9sB2mXr7Ld', new: 'Hn8Ya3cTqP5wJ6kGf1Re' } as const;

function edited(name: string, from: string, to: string): string {
  const before = heartbeatPair[name];
  if (!before?.includes(from)) throw new Error(`${name} does not contain ${from}`);
  return before.replace(from, to);
}

/** The files of the workspace: what the nodes are to have after a deployment. */
export const workspace: Readonly<Record<string, string>> = {
  ...heartbeatPair,
  'etc/drbd.d/mail.res': edited('etc/drbd.d/mail.res', 'qlGk3mWvZ0t7XoPp', 'W2pLx9RfMa4sVb7T'),
  'etc/ha.d/ha.cf': edited('etc/ha.d/ha.cf', 'deadtime 10', 'deadtime 15'),
  'etc/ha.d/authkeys': edited('etc/ha.d/authkeys', SECRETS.old, SECRETS.new),
};

const asVersion = (files: Readonly<Record<string, string>>, without: readonly string[] = []): Version =>
  new Map(
    Object.entries(files)
      .filter(([name]) => name.startsWith('etc/') && !without.includes(name))
      .map(([name, content]) => [
        `/${name}`,
        { content, mode: name.endsWith('authkeys') ? '600' : name.endsWith('ha.cf') ? '640' : '644' },
      ]),
  );

/** What the nodes have before: one file less, and a mode of their own. */
export const oldVersion = asVersion(heartbeatPair, ['etc/ha.d/haresources']);

export const newVersion = asVersion(workspace);
