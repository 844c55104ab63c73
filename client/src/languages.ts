import { type Uri, workspace } from 'vscode';
import type { DocumentSelector } from 'vscode-languageclient';
import type { FileLanguage } from '../../server/src/protocol.ts';

/** The languages as people know them, in the order in which they are offered. */
export const languageNames: Readonly<Record<Exclude<FileLanguage, 'off'>, string>> = {
  drbd: 'DRBD (drbd.conf, *.res)',
  crmsh: 'Pacemaker crm configure',
  corosync: 'corosync.conf',
  'ha-cf': 'Heartbeat ha.cf',
  'ha-authkeys': 'Heartbeat authkeys',
  haresources: 'Heartbeat haresources',
  tgtadm: 'tgtadm script',
  'tgt-targets': 'tgt targets.conf',
};

/** Where files lie: on a disk, or wherever the folders of the workspace do, which in a browser can be anywhere. */
function fileSchemes(): ReadonlySet<string> {
  return new Set(['file', ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)]);
}

/** Whether a document is a file, and not, say, what it was in an earlier commit. */
export function isFile(uri: Uri): boolean {
  return fileSchemes().has(uri.scheme);
}

/** The documents the server is told about. Which shell scripts concern it, it decides by what they contain. */
export function documentSelector(): DocumentSelector {
  const schemes = [...fileSchemes()];
  return [
    ...[...Object.keys(languageNames), 'shellscript'].flatMap((language) =>
      [...schemes, 'untitled'].map((scheme) => ({ language, scheme })),
    ),
    ...schemes.map((scheme) => ({ scheme, pattern: '**/ha-cluster.json' })),
  ];
}
