import { nodeKey } from '../../core/keys.ts';
import type { Completion, CompletionKind } from '../../core/language.ts';
import { type Span, span } from '../../core/span.ts';
import type { DrbdOption } from './catalog.ts';
import type { Scene } from './completion.ts';
import { freeMinor, freePort } from './hosts.ts';
import {
  devicePathOf,
  hostsOf,
  minorOf,
  nameOf,
  namesOf,
  type ResourceHost,
  type VolumeParts,
} from './resource.ts';
import { children, type DrbdNode, integerOf, isHostSection, isSection } from './tree.ts';

/** A value for the statement at the cursor. */
export interface Offer {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly detail?: string;
  readonly documentation?: string;
  /** When it differs from the label. */
  readonly text?: string;
  /** More words follow, so that no semicolon is added. */
  readonly open?: boolean;
  /** When it is not the word at the cursor. */
  readonly replace?: Span;
  readonly rank?: Completion['rank'];
}

/** What the other hosts of the resource have for the volume at the cursor comes first, then what is free. */
export function deviceOffers(scene: Scene): readonly Offer[] {
  const free = freeMinor(scene.request.cluster);
  const shared = unique(peerVolumes(scene).flatMap(({ device }) => devicePathOf(device) ?? []));
  return [
    ...shared.map((label): Offer => ({ label, kind: 'value', detail: 'as on the other host' })),
    { label: `/dev/drbd${free}`, kind: 'value', detail: `next free minor: ${free}` },
    { label: 'minor', kind: 'keyword', open: true },
  ];
}

/** The minor that goes with the path in front of the cursor, or that other hosts have, or the next free one. */
export function minorOffers(scene: Scene): readonly Offer[] {
  const ofPath = /^(?:\/dev\/)?drbd(\d+)$/.exec(scene.words[1]?.image ?? '')?.[1];
  const shared = peerVolumes(scene).flatMap(({ device }) => minorOf(device) ?? []);
  const own = ofPath === undefined ? shared.map(String) : [ofPath];
  const free = String(freeMinor(scene.request.cluster));
  const all = unique([...own, ...(ofPath === undefined ? [free] : [])]);
  return all.map((label) => ({
    label,
    kind: 'value',
    detail: own.includes(label) ? 'the same device' : 'next free minor',
  }));
}

/** The disks that the other hosts of the resource give the volume, and what their volume groups suggest. */
export function diskOffers(scene: Scene): readonly Offer[] {
  const { cluster } = scene.request;
  const peers = unique(peerVolumes(scene).flatMap(({ disk }) => nameOf(disk?.path) ?? []));
  const resource = scene.resource?.name?.text;
  const groups = resource === undefined || peers.length > 0 ? [] : cluster.keys('backing-group');
  return [
    ...peers.map((label): Offer => ({ label, kind: 'value', detail: 'as on the other host' })),
    ...groups.map(
      (group): Offer => ({
        label: `/dev/${group}/${resource}`,
        kind: 'value',
        detail: `in the volume group ${group}`,
      }),
    ),
  ];
}

/** The next number that no volume of the section has; the other hosts' numbers first. */
export function volumeOffers(scene: Scene): readonly Offer[] {
  const numbersIn = (nodes: readonly DrbdNode[]): readonly number[] =>
    nodes.flatMap((node) => (node.kind === 'volume' ? (integerOf(node.number) ?? []) : []));
  const used = new Set(numbersIn(children(scene.section)));
  const peers = scene.resource
    ? scene.resource.body.filter(isHostSection).flatMap(({ body }) => numbersIn(body))
    : [];
  const next = nextFree(used);
  const missing = unique([...peers, next].filter((number) => !used.has(number)).map(String));
  return missing.map((label) => ({
    label,
    kind: 'value',
    detail: label === String(next) ? 'next free volume' : 'a volume of the other host',
    open: true,
  }));
}

/** The next id that no node of the resource has. */
export function nodeIdOffers(scene: Scene): readonly Offer[] {
  const used = scene.resource
    ? hostsOf(scene.resource).flatMap(({ nodeId }) => integerOf(nodeId?.id) ?? [])
    : [];
  return [{ label: String(nextFree(new Set(used))), kind: 'value', detail: 'next free node id' }];
}

/** Addresses of the host with a port that is free; behind a colon the port alone. */
export function addressOffers(scene: Scene, host: string | undefined): readonly Offer[] {
  const { request, replace } = scene;
  const port = portFor(scene);
  const before = request.text.slice(0, replace.start);
  // A colon ends the address, unless it stands inside the brackets of IPv6.
  if (/:$/.test(before) && !/\[[^\]\s]*$/.test(before)) return [portOffer(port)];
  if (!/(?:address|ipv[46]|inside|outside|floating)\s+$/.test(before)) return [];
  const rest = /^[\w.:[\]-]*/.exec(request.text.slice(replace.end))?.[0] ?? '';
  const own = host === undefined ? [] : ipsOf(scene, host);
  return own.map((ip) => ({
    label: `${ip.includes(':') ? `ipv6 [${ip}]` : ip}:${port}`,
    kind: 'value',
    detail: `${host}, next free port`,
    replace: span(replace.start, replace.end + rest.length),
  }));
}

export function portOffers(scene: Scene): readonly Offer[] {
  return [{ ...portOffer(portFor(scene)), open: true }];
}

function portOffer(port: number): Offer {
  return { label: String(port), kind: 'value', detail: 'next free port' };
}

/** The host whose section is around the cursor. */
export function hostAround({ section, resource, request }: Scene): string | undefined {
  if (isHostSection(section)) return namesOf(section)[0]?.text;
  const around = resource?.body
    .filter(isHostSection)
    .find(({ span: at }) => at.start <= request.offset && request.offset <= at.end);
  return around && namesOf(around)[0]?.text;
}

/** Values that other resources give an option; a person who sets it again often wants the same. */
export function elsewhere({ request, resource }: Scene, known: DrbdOption): readonly Offer[] {
  const { cluster } = request;
  const own = resource?.name?.text ?? '*';
  const found = cluster
    .keys('drbd-option')
    .filter((key) => key.endsWith(` ${known.name}`) && key !== `${own} ${known.name}`)
    .flatMap((key) => cluster.declarations('drbd-option', key));
  const values = new Map(found.map(({ data }) => [data.value, data.resource ?? 'common']));
  return [...values]
    .filter(([value]) => /^[\w.-]+$/.test(value))
    .map(([label, where]) => ({ label, kind: 'value', detail: `as in ${where}` }));
}

/** The port that the other hosts of the resource use, which is the usual choice, or one that is free. */
function portFor(scene: Scene): number {
  const { resource, request } = scene;
  const ports = peers(scene).flatMap(({ address }) => integerOf(address?.port) ?? []);
  return (resource && ports[0]) ?? freePort(request.cluster);
}

function ipsOf({ request }: Scene, host: string): readonly string[] {
  const key = nodeKey(host);
  const found = request.cluster
    .declared('address')
    .filter(({ data }) => data.host && nodeKey(data.host) === key);
  return unique(found.map(({ data }) => data.ip));
}

/** The hosts of the resource but the one at the cursor. */
function peers(scene: Scene): readonly ResourceHost[] {
  const { resource, request } = scene;
  if (!resource) return [];
  const { offset } = request;
  return hostsOf(resource).filter(({ section }) => offset < section.span.start || section.span.end < offset);
}

/** The volume at the cursor, as the other hosts have it. */
function peerVolumes(scene: Scene): readonly VolumeParts[] {
  const { section } = scene;
  const number = isSection(section) && section.kind === 'volume' ? integerOf(section.number) : 0;
  return peers(scene).flatMap(({ volumes }) => volumes.filter((volume) => volume.number === number));
}

function nextFree(used: ReadonlySet<number>): number {
  let next = 0;
  while (used.has(next)) next++;
  return next;
}

function unique(all: readonly string[]): readonly string[] {
  return [...new Set(all)];
}
