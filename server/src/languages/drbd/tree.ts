import type { Span } from '../../core/span.ts';

/** How a word is written; only `string` may hold any character, and only it is never a keyword or a number. */
export type WordForm = 'word' | 'string' | 'placeholder' | 'odd';

/** A name or value with its place. `text` is without quotes and escapes. */
export interface Word {
  readonly text: string;
  readonly span: Span;
  readonly form: WordForm;
}

/** What a statement stands in; the names are those of the catalog, which tells volumes by what they stand in. */
export type Place =
  | 'file'
  | 'global'
  | 'common'
  | 'resource'
  | 'on'
  | 'floating'
  | 'stacked-on-top-of'
  | 'volume'
  | 'resource volume'
  | 'stacked volume'
  | 'connection volume'
  | 'connection'
  | 'path'
  | 'connection-mesh'
  | 'net'
  | 'disk'
  | 'startup'
  | 'handlers'
  | 'options'
  | 'syncer'
  | 'proxy'
  | 'proxy on'
  | 'plugin'
  | 'skip'
  | 'unknown';

/** The sections that hold options. */
export type OptionPlace = 'net' | 'disk' | 'startup' | 'handlers' | 'options' | 'syncer' | 'proxy';

interface Statement {
  readonly span: Span;
  /** The word the statement begins with. */
  readonly keyword: Word;
  readonly inside: Place;
}

interface Section extends Statement {
  /** Words before the brace that the section does not take. */
  readonly rest: readonly Word[];
  readonly body: readonly DrbdNode[];
  /** Whether braces are there at all; without them the section is a statement somebody is still typing. */
  readonly braces: boolean;
}

/** One block: usually one statement, more where the text is damaged. */
export interface FileNode {
  readonly kind: 'file';
  readonly span: Span;
  readonly body: readonly DrbdNode[];
}

export interface GlobalSection extends Section {
  readonly kind: 'global';
}
export interface CommonSection extends Section {
  readonly kind: 'common';
}
export interface ResourceSection extends Section {
  readonly kind: 'resource';
  readonly name: Word | undefined;
}
/** `on HOST... { }`: the part of a resource on one host (on several hosts that share it). */
export interface OnSection extends Section {
  readonly kind: 'on';
  readonly hosts: readonly Word[];
}
/** `floating ADDRESS;` or `floating ADDRESS { }`: a host known by its address instead of its name. */
export interface FloatingSection extends Section {
  readonly kind: 'floating';
  readonly address: AddressValue | undefined;
}
export interface StackedSection extends Section {
  readonly kind: 'stacked-on-top-of';
  readonly lower: Word | undefined;
}
export interface VolumeSection extends Section {
  readonly kind: 'volume';
  readonly number: Word | undefined;
}
export interface ConnectionSection extends Section {
  readonly kind: 'connection';
  readonly name: Word | undefined;
}
export interface PathSection extends Section {
  readonly kind: 'path';
}
export interface MeshSection extends Section {
  readonly kind: 'connection-mesh';
}
/** `net { }`, `disk { }`, `proxy { }` and the other sections of options. */
export interface OptionsSection extends Section {
  readonly kind: 'options-section';
  readonly section: OptionPlace;
}
/** `proxy on HOST { inside ...; outside ...; }` */
export interface ProxyOnSection extends Section {
  readonly kind: 'proxy-on';
  readonly hosts: readonly Word[];
}
/** `skip [WORDS] { }`: text that drbdadm leaves out. */
export interface SkipSection extends Section {
  readonly kind: 'skip';
}
/** `plugin { }` of DRBD Proxy: free text. */
export interface PluginSection extends Section {
  readonly kind: 'plugin';
}
/** A section whose keyword DRBD does not have. */
export interface UnknownSection extends Section {
  readonly kind: 'unknown-section';
}

export interface IncludeStatement extends Statement {
  readonly kind: 'include';
  readonly pattern: Word | undefined;
  readonly rest: readonly Word[];
}
export interface RequireVersionStatement extends Statement {
  readonly kind: 'require-version';
  readonly version: Word | undefined;
  readonly rest: readonly Word[];
}
/** `device /dev/drbd0;`, `device minor 0;`, `device /dev/drbd_home minor 0;` */
export interface DeviceStatement extends Statement {
  readonly kind: 'device';
  readonly path: Word | undefined;
  /** The word `minor`, which a number must follow. */
  readonly minorKeyword: Word | undefined;
  readonly minor: Word | undefined;
  readonly rest: readonly Word[];
}
/** `disk /dev/sda7;` */
export interface DiskStatement extends Statement {
  readonly kind: 'disk';
  readonly path: Word | undefined;
  readonly rest: readonly Word[];
}
export interface MetaDiskStatement extends Statement {
  readonly kind: 'meta-disk';
  readonly flexible: boolean;
  readonly path: Word | undefined;
  readonly index: Word | undefined;
  /** The brackets around the index, as far as they are there. */
  readonly brackets: 'none' | 'open' | 'closed';
  readonly rest: readonly Word[];
}
export interface AddressStatement extends Statement {
  readonly kind: 'address';
  readonly address: AddressValue | undefined;
  readonly via: Via | undefined;
}
export interface NodeIdStatement extends Statement {
  readonly kind: 'node-id';
  readonly id: Word | undefined;
  readonly rest: readonly Word[];
}
/** `host NAME [address ...] [port N] [via ...];` of a connection. */
export interface HostStatement extends Statement {
  readonly kind: 'host';
  readonly name: Word | undefined;
  readonly address: AddressValue | undefined;
  readonly port: Word | undefined;
  readonly via: Via | undefined;
  readonly rest: readonly Word[];
}
/** `hosts NAME...;` of a connection mesh. */
export interface HostsStatement extends Statement {
  readonly kind: 'hosts';
  readonly names: readonly Word[];
}
/** `inside ADDRESS;`, `outside ADDRESS;` of a proxy. */
export interface ProxyAddressStatement extends Statement {
  readonly kind: 'proxy-address';
  readonly address: AddressValue | undefined;
}
export interface TemplateFileStatement extends Statement {
  readonly kind: 'template-file';
  readonly path: Word | undefined;
  readonly rest: readonly Word[];
}
export interface IgnoreOnStatement extends Statement {
  readonly kind: 'ignore-on';
  readonly host: Word | undefined;
  readonly rest: readonly Word[];
}
/** Everything else that ends with a semicolon: `timeout 60;`, `usage-count no;`, `protocol C;` */
export interface OptionStatement extends Statement {
  readonly kind: 'option';
  readonly value: Word | undefined;
  readonly rest: readonly Word[];
}

/** The way out of the site in `host ... via ...`. */
export interface Via {
  readonly span: Span;
  readonly outside: AddressValue | undefined;
  readonly proxy: ProxyOnSection | undefined;
}

/** `[ipv6] [fd00::1]:7788`, in its parts as far as they are there. */
export interface AddressValue {
  readonly span: Span;
  readonly family: Word | undefined;
  readonly host: Word | undefined;
  readonly bracketed: boolean;
  readonly port: Word | undefined;
  /** What follows and belongs to no address. */
  readonly rest: readonly Word[];
}

export type DrbdSection =
  | GlobalSection
  | CommonSection
  | ResourceSection
  | OnSection
  | FloatingSection
  | StackedSection
  | VolumeSection
  | ConnectionSection
  | PathSection
  | MeshSection
  | OptionsSection
  | ProxyOnSection
  | SkipSection
  | PluginSection
  | UnknownSection;

export type DrbdStatement =
  | IncludeStatement
  | RequireVersionStatement
  | DeviceStatement
  | DiskStatement
  | MetaDiskStatement
  | AddressStatement
  | NodeIdStatement
  | HostStatement
  | HostsStatement
  | ProxyAddressStatement
  | TemplateFileStatement
  | IgnoreOnStatement
  | OptionStatement;

export type DrbdNode = FileNode | DrbdSection | DrbdStatement;

/** A `host` section of a resource: what `on`, `floating` and `stacked-on-top-of` have in common. */
export type HostSection = OnSection | FloatingSection | StackedSection;

export function isSection(node: DrbdNode): node is DrbdSection {
  return 'body' in node && node.kind !== 'file';
}

export function isHostSection(node: DrbdNode): node is HostSection {
  return node.kind === 'on' || node.kind === 'floating' || node.kind === 'stacked-on-top-of';
}

const NOTHING: readonly DrbdNode[] = [];

export function children(node: DrbdNode): readonly DrbdNode[] {
  if ('body' in node) return node.body;
  if ((node.kind === 'host' || node.kind === 'address') && node.via?.proxy) return [node.via.proxy];
  return NOTHING;
}

/** The nodes of one kind among statements. */
export function ofKind<K extends DrbdNode['kind']>(
  nodes: readonly DrbdNode[],
  kind: K,
): Extract<DrbdNode, { kind: K }>[] {
  return nodes.filter((node): node is Extract<DrbdNode, { kind: K }> => node.kind === kind);
}

/** A number as the scanner's integer tokens demand it: one to eight digits. */
export function integerOf(word: Word | undefined): number | undefined {
  return word?.form === 'word' && /^\d{1,8}$/.test(word.text) ? Number(word.text) : undefined;
}

const FACTORS: Readonly<Record<string, number>> = { s: 512, K: 1024, M: 1024 ** 2, G: 1024 ** 3 };

/** What the scanner makes of a number with a suffix, which it reads where it demands a number, too: `7K`. */
export function suffixedNumber(word: Word | undefined): number | undefined {
  const [, digits, suffix = ''] = (word?.form === 'word' && /^(\d{1,8})([sKMG])$/.exec(word.text)) || [];
  return digits === undefined ? undefined : Number(digits) * (FACTORS[suffix] ?? 1);
}
