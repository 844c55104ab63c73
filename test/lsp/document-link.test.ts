import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DocumentLinkRequest } from 'vscode-languageserver/node';
import { LspClient } from '../support/lsp-client.ts';

const folder = mkdtempSync(`${tmpdir()}/ha-cluster-links-`);
let client: LspClient;

/** What a workspace of two nodes has beside the files that are asked about. */
const FILES = [
  'etc/apache2/apache2.conf',
  'etc/corosync/authkey',
  'etc/ha.d/resource.d/backup',
  'etc/init.d/backup',
  'etc/init.d/nginx',
  'nodes/alice/etc/rsyslog.conf',
  'nodes/alice/var/log/ha-log',
  'scripts/more.crm',
  'scripts/settings.sh',
  'usr/lib/drbd/notify.sh',
  'usr/local/bin/alert.sh',
];

beforeAll(async () => {
  for (const file of FILES) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, file), '# somebody reads it\n');
  }
  client = await LspClient.start({ folder, capabilities: { textDocument: { diagnostic: {} } } });
});
afterAll(async () => {
  await client.stop();
  rmSync(folder, { recursive: true, force: true });
});

it.each([
  {
    name: 'ha.cf of one node: its own files',
    file: 'nodes/alice/etc/ha.d/ha.cf',
    language: 'ha-cf',
    text: 'logfile /var/log/ha-log\ndebugfile /var/log/ha-debug\nnode alice\n',
    links: ['/var/log/ha-log -> nodes/alice/var/log/ha-log'],
  },
  {
    name: 'ha.cf of all nodes: not those of one of them',
    file: 'etc/ha.d/ha.cf',
    language: 'ha-cf',
    text: 'logfile /var/log/ha-log\nrespawn root /usr/local/bin/alert.sh\n',
    links: ['/usr/local/bin/alert.sh -> usr/local/bin/alert.sh'],
  },
  {
    name: 'haresources: the script that heartbeat finds first, and what it is given',
    file: 'etc/ha.d/haresources',
    language: 'haresources',
    text: 'alice backup nginx apache::/etc/apache2/apache2.conf 10.0.0.9\n',
    links: [
      'backup -> etc/ha.d/resource.d/backup',
      'nginx -> etc/init.d/nginx',
      '/etc/apache2/apache2.conf -> etc/apache2/apache2.conf',
    ],
  },
  {
    name: 'corosync.conf',
    file: 'etc/corosync/corosync.conf',
    language: 'corosync',
    text: 'totem {\n\tkeyfile: /etc/corosync/authkey\n}\nlogging {\n\tlogfile: /var/log/none\n}\n',
    links: ['/etc/corosync/authkey -> etc/corosync/authkey'],
  },
  {
    name: 'handlers of DRBD, with their arguments',
    file: 'etc/drbd.d/web.res',
    language: 'drbd',
    text: 'resource web {\n  handlers {\n    split-brain "/usr/lib/drbd/notify.sh root";\n  }\n}\n',
    links: ['"/usr/lib/drbd/notify.sh root" -> usr/lib/drbd/notify.sh'],
  },
  {
    name: 'parameters of agents and scripts of alerts',
    file: 'cluster.crm',
    language: 'crmsh',
    text: 'primitive web apache params configfile="/etc/apache2/apache2.conf" \\\n  op monitor interval=10s\nalert mail /usr/local/bin/alert.sh\n',
    links: [
      '/etc/apache2/apache2.conf -> etc/apache2/apache2.conf',
      '/usr/local/bin/alert.sh -> usr/local/bin/alert.sh',
    ],
  },
  {
    name: 'a script: what it reads, feeds and writes into a here-document',
    file: 'scripts/setup.sh',
    language: 'tgtadm',
    text: '#!/bin/sh\n. ./settings.sh\ncrm configure load update more.crm\ncrm configure <<END\nprimitive web apache params configfile=/etc/apache2/apache2.conf\nEND\ntgtadm --lld iscsi --op show --mode target > /dev/null\n',
    links: [
      './settings.sh -> scripts/settings.sh',
      'more.crm -> scripts/more.crm',
      '/etc/apache2/apache2.conf -> etc/apache2/apache2.conf',
    ],
  },
  {
    name: 'ha-cluster.json',
    file: 'ha-cluster.json',
    language: 'ha-cluster',
    text: '{ "files": [{ "path": "nodes/alice/etc/rsyslog.conf", "to": "/etc/rsyslog.conf" }, { "path": "none", "to": "/etc/" }] }\n',
    links: ['"nodes/alice/etc/rsyslog.conf" -> nodes/alice/etc/rsyslog.conf'],
  },
])('$name', async ({ file, language, text, links }) => {
  await client.open(file, language, text);
  const textDocument = { uri: client.uri(file) };
  const found = await client.connection.sendRequest(DocumentLinkRequest.type, { textDocument });
  const lines = text.split('\n');
  const shown = found?.map(({ range, target }) => {
    const word = lines[range.start.line]?.slice(range.start.character, range.end.character);
    return `${word} -> ${target?.slice(client.uri('').length + 1)}`;
  });
  expect(shown?.sort()).toEqual([...links].sort());
});
