import type { JsonValue } from './json.ts';
import type { Fault } from './syntax.ts';

/**
 * What a JSON value may be, as data: the reader of ha-cluster.json checks by it, and the JSON schema that editors
 * complete from is made of it (scripts/generate.mjs).
 */
export type Shape =
  | { readonly kind: 'text'; readonly about: string; readonly examples: readonly string[] }
  | { readonly kind: 'flag'; readonly about: string }
  /** A version as a tool prints it: `8.4`, `9`, `1.0.85`. */
  | { readonly kind: 'version'; readonly about: string; readonly examples: readonly string[] }
  | { readonly kind: 'choice'; readonly about: string; readonly values: readonly (string | false)[] }
  | { readonly kind: 'list'; readonly about: string; readonly of: Shape }
  /** Members with names that a person chooses. */
  | { readonly kind: 'map'; readonly about: string; readonly of: Shape; readonly keys: 'rule' | 'node' }
  | {
      readonly kind: 'record';
      readonly about: string;
      readonly members: Readonly<Record<string, Shape>>;
      readonly required?: readonly string[];
    };

const version = (about: string, ...examples: string[]): Shape => ({ kind: 'version', about, examples });
const text = (about: string, ...examples: string[]): Shape => ({ kind: 'text', about, examples });

/** How seriously to take a rule. */
export const LEVELS = ['off', 'hint', 'info', 'warning', 'error'] as const;

/** What a file may be taken for; `false` for "not part of the cluster". */
const FILE_LANGUAGES = [
  'drbd',
  'ha-cf',
  'ha-authkeys',
  'haresources',
  'crmsh',
  'tgtadm',
  'tgt-targets',
  'corosync',
  false,
] as const;

/** Everything that ha-cluster.json may say. */
export const CLUSTER_FILE_SHAPE: Shape = {
  kind: 'record',
  about:
    'What HA Cluster Config has to know of a cluster beyond its files. Every key is optional; the file also marks the root of the cluster.',
  members: {
    drbd: version(
      'The DRBD release to check against. Without it, what the files use decides.',
      '8.3',
      '8.4',
      '9',
    ),
    crmsh: version('The crmsh release to check against.', '4'),
    pacemaker: version('The Pacemaker release to check against.', '2.1'),
    corosync: version('The corosync release to check against.', '1', '2', '3'),
    tgt: version('The tgt release to check against.', '1.0.85'),
    nodes: {
      kind: 'map',
      keys: 'node',
      about: 'The nodes of the cluster, by the name that "uname -n" prints on them.',
      of: {
        kind: 'record',
        about: 'How a node is reached.',
        members: {
          ssh: text(
            'Where ssh finds the node: an alias of your ssh configuration, or user@host.',
            'root@alice.example',
          ),
          become: { kind: 'flag', about: 'Whether to become root with sudo after logging in.' },
        },
      },
    },
    files: {
      kind: 'list',
      about: 'Files whose name and place do not say enough.',
      of: {
        kind: 'record',
        about: 'One file, or several by a pattern.',
        required: ['path'],
        members: {
          path: text(
            'The file, from the folder of ha-cluster.json on; a pattern such as etc/drbd.d/*.res names several.',
            'etc/drbd.d/*.res',
          ),
          to: text(
            'Where the file belongs on the nodes; with a slash at the end, the folder it goes to.',
            '/etc/drbd.d/',
          ),
          nodes: {
            kind: 'list',
            about: 'The nodes that have this file. Without it, all have it.',
            of: text('The name of a node.', 'alice'),
          },
          language: {
            kind: 'choice',
            about: 'What the file is taken for; false keeps it out of the cluster.',
            values: FILE_LANGUAGES,
          },
        },
      },
    },
    rules: {
      kind: 'map',
      keys: 'rule',
      about:
        'How seriously to take a problem, by its code or the beginning of codes (`crmsh/*`), for everyone who works on this cluster.',
      of: { kind: 'choice', about: 'The level, or off.', values: LEVELS },
    },
    agentFolders: {
      kind: 'list',
      about:
        'Folders with the meta-data of further resource agents, as *.xml files from "crm_resource --show-metadata".',
      of: text('A folder, absolute or from that of ha-cluster.json on.', 'agents'),
    },
  },
};

/**
 * Takes over what fits a shape and says of the rest where it is wrong: faults `bad-value`, `unknown-key` (with the
 * keys there are as `expected`), `duplicate-key` and `missing-key`.
 */
export function readShape(shape: Shape, value: JsonValue, faults: Fault[], subject: string): unknown {
  const refuse = (expected: string): undefined => {
    faults.push({ kind: 'bad-value', span: value.span, subject, expected });
    return undefined;
  };
  switch (shape.kind) {
    case 'text':
      if (value.kind === 'string' && value.value.trim() !== '') return value.value;
      return refuse(`text in double quotes, such as "${shape.examples[0]}"`);
    case 'version':
      if (value.kind === 'string' && /^\d+(?:\.\d+)*$/.test(value.value)) return value.value;
      return refuse(`a version in double quotes, such as "${shape.examples.at(-1)}"`);
    case 'flag':
      return value.kind === 'literal' && typeof value.value === 'boolean'
        ? value.value
        : refuse('true or false');
    case 'choice': {
      const plain = value.kind === 'string' || value.kind === 'literal' ? value.value : undefined;
      const known = shape.values.find((one) => one === plain);
      if (known !== undefined) return known;
      return refuse(`one of ${shape.values.map((one) => JSON.stringify(one)).join(', ')}`);
    }
    case 'list':
      if (value.kind !== 'array') return refuse('a list in [brackets]');
      return value.items.flatMap((item) => {
        const read = readShape(shape.of, item, faults, subject);
        return read === undefined ? [] : [read];
      });
    default:
      return value.kind === 'object'
        ? readMembers(shape, value, faults, subject)
        : refuse('an object in {braces}');
  }
}

function readMembers(
  shape: Extract<Shape, { kind: 'map' | 'record' }>,
  value: Extract<JsonValue, { kind: 'object' }>,
  faults: Fault[],
  subject: string,
): unknown {
  const read = new Map<string, unknown>();
  for (const { key, value: inner } of value.members) {
    const { text: name, span } = key;
    const known = shape.kind === 'map' ? shape.of : own(shape.members, name);
    if (!known && shape.kind === 'record') {
      const expected = Object.keys(shape.members).join(' ');
      faults.push({ kind: 'unknown-key', span, found: name, expected, subject });
    } else if (read.has(name)) faults.push({ kind: 'duplicate-key', span, found: name, subject });
    if (known && inner) read.set(name, readShape(known, inner, faults, name));
  }
  for (const name of (shape.kind === 'record' && shape.required) || []) {
    if (!read.has(name)) faults.push({ kind: 'missing-key', span: value.span, expected: name, subject });
    if (read.get(name) === undefined) return undefined;
  }
  return Object.fromEntries([...read].filter(([, one]) => one !== undefined));
}

/** Not what every object has, such as `constructor`. */
function own(members: Readonly<Record<string, Shape>>, name: string): Shape | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}
