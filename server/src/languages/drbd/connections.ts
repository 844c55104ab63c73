import { hostsOf, isName, nameOf, type ResourceHost } from './resource.ts';
import {
  type ConnectionSection,
  type DrbdNode,
  type HostStatement,
  integerOf,
  ofKind,
  type ProxyOnSection,
  type ResourceSection,
  type Word,
} from './tree.ts';

/** One end of a connection, with what its line and the section of its host say together. */
export interface ConnectionEnd {
  readonly statement: HostStatement;
  readonly name: Word;
  /** The `on` section of that host. */
  readonly host: ResourceHost | undefined;
  /** Undefined where neither says it. */
  readonly ip: string | undefined;
  readonly port: number | undefined;
  readonly proxy: ProxyOnSection | undefined;
}

/** What a connection says of one way between its hosts: in a `path`, or in the connection itself. */
export interface ConnectionPath {
  readonly connection: ConnectionSection;
  readonly keyword: Word;
  readonly ends: readonly ConnectionEnd[];
}

const known = new WeakMap<ResourceSection, readonly ConnectionPath[]>();

/** The paths of all connections of a resource; ends without a name of a host are left out. */
export function pathsOf(resource: ResourceSection): readonly ConnectionPath[] {
  const before = known.get(resource);
  if (before) return before;
  const hosts = hostsOf(resource);
  const endsIn = (body: readonly DrbdNode[]) =>
    ofKind(body, 'host').flatMap((statement) => endOf(statement, hosts));
  const paths = ofKind(resource.body, 'connection').flatMap((connection) => [
    { connection, keyword: connection.keyword, ends: endsIn(connection.body) },
    ...ofKind(connection.body, 'path').map(({ keyword, body }) => ({
      connection,
      keyword,
      ends: endsIn(body),
    })),
  ]);
  known.set(resource, paths);
  return paths;
}

function endOf(statement: HostStatement, hosts: readonly ResourceHost[]): ConnectionEnd[] {
  const { name } = statement;
  if (!name || !isName(name)) return [];
  const key = name.text.toLowerCase();
  const host = hosts.find(({ names }) => names.some(({ text }) => text.toLowerCase() === key));
  const address = statement.address ?? host?.address;
  return [
    {
      statement,
      name,
      host,
      ip: nameOf(address?.host),
      port: integerOf(statement.port ?? address?.port),
      proxy: statement.via?.proxy,
    },
  ];
}
