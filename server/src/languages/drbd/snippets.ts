import type { DrbdOption } from './catalog.ts';

/** Values that are free in the cluster. */
export interface FreeValues {
  readonly minor: number;
  readonly port: number;
  readonly nodeId: number;
  readonly volume: number;
}

/** The text of an option with its semicolon and a placeholder for its value, in the snippet syntax of VS Code. */
export function optionSnippet(option: DrbdOption): string {
  const value = valueSnippet(option);
  return value === undefined ? `${option.name};` : `${option.name} ${value};`;
}

function valueSnippet(option: DrbdOption): string | undefined {
  switch (option.type) {
    case 'flag':
      return undefined;
    case 'boolean':
      // The opposite of the default first: that is why one writes it.
      return option.default === 'yes' ? choice(['no', 'yes']) : choice(['yes', 'no']);
    case 'enum':
      return choice(option.values ?? []);
    case 'number':
      return option.values
        ? choice([...option.values, String(option.min ?? 1)])
        : `\${1:${option.default ?? option.min ?? 0}}`;
    case 'resource':
      return '${1:RESOURCE}';
    case 'nodes':
      return '${1:HOST}';
    default:
      return '"$1"';
  }
}

function choice(values: readonly string[]): string {
  return `\${1|${values.join(',')}|}`;
}

const HOST_BODY = (free: FreeValues): string =>
  `{\n\tdevice /dev/drbd\${2:${free.minor}};\n\tdisk \${3:/dev/PATH};\n\taddress \${4:IP}:\${5:${free.port}};\n\tmeta-disk internal;\n}`;

/** The text of a statement with what belongs to it. */
export function statementSnippet(keyword: string, form: 'section' | 'statement', free: FreeValues): string {
  switch (keyword) {
    case 'resource':
      return 'resource ${1:NAME} {\n\t$0\n}';
    case 'on':
      return `on \${1:HOST} ${HOST_BODY(free)}`;
    case 'floating':
      return `floating \${1:IP}:\${2:${free.port}} {\n\t$0\n}`;
    case 'stacked-on-top-of':
      return `stacked-on-top-of \${1:RESOURCE} {\n\tdevice /dev/drbd\${2:${free.minor}};\n\taddress \${3:IP}:\${4:${free.port}};\n}`;
    case 'volume':
      return `volume \${1:${free.volume}} {\n\tdevice /dev/drbd\${2:${free.minor}};\n\tdisk \${3:/dev/PATH};\n\tmeta-disk internal;\n}`;
    case 'connection':
      return 'connection {\n\thost ${1:HOST};\n\thost ${2:HOST};\n}';
    case 'path':
      return `path {\n\thost \${1:HOST} address \${2:IP}:\${3:${free.port}};\n\thost \${4:HOST} address \${5:IP}:\${3};\n}`;
    case 'connection-mesh':
      return 'connection-mesh {\n\thosts ${1:HOST HOST HOST};\n}';
    case 'device':
      return `device /dev/drbd\${1:${free.minor}};`;
    case 'meta-disk':
      return 'meta-disk ${1:internal};';
    case 'flexible-meta-disk':
      return 'flexible-meta-disk ${1:/dev/PATH};';
    case 'address':
    case 'inside':
    case 'outside':
      return `${keyword} \${1:IP}:\${2:${free.port}};`;
    case 'node-id':
      return `node-id \${1:${free.nodeId}};`;
    case 'host':
      return 'host ${1:HOST};';
    case 'hosts':
      return 'hosts ${1:HOST HOST HOST};';
    case 'protocol':
      return 'protocol ${1|C,A,B|};';
    case 'include':
      return 'include "${1:drbd.d/*.res}";';
    case 'skip':
      return 'skip {\n\t$0\n}';
    case 'tiebreaker':
      return 'tiebreaker ${1|yes,no|};';
    default:
      if (keyword === 'disk' && form === 'statement') return 'disk ${1:/dev/PATH};';
      if (keyword.startsWith('require-drbd-module-version-')) return `${keyword} \${1:9.1.0};`;
      return form === 'section' ? `${keyword} {\n\t$0\n}` : `${keyword} $1;`;
  }
}
