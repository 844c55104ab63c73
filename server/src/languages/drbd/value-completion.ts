import type { Completion } from '../../core/language.ts';
import { nodeNames } from '../../core/node-names.ts';
import { type DrbdOption, option, valueDoc } from './catalog.ts';
import type { Scene } from './completion.ts';
import {
  addressOffers,
  deviceOffers,
  diskOffers,
  elsewhere,
  hostAround,
  minorOffers,
  nodeIdOffers,
  type Offer,
  portOffers,
  volumeOffers,
} from './known-values.ts';
import { hostsOf } from './resource.ts';
import * as Token from './tokens.ts';
import { children, type DrbdNode, ofKind } from './tree.ts';
import { amount } from './wording.ts';

/** What may follow the words of the statement at the cursor. */
export function valueCompletions(scene: Scene): Completion[] {
  const { replace, followed } = scene;
  const { text: source } = scene.request;
  return offersOf(scene).map(({ label, text = label, open = false, replace: own, ...offer }, index) => {
    const at = own ?? replace;
    // An address reaches further than the word at the cursor, and with it what follows.
    const goesOn = own ? /^[ \t]*[^\s}#]/.test(source.slice(at.end)) : followed;
    return {
      ...offer,
      label,
      insert: open || goesOn ? text : `${text};`,
      replace: at,
      rank: index === 0 ? 0 : 1,
    };
  });
}

function offersOf(scene: Scene): readonly Offer[] {
  const { words, place, version, section } = scene;
  const [head, second] = words;
  if (!head) return [];
  const first = words.length === 1;
  const written = words.map(({ image }) => image);
  switch (head.tokenType) {
    case Token.On:
    case Token.IgnoreOn:
      return hostOffers(scene, ownHosts(scene), true);
    case Token.ProxyWord:
      return first
        ? [{ label: 'on', kind: 'keyword', open: true }]
        : second?.tokenType === Token.On
          ? hostOffers(scene, [], true)
          : [];
    case Token.Host:
      return first ? hostOffers(scene, namedIn(section), false) : hostParts(scene);
    case Token.Hosts:
      return hostOffers(scene, written, true);
    case Token.StackedOnTopOf:
      return first ? resourceNames(scene).map((label) => ({ label, kind: 'reference', open: true })) : [];
    case Token.Device:
      if (first) return deviceOffers(scene);
      if (words.at(-1)?.tokenType === Token.Minor) return minorOffers(scene);
      return words.length === 2 ? [{ label: 'minor', kind: 'keyword', open: true }] : [];
    case Token.Disk:
      return first
        ? [...diskOffers(scene), { label: 'none', kind: 'value', detail: 'a host without storage' }]
        : [];
    case Token.MetaDisk:
      return first ? [{ label: 'internal', kind: 'value', detail: 'at the end of the disk itself' }] : [];
    case Token.Volume:
      return first ? volumeOffers(scene) : [];
    case Token.NodeId:
      return first ? nodeIdOffers(scene) : [];
    case Token.Address:
    case Token.Inside:
    case Token.Outside:
    case Token.Floating:
      return [
        ...addressOffers(scene, hostAround(scene)),
        ...(first ? [{ label: 'ipv6', kind: 'keyword', text: 'ipv6 [', open: true } as const] : []),
      ];
    case Token.Include:
      return first
        ? [
            { label: '"drbd.d/*.res"', kind: 'file' },
            { label: '"drbd.d/global_common.conf"', kind: 'file' },
          ]
        : [];
    default: {
      if (head.image === 'protocol' && first) return protocols(scene);
      const known = option(place, head.image, version);
      if (!known || head.image !== known.name) return [];
      if (known.type === 'nodes')
        return [...(first ? wordsOf(known) : []), ...hostOffers(scene, written, true)];
      return first ? optionOffers(scene, known) : [];
    }
  }
}

/** What an option takes beside the names of hosts. */
function wordsOf(known: DrbdOption): readonly Offer[] {
  return (known.values ?? []).map((label) => ({ label, kind: 'value' }));
}

function protocols({ version }: Scene): readonly Offer[] {
  const known = option('net', 'protocol', version === '8.3' ? '8.4' : version);
  return ['C', 'A', 'B'].map((label) => described(label, known));
}

function optionOffers(scene: Scene, known: DrbdOption): readonly Offer[] {
  switch (known.type) {
    case 'boolean':
      return (known.default === 'yes' ? ['no', 'yes'] : ['yes', 'no']).map((label) =>
        described(label, known),
      );
    case 'enum':
      return (known.values ?? []).map((label) => described(label, known));
    case 'number': {
      const plain = typeof known.default === 'number' ? [known.default] : [];
      const offers = plain.map((value): Offer => {
        const meaning = amount(known, value);
        return {
          label: String(value),
          kind: 'value',
          detail: meaning ? `${meaning}, the default` : 'the default',
        };
      });
      const own = [
        ...(known.values ?? []).map((label) => described(label, known)),
        ...offers,
        ...rates(known),
      ];
      const others = elsewhere(scene, known).filter(({ label }) => own.every((one) => one.label !== label));
      return [...own, ...others];
    }
    case 'resource':
      return resourceNames(scene).map((label) => ({ label, kind: 'reference' }));
    case 'string':
      return (WORDS[known.name] ?? scripts(known.name, scene.version)).map((label) => ({
        label,
        kind: 'value',
      }));
    default:
      return [];
  }
}

/** Rates of usual networks and disks, with their unit. */
function rates(known: DrbdOption): readonly Offer[] {
  if (known.unit !== 'bytes/second') return [];
  const perMega = known.unitPrefix === 'k' ? 1024 : known.unitPrefix === 's' ? 2048 : 1024 ** 2;
  return [10, 100, 1000].flatMap((megas) => {
    const value = megas * perMega;
    if (value < (known.min ?? 0) || value > (known.max ?? Number.POSITIVE_INFINITY)) return [];
    return { label: `${megas}M`, kind: 'value', detail: amount(known, value) ?? '' };
  });
}

function described(label: string, known: DrbdOption | undefined): Offer {
  const doc = known && valueDoc(known.aliasOf ?? known.name, label);
  return {
    label,
    kind: 'value',
    ...(label === known?.default && { detail: 'the default' }),
    ...(doc !== undefined && { documentation: doc }),
  };
}

function resourceNames({ request, resource }: Scene): readonly string[] {
  return request.cluster.keys('drbd-resource').filter((name) => name !== resource?.name?.text);
}

/** The hosts of the resource at the cursor. */
function ownHosts({ resource }: Scene): readonly string[] {
  return resource ? hostsOf(resource).flatMap(({ names }) => names.map(({ text }) => text)) : [];
}

/** Hosts of the resource first, then those of the cluster; without those that are named already. */
function hostOffers(scene: Scene, used: readonly string[], open: boolean): readonly Offer[] {
  const own = ownHosts(scene);
  const taken = new Set(used.map((name) => name.toLowerCase()));
  const inConnection =
    scene.place === 'connection' || scene.place === 'path' || scene.place === 'connection-mesh';
  const names = inConnection && own.length > 0 ? own : [...own, ...nodeNames(scene.request.cluster)];
  return [...new Set(names)]
    .filter((name) => !taken.has(name.toLowerCase()))
    .map((label) => ({ label, kind: 'reference', detail: 'host', open }));
}

/** The hosts that a connection or path names already. */
function namedIn(section: DrbdNode): readonly string[] {
  return ofKind(children(section), 'host').flatMap(({ name }) => (name ? [name.text] : []));
}

/** What follows the name of a host in a connection. */
function hostParts(scene: Scene): readonly Offer[] {
  const words = scene.words.map(({ image }) => image);
  const last = words.at(-1);
  if (last === 'via')
    return ['proxy', 'outside-address'].map((label) => ({ label, kind: 'keyword', open: true }));
  if (last === 'address' || last === ':') {
    return addressOffers(scene, words[1]).map((one) => ({ ...one, open: true }));
  }
  if (last === 'port') return portOffers(scene);
  return ['address', 'port', 'via']
    .filter((word) => !words.includes(word))
    .map((label) => ({ label, kind: 'keyword', open: true }));
}

const DIGESTS = ['sha256', 'sha512', 'sha1', 'md5', 'crc32c'];
const WORDS: Readonly<Record<string, readonly string[]>> = {
  'cram-hmac-alg': ['sha256', 'sha512', 'sha1'],
  'verify-alg': DIGESTS,
  'csums-alg': DIGESTS,
  'data-integrity-alg': DIGESTS,
  transport: ['tcp', 'rdma', 'lb-tcp'],
};

/** Scripts that drbd-utils brings for a handler (its folder scripts/). */
function scripts(handler: string, version: string): readonly string[] {
  const folder = '/usr/lib/drbd/';
  const nine = version === '9' ? '.9' : '';
  switch (handler) {
    case 'fence-peer':
      return [`"${folder}crm-fence-peer${nine}.sh"`, `"${folder}stonith_admin-fence-peer.sh"`];
    case 'unfence-peer':
      return [`"${folder}crm-unfence-peer${nine}.sh"`];
    case 'after-resync-target':
      return [
        `"${folder}unsnapshot-resync-target-lvm.sh"`,
        ...(version === '9' ? [] : [`"${folder}crm-unfence-peer.sh"`]),
      ];
    case 'before-resync-target':
      return [`"${folder}snapshot-resync-target-lvm.sh"`];
    case 'split-brain':
    case 'out-of-sync':
    case 'pri-lost':
      return [`"${folder}notify-${handler}.sh root"`];
    case 'local-io-error':
      return [`"${folder}notify-io-error.sh; ${folder}notify-emergency-shutdown.sh"`];
    case 'pri-on-incon-degr':
    case 'pri-lost-after-sb':
      return [`"${folder}notify-${handler}.sh; ${folder}notify-emergency-reboot.sh"`];
    default:
      return [];
  }
}
