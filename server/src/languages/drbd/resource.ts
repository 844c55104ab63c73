import {
  type AddressStatement,
  type AddressValue,
  type DeviceStatement,
  type DiskStatement,
  type DrbdNode,
  type HostSection,
  type HostStatement,
  integerOf,
  isHostSection,
  type MetaDiskStatement,
  type NodeIdStatement,
  type OptionStatement,
  type OptionsSection,
  ofKind,
  type ResourceSection,
  type VolumeSection,
  type Word,
} from './tree.ts';

/** What makes up a volume on a host, wherever it is written. */
export interface VolumeParts {
  /** 0 for the volume that needs no section; undefined when its number is none. */
  readonly number: number | undefined;
  /** The `volume` section; undefined for the implicit volume. */
  readonly section: VolumeSection | undefined;
  readonly device: DeviceStatement | undefined;
  readonly disk: DiskStatement | undefined;
  readonly metaDisk: MetaDiskStatement | undefined;
}

/** A host of a resource with what the resource as a whole gives it. */
export interface ResourceHost {
  readonly section: HostSection;
  readonly names: readonly Word[];
  readonly address: AddressValue | undefined;
  readonly nodeId: NodeIdStatement | undefined;
  readonly volumes: readonly VolumeParts[];
}

const hosts = new WeakMap<ResourceSection, readonly ResourceHost[]>();

/** The hosts of a resource. What is written in the resource itself holds for each (drbdadm_postparse.c). */
export function hostsOf(resource: ResourceSection): readonly ResourceHost[] {
  // Facts and many rules ask the same of every resource.
  const known = hosts.get(resource);
  if (known) return known;
  const found = findHosts(resource);
  hosts.set(resource, found);
  return found;
}

function findHosts(resource: ResourceSection): ResourceHost[] {
  const shared = volumesOf(resource.body);
  return resource.body.filter(isHostSection).map((section) => ({
    section,
    names: namesOf(section),
    address: section.kind === 'floating' ? section.address : addressOf(section.body),
    nodeId: ofKind(section.body, 'node-id')[0],
    volumes: merge(volumesOf(section.body), shared),
  }));
}

/** The hosts that a section speaks of, where it names them. */
export function namesOf(section: HostSection): readonly Word[] {
  return section.kind === 'on' ? section.hosts.filter(isName) : [];
}

/** The volumes of a resource or host as written in it: the implicit one first, when anything of it is there. */
export function volumesOf(body: readonly DrbdNode[]): VolumeParts[] {
  const implicit = partsOf(body);
  const explicit = ofKind(body, 'volume').map((section) => ({
    ...partsOf(section.body),
    number: integerOf(section.number),
    section,
  }));
  return implicit.device || implicit.disk || implicit.metaDisk ? [implicit, ...explicit] : explicit;
}

function partsOf(body: readonly DrbdNode[]): VolumeParts {
  const device = body.find((node) => node.kind === 'device');
  const disk = body.find((node) => node.kind === 'disk');
  const metaDisk = body.find((node) => node.kind === 'meta-disk');
  return { number: 0, section: undefined, device, disk, metaDisk };
}

function merge(own: readonly VolumeParts[], shared: readonly VolumeParts[]): VolumeParts[] {
  const merged = own.map((volume) => {
    const base = shared.find((one) => one.number === volume.number && volume.number !== undefined);
    if (!base) return volume;
    return {
      number: volume.number,
      section: volume.section ?? base.section,
      device: volume.device ?? base.device,
      disk: volume.disk ?? base.disk,
      metaDisk: volume.metaDisk ?? base.metaDisk,
    };
  });
  const inherited = shared.filter((base) => !own.some(({ number }) => number === base.number));
  return [...merged, ...inherited];
}

function addressOf(body: readonly DrbdNode[]): AddressValue | undefined {
  return body.find((node): node is AddressStatement => node.kind === 'address')?.address;
}

/** Whether a word says a name; a placeholder does not say it yet. */
export function isName(word: Word): boolean {
  return word.form === 'word' || word.form === 'string';
}

/** The text of a word that says a name. */
export function nameOf(word: Word | undefined): string | undefined {
  return word && isName(word) && word.text !== '' ? word.text : undefined;
}

/** The minor a device statement gives: the number after `minor`, else the digits at the end of the path. */
export function minorOf(device: DeviceStatement | undefined): number | undefined {
  if (device?.minor) return integerOf(device.minor);
  const digits = /^(?:\/dev\/)?drbd(\d{1,8})$/.exec(nameOf(device?.path) ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The device of a statement by the path drbdadm gives it. */
export function devicePathOf(device: DeviceStatement | undefined): string | undefined {
  const path = nameOf(device?.path);
  if (path !== undefined) return /^drbd/.test(path) ? `/dev/${path}` : path;
  const minor = minorOf(device);
  return minor === undefined ? undefined : `/dev/drbd${minor}`;
}

/** The options in sections of one name, of a resource, of common or of a connection. */
export function optionsIn(body: readonly DrbdNode[], section: OptionsSection['section']): OptionStatement[] {
  return ofKind(body, 'options-section')
    .filter((one) => one.section === section)
    .flatMap((one) => ofKind(one.body, 'option'));
}

/** The hosts that connections and meshes name, with their paths. */
export function connectionHosts(body: readonly DrbdNode[]): HostStatement[] {
  return ofKind(body, 'connection').flatMap((connection) => [
    ...ofKind(connection.body, 'host'),
    ...ofKind(connection.body, 'path').flatMap((path) => ofKind(path.body, 'host')),
  ]);
}

/** `yes`, `no` or nothing, as drbdadm reads a switch; `no-NAME` turns it off. */
export function isOn(option: OptionStatement): boolean {
  const off = option.keyword.text.startsWith('no-');
  return off ? false : option.value === undefined || option.value.text === 'yes';
}
