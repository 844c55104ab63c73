// Asks the DRBD tools about drbd.conf: `drbdadm -c - sh-nop` judges a file without touching anything, and
// `drbdsetup xml-help` (8.3: `xml`) lists the options of its commands. drbd-utils 9.22 brings the tools of 8.4 and
// 8.3 along in /lib/drbd.
import { readFile } from 'node:fs/promises';
import { run } from './support.mjs';
import { elements, parseXml, text } from './xml.mjs';

export const versions = ['8.3', '8.4', '9'];

const drbdadm = { 8.3: '/lib/drbd/drbdadm-83', 8.4: '/lib/drbd/drbdadm-84', 9: '/usr/sbin/drbdadm' };
const drbdsetup = { 8.3: '/lib/drbd/drbdsetup-83', 8.4: '/lib/drbd/drbdsetup-84', 9: '/usr/sbin/drbdsetup' };

/** What the tool of a version says to this configuration: its exit status and its complaint. */
export async function judge(version, configuration) {
  const { status, stderr } = await run(drbdadm[version], ['-c', '-', 'sh-nop'], { input: configuration });
  return { isAccepted: status === 0, complaint: stderr.replace(/^.*modinfo: not found\n/gm, '') };
}

// A word no keyword table knows: where the tool complains about this word, it has understood what stands before.
export const bogus = 'zz';

export function understoodUpToBogus({ isAccepted, complaint }) {
  return (
    isAccepted || complaint.includes(`'${bogus}'`) || complaint.includes(`${bogus} is not a valid number`)
  );
}

const volume = (minor, extra = '') =>
  `device /dev/drbd${minor}; disk /dev/x${minor}; meta-disk internal; ${extra}`;
const nodeId = (version, id) => (version === '9' ? `node-id ${id};` : '');

/** A resource that every version accepts, with more text put in at the marked places. */
export function resource(version, { inResource = '', inHost = '', inVolume } = {}) {
  const host = (name, id) => {
    const disks = inVolume === undefined ? volume(1) : `volume 0 { ${volume(1, id === 1 ? inVolume : '')} }`;
    const extra = id === 1 ? inHost : '';
    return `on ${name} { ${nodeId(version, id)} address 10.0.0.${id}:7000; ${disks} ${extra} }`;
  };
  return `resource r { ${inResource} ${version === '9' ? '' : 'protocol C;'} ${host('a', 1)} ${host('b', 2)} }`;
}

/** The places that can hold statements; each puts a statement into an otherwise good file. */
export const places = {
  file: (version, statement) => `${statement} ${resource(version)}`,
  global: (version, statement) => `global { ${statement} } ${resource(version)}`,
  common: (version, statement) => `common { ${statement} } ${resource(version)}`,
  resource: (version, statement) => resource(version, { inResource: statement }),
  // A host of its own, since a host has only one disk, device and address; that it then lacks them is no matter.
  on: (version, statement) => resource(version, { inResource: `on c { ${statement} }` }),
  'stacked-on-top-of': (version, statement) =>
    `${resource(version)} resource s { ${version === '9' ? '' : 'protocol C;'} stacked-on-top-of r { ${statement} } }`,
  volume: (version, statement) => resource(version, { inVolume: statement }),
  'resource volume': (version, statement) =>
    resource(version, { inResource: `volume 0 { ${statement} }`, inVolume: '' }),
  'stacked volume': (version, statement) =>
    `${resource(version)} resource s { ${version === '9' ? '' : 'protocol C;'} stacked-on-top-of r { volume 0 { ${statement} } } }`,
  connection: (version, statement) =>
    resource(version, { inResource: `connection { host a; host b; ${statement} }` }),
  'connection volume': (version, statement) =>
    resource(version, {
      inResource: `connection { host a; host b; volume 0 { ${statement} } }`,
      inVolume: '',
    }),
  path: (version, statement) =>
    resource(version, { inResource: `connection { path { host a; host b; ${statement} } }` }),
  'connection-mesh': (version, statement) =>
    resource(version, { inResource: `connection-mesh { hosts a b; ${statement} }` }),
  proxy: (version, statement) => resource(version, { inResource: `proxy { ${statement} }` }),
  'proxy on': (version, statement) => resource(version, { inHost: `proxy on a { ${statement} }` }),
};

/**
 * Words in the tools' binaries that have the form of an option name, with their tails: the linker stores
 * `split-brain` as the tail of `initial-split-brain`.
 */
export async function wordsOfTheTools() {
  const words = new Set();
  for (const program of Object.values(drbdadm)) {
    const binary = (await readFile(program)).toString('latin1');
    for (const [, word] of binary.matchAll(/(?<![a-z0-9_-])([a-z][a-z0-9]*(?:-[a-z0-9]+)+)\0/g)) {
      for (let tail = word; tail.includes('-'); tail = tail.slice(tail.indexOf('-') + 1)) words.add(tail);
    }
  }
  return words;
}

const typesOfXmlHelp = {
  numeric: 'number',
  'numeric-or-symbol': 'number',
  handler: 'enum',
  boolean: 'boolean',
  string: 'string',
};

/** The options of one drbdsetup command as this version describes them: Map of name to facts. */
export async function describedOptions(version, command) {
  const { stdout } = await run(drbdsetup[version], [version === '8.3' ? 'xml' : 'xml-help', command]);
  const options = new Map();
  for (const option of elements(parseXml(stdout), 'option')) {
    const type = typesOfXmlHelp[option.attributes.type];
    if (type === undefined) continue;
    const number = (name) => {
      const [element] = elements(option, name);
      return element && Number(text(element));
    };
    const [unitPrefix, unit, byDefault] = ['unit_prefix', 'unit', 'default'].map((name) => {
      const [element] = elements(option, name);
      return element && text(element);
    });
    const values = elements(option, 'handler').concat(elements(option, 'symbol')).map(text);
    options.set(option.attributes.name, {
      // 8.3 calls a switch without a value boolean.
      type: version === '8.3' && type === 'boolean' ? 'flag' : type,
      min: number('min'),
      max: number('max'),
      default: byDefault === undefined ? undefined : type === 'number' ? Number(byDefault) : byDefault,
      unitPrefix: unitPrefix === '1' ? undefined : unitPrefix,
      unit,
      values: values.length > 0 ? values : undefined,
    });
  }
  return options;
}
