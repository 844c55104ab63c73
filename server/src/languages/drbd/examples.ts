/** Resources for the examples of rules: two hosts with all they need, around what an example is about. */

export interface HostLines {
  readonly device?: string;
  readonly disk?: string;
  readonly address?: string;
  readonly metaDisk?: string;
  /** More lines, each with its line break. */
  readonly more?: string;
}

/** An `on` section, complete but for what is overridden; an empty text leaves a line out. */
export function host(name: string, lines: HostLines = {}): string {
  const {
    device = 'device /dev/drbd0;',
    disk = 'disk /dev/vg/r0;',
    address = `address 10.0.0.${name === 'alice' ? 1 : 2}:7788;`,
    metaDisk = 'meta-disk internal;',
    more = '',
  } = lines;
  const body = [device, disk, address, metaDisk].filter(Boolean).map((line) => `    ${line}\n`);
  return `  on ${name} {\n${body.join('')}${more}  }\n`;
}

/** A resource r0 on alice and bob, with more lines before its hosts. */
export function pair(lines = '', alice: HostLines = {}, bob: HostLines = {}): string {
  return `resource r0 {\n${lines}${host('alice', alice)}${host('bob', bob)}}\n`;
}

/** The handlers that fence a peer with Pacemaker, as DRBD 9 calls them. */
export const FENCE_HANDLERS =
  '  handlers {\n    fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh";\n    unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh";\n  }\n';
