import { comment } from '../convert/conversion.ts';
import type { ClusterView } from '../core/cluster-view.ts';
import type { DrbdVersion } from '../languages/drbd/catalog.ts';

/** A node and its address in the network that DRBD or the cluster uses. */
export interface NodeAddress {
  readonly name: string;
  readonly address: string;
}

export interface DrbdResource {
  readonly name: string;
  readonly nodes: readonly NodeAddress[];
  readonly minor: number;
  readonly port: number;
  readonly disk: string;
  readonly secret: string;
}

/** Options by section; those of the empty section stand in the resource itself. */
type Sections = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The file of one resource. What the cluster's `common` says already is not said again. */
export function resourceFile(resource: DrbdResource, version: DrbdVersion, cluster: ClusterView): string {
  const { name, nodes, minor, port, disk, secret } = resource;
  const lines = [
    ...comment(
      `${name}: ${nodes.map((node) => node.name).join(', ')}. Once, on each node: "drbdadm create-md ${name}" and "drbdadm up ${name}". Then, on one of them, "drbdadm primary --force ${name}": its disk is the one that counts.`,
    ),
    `resource ${name} {`,
    `    device    /dev/drbd${minor};`,
    `    disk      ${disk};`,
    '    meta-disk internal;',
    ...sections(missing(withSecret(commonOptions(version), version, secret), cluster), '    '),
    ...nodes.flatMap((node, id) => [
      `    on ${node.name} {`,
      ...(version === '9' ? [`        node-id ${id};`] : []),
      `        address ${endpoint(node.address, port)};`,
      '    }',
    ]),
    ...(version === '9' && nodes.length > 2
      ? ['    connection-mesh {', `        hosts ${nodes.map((node) => node.name).join(' ')};`, '    }']
      : []),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

export const DRBD_CONF = 'include "drbd.d/global_common.conf";\ninclude "drbd.d/*.res";\n';

export function globalCommonFile(version: DrbdVersion): string {
  const lines = [
    'global {',
    '    usage-count no;',
    '}',
    '',
    'common {',
    ...sections(commonOptions(version), '    '),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

/**
 * What every resource of a cluster with Pacemaker needs: a node that loses its peer stops writing until the peer is
 * fenced or kept from being promoted, which the handlers see to (DRBD User's Guide, "Using resource-level fencing").
 */
function commonOptions(version: DrbdVersion): Sections {
  const is9 = version === '9';
  const script = (name: string) => `"/usr/lib/drbd/${name}${is9 ? '.9' : ''}.sh"`;
  return {
    ...(version === '8.3' && { '': { protocol: 'C' } }),
    handlers: {
      'fence-peer': script('crm-fence-peer'),
      [is9 ? 'unfence-peer' : 'after-resync-target']: script('crm-unfence-peer'),
      'split-brain': '"/usr/lib/drbd/notify-split-brain.sh root"',
    },
    disk: { 'on-io-error': 'detach', ...(!is9 && { fencing: 'resource-and-stonith' }) },
    net: {
      ...(version !== '8.3' && { protocol: 'C' }),
      ...(is9 && { fencing: 'resource-and-stonith' }),
    },
  };
}

function withSecret(options: Sections, version: DrbdVersion, secret: string): Sections {
  const algorithm = version === '8.3' ? 'sha1' : 'sha256';
  return {
    ...options,
    net: { ...options['net'], 'cram-hmac-alg': algorithm, 'shared-secret': `"${secret}"` },
  };
}

/** The options that `common` does not set. */
function missing(options: Sections, cluster: ClusterView): Sections {
  const isCommon = (name: string) => cluster.declarations('drbd-option', `* ${name}`).length > 0;
  return Object.fromEntries(
    Object.entries(options).map(([section, values]) => [
      section,
      Object.fromEntries(Object.entries(values).filter(([name]) => !isCommon(name))),
    ]),
  );
}

function sections(options: Sections, indent: string): readonly string[] {
  return Object.entries(options).flatMap(([section, values]) => {
    const width = Math.max(...Object.keys(values).map((name) => name.length));
    const lines = Object.entries(values).map(([name, value]) => `${name.padEnd(width)} ${value};`);
    if (lines.length === 0) return [];
    if (section === '') return lines.map((line) => indent + line);
    return [`${indent}${section} {`, ...lines.map((line) => `${indent}    ${line}`), `${indent}}`];
  });
}

function endpoint(ip: string, port: number): string {
  return ip.includes(':') ? `ipv6 [${ip}]:${port}` : `${ip}:${port}`;
}
