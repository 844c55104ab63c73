import { logicalVolume } from '../../core/devices.ts';
import type { FactCollector } from '../../core/fact.ts';
import { addressKey, deviceKey, minorKey, nodeKey } from '../../core/keys.ts';
import type { Include } from '../../core/language.ts';
import { declareVersionEvidence } from './evidence.ts';
import { settingOf } from './option-names.ts';
import {
  connectionHosts,
  devicePathOf,
  hostsOf,
  isName,
  isOn,
  minorOf,
  nameOf,
  optionsIn,
  type ResourceHost,
  type VolumeParts,
  volumesOf,
} from './resource.ts';
import {
  type AddressValue,
  type CommonSection,
  children,
  type DrbdNode,
  type FileNode,
  type GlobalSection,
  integerOf,
  type OptionStatement,
  ofKind,
  type ResourceSection,
  type Word,
} from './tree.ts';

/** What a block says about the cluster. */
export function facts(tree: FileNode, collect: FactCollector): void {
  for (const node of tree.body) {
    if (node.kind === 'resource') resourceFacts(node, collect);
    if (node.kind === 'resource' || node.kind === 'common') inheritedOptions(node, collect);
    if (node.kind === 'global') globalOptions(node, collect);
    if (node.kind === 'global' || node.kind === 'common') {
      collect.declare('drbd-section', node.kind, node.keyword.span, {});
    }
    if (node.kind === 'include') {
      const pattern = nameOf(node.pattern);
      if (node.pattern && pattern) collect.refer('file', pattern, node.pattern.span, { pattern });
    }
    if (node.kind === 'resource' || node.kind === 'common') {
      for (const { path, text } of templatesOf(node)) {
        collect.refer('file', text, path.span, { pattern: text });
        // That of `common` is read, and nothing comes of it.
        if (node.kind === 'common') continue;
        collect.declare('drbd-template', text.slice(text.lastIndexOf('/') + 1), path.span, { path: text });
      }
    }
  }
  declareVersionEvidence(tree, collect);
}

/** The files that a block reads: what it includes, and the templates of its resources. */
export function includes(tree: FileNode): readonly Include[] {
  const included = ofKind(tree.body, 'include').flatMap(({ pattern }) => {
    const text = nameOf(pattern);
    return pattern && text ? [{ pattern: text, span: pattern.span }] : [];
  });
  const templates = [...ofKind(tree.body, 'resource'), ...ofKind(tree.body, 'common')].flatMap(templatesOf);
  return [...included, ...templates.map(({ path, text }) => ({ pattern: text, span: path.span }))];
}

function templatesOf({
  body,
}: ResourceSection | CommonSection): { readonly path: Word; readonly text: string }[] {
  return ofKind(body, 'template-file').flatMap(({ path }) => {
    const text = nameOf(path);
    return path && text ? [{ path, text }] : [];
  });
}

function resourceFacts(resource: ResourceSection, collect: FactCollector): void {
  const name = nameOf(resource.name);
  if (!resource.name || name === undefined) return;
  const hosts = hostsOf(resource);
  const template = templatesOf(resource)[0]?.text;
  collect.declare('drbd-resource', name, resource.name.span, {
    hosts: hosts.flatMap((host) => host.names.map(({ text }) => text)),
    ...(template !== undefined && { template }),
    dualPrimary: optionsIn(resource.body, 'net').some(
      (option) => option.keyword.text === 'allow-two-primaries' && isOn(option),
    ),
    ...(hosts.some(({ section }) => section.kind === 'stacked-on-top-of') && { stacked: true }),
  });
  for (const host of hosts) hostFacts(name, host, collect);
  // Without hosts the volumes of the resource still name its devices.
  if (hosts.length === 0)
    for (const volume of volumesOf(resource.body)) volumeFacts(name, volume, [], collect);
  for (const host of connectionHosts(resource.body)) {
    if (host.name && isName(host.name)) referToNode(host.name, name, collect);
    declareAddress(host.address, { resource: name, host: nameOf(host.name) }, collect);
  }
  for (const mesh of ofKind(resource.body, 'connection-mesh')) {
    for (const word of ofKind(mesh.body, 'hosts').flatMap(({ names }) => names)) {
      if (isName(word)) referToNode(word, name, collect);
    }
  }
  references(name, resource, collect);
}

function hostFacts(resource: string, host: ResourceHost, collect: FactCollector): void {
  const names = host.names.map(({ text }) => text);
  for (const word of host.names) referToNode(word, resource, collect);
  declareAddress(host.address, { resource, host: names[0] }, collect);
  if (host.section.kind === 'stacked-on-top-of') {
    const lower = nameOf(host.section.lower);
    if (host.section.lower && lower) {
      collect.refer('drbd-resource', lower, host.section.lower.span, {
        by: resource,
        parameter: 'stacked-on-top-of',
      });
    }
  }
  for (const volume of host.volumes) volumeFacts(resource, volume, names, collect);
}

/** A volume on one host. A section without host names (floating, stacked) holds for hosts that this file does not name. */
interface VolumeOf {
  readonly resource: string;
  readonly volume: number;
  readonly host?: string;
}

function volumeFacts(
  resource: string,
  volume: VolumeParts,
  hosts: readonly string[],
  collect: FactCollector,
): void {
  const { number } = volume;
  if (number === undefined) return;
  const places: readonly (string | undefined)[] = hosts.length > 0 ? hosts : [undefined];
  for (const host of places) {
    const owner = { resource, volume: number, ...(host !== undefined && { host }) };
    deviceFacts(owner, volume, collect);
    metaDiskFacts(owner, volume, collect);
    diskFacts(owner, volume, collect);
  }
}

/** The kernel names a device by its minor; a name of its own is a link, as are those by resource (65-drbd.rules). */
function deviceFacts(owner: VolumeOf, { device, section }: VolumeParts, collect: FactCollector): void {
  const at = device?.path?.span ?? device?.minor?.span;
  if (!at) return;
  const { resource, volume, host } = owner;
  const minor = minorOf(device);
  const path = devicePathOf(device);
  if (path !== undefined) {
    const data = { ...owner, name: deviceKey(path), ...(minor !== undefined && { minor }) };
    const byMinor = `/dev/drbd${minor}`;
    collect.declare('device', data.name, at, data);
    if (minor !== undefined && byMinor !== data.name) collect.declare('device', byMinor, at, data);
    const byResource = `/dev/drbd/by-res/${resource}`;
    collect.declare('device', `${byResource}/${volume}`, at, {
      ...data,
      ...(!section && { numbered: true }),
    });
    if (!section) collect.declare('device', byResource, at, { ...data, numbered: false });
  }
  if (minor !== undefined && host !== undefined)
    collect.declare('minor', minorKey(host, minor), at, { resource, volume, host, minor });
}

function metaDiskFacts(
  { resource, volume, host }: VolumeOf,
  { metaDisk }: VolumeParts,
  collect: FactCollector,
): void {
  const external = nameOf(metaDisk?.path);
  if (!metaDisk?.path || external === undefined || external === 'internal' || host === undefined) return;
  const path = deviceKey(external);
  const { span } = metaDisk.path;
  const key = `${nodeKey(host)} ${path} ${metaDisk.index?.text ?? 'flexible'}`;
  const index = metaDisk.index && { index: metaDisk.index.text };
  collect.declare('meta-disk', key, span, { resource, volume, host, path, ...index });
  collect.declare('meta-device', path, span, { resource, host });
}

function diskFacts(owner: VolumeOf, { disk }: VolumeParts, collect: FactCollector): void {
  const backing = nameOf(disk?.path);
  if (!disk?.path || backing === undefined || backing === 'none') return;
  const { resource } = owner;
  const path = deviceKey(backing);
  const { span } = disk.path;
  collect.declare('disk', path, span, owner);
  const group = logicalVolume(path)?.group;
  if (group !== undefined) collect.declare('backing-group', group, span, { resource, path: backing });
  if (backing.startsWith('/dev/drbd')) collect.refer('device', path, span, { by: 'disk', id: resource });
}

function declareAddress(
  address: AddressValue | undefined,
  { resource, host }: { readonly resource: string; readonly host: string | undefined },
  collect: FactCollector,
): void {
  const ip = nameOf(address?.host);
  const port = integerOf(address?.port);
  if (!address || ip === undefined || port === undefined) return;
  collect.declare('address', addressKey(ip, port), address.span, {
    ip,
    port,
    use: 'drbd',
    resource,
    ...(host !== undefined && { host }),
  });
}

function referToNode(word: Word, resource: string, collect: FactCollector): void {
  collect.refer('node', nodeKey(word.text), word.span, { name: word.text, by: 'drbd', id: resource });
}

/** Other resources that options of this one name: `resync-after r0`, `resync-after r0/1`. */
function references(resource: string, node: DrbdNode, collect: FactCollector): void {
  if (node.kind === 'option') {
    const { text } = node.keyword;
    const target = nameOf(node.value);
    if (node.value && target && (text === 'resync-after' || (text === 'after' && node.inside === 'syncer'))) {
      collect.refer('drbd-resource', target.replace(/\/\d+$/, ''), node.value.span, {
        by: resource,
        parameter: text,
      });
    }
  }
  for (const child of children(node)) references(resource, child, collect);
}

/** Options whose value in force other rules must know although it stands in another file. */
const INHERITED = new Set([
  'after-resync-target',
  'allow-two-primaries',
  'c-plan-ahead',
  'cram-hmac-alg',
  'fence-peer',
  'fencing',
  'on-congestion',
  'on-no-quorum',
  'protocol',
  'quorum',
  'shared-secret',
  'unfence-peer',
]);

/** The key of an option of a resource, or of all resources (`common`). */
export function optionKey(resource: string | undefined, name: string): string {
  return `${resource ?? '*'} ${name}`;
}

/** What `common` says, all of it, and of resources what other rules must know. */
function inheritedOptions(
  node: Extract<DrbdNode, { kind: 'resource' | 'common' }>,
  collect: FactCollector,
): void {
  const resource = node.kind === 'resource' ? nameOf(node.name) : undefined;
  if (node.kind === 'resource' && resource === undefined) return;
  const declare = (option: OptionStatement, connection: boolean) => {
    const { name, value } = settingOf(option);
    if (resource !== undefined && !INHERITED.has(name)) return;
    collect.declare('drbd-option', optionKey(resource, name), option.span, {
      section: option.inside,
      // Facts may be shown; a secret is not.
      value: name === 'shared-secret' ? '' : value,
      ...(resource !== undefined && { resource }),
      ...(connection && { connection }),
    });
  };
  for (const child of node.body) {
    if (child.kind === 'option' || child.kind === 'options-section') {
      for (const option of optionsAt(child)) declare(option, false);
    } else if (child.kind === 'connection' || child.kind === 'connection-mesh') {
      for (const option of child.body.flatMap(optionsAt)) declare(option, true);
    }
  }
}

/** How udev names devices is said once for all resources. */
function globalOptions({ body }: GlobalSection, collect: FactCollector): void {
  for (const option of ofKind(body, 'option')) {
    if (option.keyword.text !== 'udev-always-use-vnr') continue;
    collect.declare('drbd-option', optionKey(undefined, option.keyword.text), option.span, {
      section: 'global',
      value: 'yes',
    });
  }
}

function optionsAt(node: DrbdNode): readonly OptionStatement[] {
  if (node.kind === 'option') return [node];
  return node.kind === 'options-section' ? ofKind(node.body, 'option') : [];
}
