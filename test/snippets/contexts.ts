/** Where a snippet belongs that is not a whole file: the text around it that makes it one. */

const hosts = (...numbers: readonly number[]): string =>
  numbers
    .map((number) => `on node${number} { node-id ${number - 1}; address 192.0.2.${number}:7788; }`)
    .join('\n');

const volume = 'device /dev/drbd0; disk /dev/vg0/r0; meta-disk internal;';

/** By snippet name; a snippet that is not named here is a whole file. */
export const drbdContexts: Readonly<Record<string, (body: string) => string>> = {
  'Fencing through Pacemaker (DRBD 9)': inCommon,
  'Fencing through Pacemaker (DRBD 8.4)': inCommon,
  'Host section': (body) => `resource r0 { ${volume}\n${body}\n${hosts(2)} }`,
  Volume: (body) => `resource r0 {\n${body}\n${hosts(1, 2)} }`,
  Connection: (body) => `resource r0 { ${volume}\n${hosts(1, 2)}\n${body} }`,
  'Connection mesh': (body) => `resource r0 { ${volume}\n${hosts(1, 2, 3)}\n${body} }`,
  'Network section': inCommon,
  'Split-brain recovery': inCommon,
  'Disk section': inCommon,
  Quorum: inCommon,
  Handlers: inCommon,
  'Startup section': inCommon,
  'Syncer section (DRBD 8.3)': inCommon,
};

function inCommon(body: string): string {
  return `common {\n${body}\n}`;
}

/** Resources that the statements of the crmsh snippets speak about, by id. */
const crmSurroundings: Readonly<Record<string, string>> = {
  p_ip: 'primitive p_ip ocf:heartbeat:Dummy',
  p_fs: 'primitive p_fs ocf:heartbeat:Dummy',
  p_service: 'primitive p_service ocf:heartbeat:Dummy',
  p_grouped: 'primitive p_grouped ocf:heartbeat:Dummy',
  g_service: 'group g_service p_grouped',
  p_drbd: 'primitive p_drbd ocf:pacemaker:Stateful',
  p_cloned: 'primitive p_cloned ocf:pacemaker:Stateful',
  cl_drbd: 'clone cl_drbd p_cloned meta promotable=true',
  st_node1: 'primitive st_node1 stonith:fence_ipmilan params ip=192.0.2.11 username=admin password=secret',
  st_node2: 'primitive st_node2 stonith:fence_ipmilan params ip=192.0.2.12 username=admin password=secret',
};

/** A crm snippet with what it refers to; what it defines itself is left to it. */
export function inCrmCluster(body: string): string {
  const defined = new Set([...body.matchAll(/^[a-z_]+ (\S+)/gm)].map((match) => match[1]));
  const surroundings = Object.entries(crmSurroundings).filter(([id]) => !defined.has(id));
  return [...surroundings.map(([, statement]) => statement), body, ''].join('\n');
}

/** Snippets for the inside of a primitive. */
export const crmContexts: Readonly<Record<string, (body: string) => string>> = {
  params: insidePrimitive('ocf:heartbeat:IPaddr2'),
  meta: insidePrimitive('ocf:heartbeat:Dummy'),
  'op monitor': insidePrimitive('ocf:heartbeat:Dummy'),
  'op monitor for both roles': insidePrimitive('ocf:pacemaker:Stateful'),
  'op start and stop': insidePrimitive('ocf:heartbeat:Dummy'),
};

function insidePrimitive(agent: string): (body: string) => string {
  return (body) => `primitive p_any ${agent} \\\n${body}`;
}

/** Snippets that are one section of a corosync.conf: they take the place of theirs in a whole one. */
export const corosyncContexts: Readonly<Record<string, (body: string) => string>> = {
  Node: (body) => corosyncFile({ node: body }),
  'Node with two links': (body) => corosyncFile({ node: body, secondLink: true }),
  'Quorum for two nodes': (body) => corosyncFile({ quorum: body }),
  'Quorum device': (body) => corosyncFile({ quorum: body }),
  Logging: (body) => corosyncFile({ logging: body }),
};

function corosyncFile(parts: {
  readonly node?: string;
  readonly secondLink?: boolean;
  readonly quorum?: string;
  readonly logging?: string;
}): string {
  const node = (number: number): string =>
    `node {\nname: node${number}\nnodeid: ${number}\nring0_addr: 192.0.2.${number}\n${parts.secondLink ? `ring1_addr: 198.51.100.${number}\n` : ''}}`;
  return [
    'totem {\nversion: 2\ncluster_name: test\ntransport: knet\ncrypto_cipher: none\ncrypto_hash: none\n}',
    `nodelist {\n${parts.node ?? node(1)}\n${node(2)}\n}`,
    parts.quorum ?? 'quorum {\nprovider: corosync_votequorum\n}',
    parts.logging ?? 'logging {\nto_syslog: yes\n}',
    '',
  ].join('\n');
}
