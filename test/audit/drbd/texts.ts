interface Host {
  readonly device?: string;
  readonly disk?: string;
  readonly meta?: string;
  readonly address?: string;
  readonly more?: string;
}

export function host(name: string, number: number, { device, disk, meta, address, more }: Host = {}): string {
  const lines = [
    device ?? 'device /dev/drbd0;',
    disk ?? 'disk /dev/vg/web;',
    meta ?? 'meta-disk internal;',
    address ?? `address 10.0.0.${number}:7788;`,
    more ?? '',
  ];
  return `  on ${name} {\n${lines
    .filter((line) => line !== '')
    .map((line) => `    ${line}\n`)
    .join('')}  }\n`;
}

/** A sound resource of two hosts, with lines of its own and hosts that differ. */
export const pair = (lines = '', parts: Host = {}, other: Host = parts, name = 'web') =>
  `resource ${name} {\n${lines}${host('alice', 1, parts)}${host('bob', 2, other)}}\n`;

/** A second resource, that shares nothing with the first. */
const DB: Host = { device: 'device /dev/drbd1;', disk: 'disk /dev/vg/db;' };

export const db = (lines = '', parts: Host = {}, other: Host = parts) =>
  `resource db {\n${lines}${host('alice', 1, { ...DB, address: 'address 10.0.0.1:7789;', ...parts })}${host('bob', 2, { ...DB, address: 'address 10.0.0.2:7789;', ...other })}}\n`;

export const id = (number: number, more = ''): Host => ({ more: `node-id ${number};${more}` });

/** Hosts with numbers, for connections of one's own. */
export const numbered = (lines: string, one: Host = {}, two: Host = {}) =>
  pair(lines, { ...id(0), ...one }, { ...id(1), ...two });

export const three = (lines: string) =>
  `resource web {\n${lines}${host('alice', 1, id(0))}${host('bob', 2, id(1))}${host('carol', 3, id(2))}}\n`;

/** Hosts that only have addresses; what they serve stands above. */
export const shared = (lines: string) =>
  `resource web {\n${lines}  on alice {\n    address 10.0.0.1:7788;\n  }\n  on bob {\n    address 10.0.0.2:7788;\n  }\n}\n`;

export const section = (name: string, ...options: readonly string[]) =>
  pair(`  ${name} {\n${options.map((one) => `    ${one};\n`).join('')}  }\n`);

export const net = (...options: readonly string[]) => section('net', ...options);

export const disk = (...options: readonly string[]) => section('disk', ...options);

export const KERNEL = 'drbdadm reads it, and the kernel refuses it at "up"';

export const CANNOT = 'drbdadm reads it, and makes no connection';

export const FENCED =
  'handlers {\n    fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh";\n    unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh";\n  }\n';

export const V84 = { drbd: '8.4' };

export const V83 = { drbd: '8.3' };

/** The same resource for the release that wants to be told the protocol. */
export const old = (text: string) => text.replace(/^(resource \S+ \{\n)/m, '$1  protocol C;\n');

export const PROXY = (name: string, number: number, lines?: string): Host => ({
  more: `proxy on ${name} {\n      ${lines ?? `inside 127.0.0.1:7790;\n      outside 192.0.2.${number}:7791;`}\n    }`,
});

export const STACKED = (name: string, lower: string, minor: number) =>
  `resource ${name} {\n  stacked-on-top-of ${lower} {\n    device /dev/drbd${minor};\n    address 10.0.1.1:78${minor}0;\n  }\n  on carol {\n    device /dev/drbd${minor};\n    disk /dev/vg/far${minor};\n    meta-disk internal;\n    address 10.0.1.3:78${minor}0;\n  }\n}\n`;

export const TWO_VOLUMES = (second = '') =>
  `resource web {\n  on alice {\n    volume 0 {\n      device minor 0;\n      disk /dev/vg/a;\n    }\n    volume 1 {\n      device minor 1;\n      disk /dev/vg/b;\n    }\n    address 10.0.0.1:7788;\n  }\n  on bob {\n    volume 0 {\n      device minor 0;\n      disk /dev/vg/a;\n    }\n${second}    address 10.0.0.2:7788;\n  }\n}\n`;

export const crm = (text: string) =>
  `#- etc/drbd.d/example.res\n${text}#- cluster.crm\nprimitive d ocf:linbit:drbd params drbd_resource=web op monitor interval=10s role=Promoted timeout=20s op monitor interval=20s role=Unpromoted timeout=20s op start interval=0 timeout=240s op stop interval=0 timeout=100s op promote interval=0 timeout=90s op demote interval=0 timeout=90s\nclone c d meta promotable=true notify=true interleave=true\n`;
