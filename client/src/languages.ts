import type { DocumentSelector } from 'vscode-languageclient/node';
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

/** The documents the server is told about. Which shell scripts concern it, it decides by what they contain. */
export const documentSelector: DocumentSelector = [
  ...[...Object.keys(languageNames), 'shellscript'].flatMap((language) => [
    { language, scheme: 'file' },
    { language, scheme: 'untitled' },
  ]),
  { scheme: 'file', pattern: '**/ha-cluster.json' },
];
