/** Where a key may stand: outside all sections, in a target, in the section of a store. */
export type Place = 'global' | 'target' | 'store';

export type ValueType =
  | { readonly kind: 'text'; readonly name: string; readonly usual?: readonly string[] }
  | { readonly kind: 'word'; readonly words: readonly string[] }
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'account' }
  | { readonly kind: 'initiator' }
  | { readonly kind: 'store' };

export interface KeyInfo {
  readonly name: string;
  readonly places: readonly Place[];
  readonly type: ValueType;
  /** In our own words. */
  readonly doc: string;
  readonly default?: string;
  /**
   * What a second line of the same key means: one more; tgt-admin stops; or the first alone counts.
   */
  readonly again: 'more' | 'stops' | 'first';
}

const text = (name: string, usual?: readonly string[]): ValueType => ({
  kind: 'text',
  name,
  ...(usual ? { usual } : {}),
});
const word = (...words: readonly string[]): ValueType => ({ kind: 'word', words });
const number = (min: number, max: number): ValueType => ({ kind: 'number', min, max });

const unit = (name: string, type: ValueType, doc: string, fallback?: string): KeyInfo => ({
  name,
  places: ['target', 'store'],
  type,
  doc,
  again: 'stops',
  ...(fallback ? { default: fallback } : {}),
});
const session = (name: string, type: ValueType, fallback: string, doc: string): KeyInfo => ({
  name,
  places: ['target'],
  type,
  default: fallback,
  doc,
  again: 'first',
});
const yesNo = word('Yes', 'No');
const DIGEST = word('None', 'CRC32C');
const MAX = 16_777_215;

/** Every key that tgt-admin 1.0.85 looks at (add_targets, process_options, add_backing_direct, add_params). */
export const keys: readonly KeyInfo[] = [
  {
    name: 'default-driver',
    places: ['global'],
    type: word('iscsi', 'iser', 'fc', 'fcoe', 'iscsi_rdma'),
    default: 'iscsi',
    doc: 'The driver of targets that name none.',
    again: 'stops',
  },
  {
    name: 'ignore-errors',
    places: ['global'],
    type: word('yes', 'no'),
    default: 'no',
    doc: 'Whether tgt-admin goes on when a command fails.',
    again: 'first',
  },
  {
    name: 'control-port',
    places: ['global'],
    type: number(0, 65_535),
    default: '0',
    doc: 'The control port of the tgtd that is meant, where several run.',
    again: 'stops',
  },
  {
    name: 'incomingdiscoveryuser',
    places: ['global'],
    type: { kind: 'account' },
    doc: 'Name and password that initiators need to see the list of targets.',
    again: 'first',
  },
  {
    name: 'outgoingdiscoveryuser',
    places: ['global'],
    type: { kind: 'account' },
    doc: 'Name and password with which tgtd proves itself at the discovery.',
    again: 'first',
  },
  {
    name: 'iSNS',
    places: ['global'],
    type: word('On', 'Off'),
    doc: 'Whether tgtd registers with an iSNS server. Needs iSNSServerIP.',
    again: 'stops',
  },
  {
    name: 'iSNSAccessControl',
    places: ['global'],
    type: word('On', 'Off'),
    doc: 'Whether the iSNS server says who may log in.',
    again: 'stops',
  },
  {
    name: 'iSNSServerIP',
    places: ['global'],
    type: text('address'),
    doc: 'The address of the iSNS server.',
    again: 'stops',
  },
  {
    name: 'iSNSServerPort',
    places: ['global'],
    type: number(1, 65_535),
    doc: 'The port of the iSNS server.',
    again: 'stops',
  },
  {
    name: 'driver',
    places: ['target'],
    type: word('iscsi', 'iser', 'fc', 'fcoe', 'iscsi_rdma'),
    doc: 'The driver of this target.',
    default: 'that of default-driver',
    again: 'first',
  },
  {
    name: 'controller_tid',
    places: ['target'],
    type: number(1, 65_535),
    doc: 'The number of the target. Without it, the next that is free: it then depends on the order of the targets.',
    again: 'first',
  },
  {
    name: 'backing-store',
    places: ['target'],
    type: { kind: 'store' },
    doc: 'A disk or a file to export. Each gets a LUN, counted from 1 in the order of the paths.',
    again: 'more',
  },
  {
    name: 'direct-store',
    places: ['target'],
    type: { kind: 'store' },
    doc: 'A disk to export with the vendor, product and serial number it has itself (asked with `sg_inq`).',
    again: 'more',
  },
  {
    name: 'initiator-address',
    places: ['target'],
    type: { kind: 'initiator' },
    doc: 'An address or a network that may log in. Without any, everybody may.',
    again: 'more',
  },
  {
    name: 'initiator-name',
    places: ['target'],
    type: text('iqn'),
    doc: 'The name of an initiator that may log in. Without an initiator-address beside it, everybody may all the same.',
    again: 'more',
  },
  {
    name: 'incominguser',
    places: ['target'],
    type: { kind: 'account' },
    doc: 'Name and password of an account that may log in. The password is one word; some initiators want 12 to 16 characters.',
    again: 'more',
  },
  {
    name: 'outgoinguser',
    places: ['target'],
    type: { kind: 'account' },
    doc: 'Name and password with which the target proves itself to the initiator.',
    again: 'first',
  },
  {
    name: 'allow-in-use',
    places: ['target', 'store'],
    type: word('yes', 'no'),
    default: 'no',
    doc: 'Whether a disk is exported although something on this machine uses it.',
    again: 'first',
  },
  unit('lun', number(1, 255), 'The number of the unit. 0 is the controller.', 'counted from 1'),
  unit(
    'write-cache',
    word('on', 'off'),
    'Whether the unit says that it has a write cache. Off is safe for a cluster.',
    'on',
  ),
  unit(
    'scsi_id',
    text('identifier'),
    'The identifier by which initiators know the disk again; the same on all nodes.',
  ),
  unit('scsi_sn', text('serial number'), 'The serial number of the disk; the same on all nodes.'),
  unit('vendor_id', text('vendor'), 'The vendor that initiators see, up to 8 characters.', 'IET'),
  unit(
    'product_id',
    text('product'),
    'The product that initiators see, up to 16 characters.',
    'VIRTUAL-DISK',
  ),
  unit('product_rev', text('revision'), 'The revision that initiators see, up to 4 characters.', '0001'),
  unit('removable', number(0, 1), 'Whether the medium can be removed.', '0'),
  unit('readonly', number(0, 1), 'Whether initiators may only read.', '0'),
  unit('online', number(0, 1), 'Whether the unit is online.', '1'),
  unit('sense_format', number(0, 1), 'The format of sense data: 0 for fixed, 1 for descriptors.', '0'),
  unit('path', text('path'), 'The file of a removable medium.'),
  unit('lbppbe', text('exponent'), 'Logical blocks per physical block, as exponent of 2.'),
  unit('la_lba', text('block'), 'The lowest aligned logical block.'),
  unit('optimal_xfer_gran', text('blocks'), 'The granularity of good transfers.'),
  unit('optimal_xfer_len', text('blocks'), 'The length of good transfers.'),
  { ...unit('mode_page', text('page:subpage:size:bytes'), 'A SCSI mode page.'), again: 'more' },
  {
    ...unit('params', text('name=value,...'), 'Parameters of the unit, as `tgtadm --params` takes them.'),
    again: 'more',
  },
  unit(
    'bs-type',
    text('type', ['rdwr', 'aio', 'sg', 'bsg', 'ssc', 'null', 'rbd', 'glfs']),
    'How the disk is read and written.',
    'rdwr',
  ),
  unit('bsopts', text('options'), 'Options of the backing store.'),
  unit('bsoflags', word('sync', 'direct', 'sync:direct'), 'With which flags the disk is opened.'),
  unit('block-size', number(512, 65_536), 'The size of a block: a power of two.', '512'),
  unit(
    'device-type',
    word('disk', 'tape', 'cd', 'changer', 'osd', 'ssc', 'pt'),
    'What the unit is to initiators.',
    'disk',
  ),
  session(
    'MaxRecvDataSegmentLength',
    number(512, MAX),
    '8192',
    'The longest data segment that the target takes, in bytes.',
  ),
  session(
    'MaxXmitDataSegmentLength',
    number(512, MAX),
    '8192',
    'The longest data segment that the target sends, in bytes.',
  ),
  session('HeaderDigest', DIGEST, 'None', 'A checksum over the headers.'),
  session('DataDigest', DIGEST, 'None', 'A checksum over the data.'),
  session('InitialR2T', yesNo, 'Yes', 'Whether the initiator waits for leave before it sends data.'),
  session('MaxOutstandingR2T', number(1, 65_535), '1', 'How many such leaves may be open.'),
  session('ImmediateData', yesNo, 'Yes', 'Whether data may come with the command.'),
  session('FirstBurstLength', number(512, MAX), '65536', 'How much data may come unasked, in bytes.'),
  session('MaxBurstLength', number(512, MAX), '262144', 'How much data may come in one go, in bytes.'),
  session('DataPDUInOrder', yesNo, 'Yes', 'Whether parts of a sequence come in order.'),
  session('DataSequenceInOrder', yesNo, 'Yes', 'Whether sequences come in order.'),
  session('ErrorRecoveryLevel', number(0, 2), '0', 'How much is repaired without a new session.'),
  session('IFMarker', yesNo, 'No', 'Markers in the stream to the target.'),
  session('OFMarker', yesNo, 'No', 'Markers in the stream from the target.'),
  session('DefaultTime2Wait', number(0, 3600), '2', 'Seconds before a lost session is taken up again.'),
  session('DefaultTime2Retain', number(0, 3600), '20', 'Seconds for which a lost session is kept.'),
  session('OFMarkInt', number(1, 65_535), '2048', 'The distance of markers from the target.'),
  session('IFMarkInt', number(1, 65_535), '2048', 'The distance of markers to the target.'),
  session('MaxConnections', number(1, 65_535), '1', 'How many connections a session may have.'),
  session('state', word('ready', 'offline'), 'ready', 'Whether initiators may log in.'),
];

const byName = new Map(keys.map((one) => [one.name, one]));

/** The key of this name; upper and lower case differ. */
export function keyInfo(name: string): KeyInfo | undefined {
  return byName.get(name);
}

/** The sections that tgt-admin looks at, and what they may stand in. */
export const sections: ReadonlyMap<
  string,
  { readonly inside: Place; readonly holds: Place; readonly doc: string }
> = new Map([
  ['target', { inside: 'global', holds: 'target', doc: 'A target, by its name: an iqn.' }],
  [
    'backing-store',
    { inside: 'target', holds: 'store', doc: 'A disk or file to export, with settings of its own.' },
  ],
  [
    'direct-store',
    {
      inside: 'target',
      holds: 'store',
      doc: 'A disk to export with its own identity, with settings of its own.',
    },
  ],
]);

/** What a value may be, in a few words. */
export function describeType(type: ValueType): string {
  switch (type.kind) {
    case 'word':
      return type.words.join(' | ');
    case 'number':
      return `${type.min} to ${type.max}`;
    case 'text':
      return type.name;
    case 'account':
      return 'name password';
    case 'initiator':
      return 'address, network or ALL';
    case 'store':
      return 'path';
  }
}
