// Writes server/src/languages/tgtadm/data/options.json: options, modes, operations and value sets of tgtadm.
// Without a daemon tgtadm checks its arguments and ends with 107 when they are good; what only the daemon knows is
// asked of a real one.
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isProgram, mapConcurrently, run, runAsProgram } from './support.mjs';
import { withDaemon } from './tgt-daemon.mjs';

const noDaemon = 107;
const unusedPort = '32760';

const client = (...args) => run('tgtadm', ['-C', unusedPort, ...args]);
const isGood = async (...args) => (await client(...args)).status === noDaemon;

/** The words in a program. */
async function wordsOf(program) {
  const binary = (await readFile(program)).toString('latin1');
  const word = /(?<![\w-])([A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)*)\0/g;
  return [...new Set([...binary.matchAll(word)].map((match) => match[1]))];
}

/** With their tails: the linker stores `name` as the tail of `targetname`, and `op` as that of `stop`. */
function withTails(words) {
  return [...new Set(words.flatMap((word) => [...word].slice(1).map((_, index) => word.slice(index))))];
}

// Something of the right kind for options that look at their value.
const samples = {
  tid: '1',
  sid: '1',
  cid: '1',
  lun: '1',
  params: 'portal=10.0.0.1',
  'device-type': 'disk',
  bstype: 'rdwr',
  host: '1',
};
const sample = (name) => samples[name] ?? 'x';
const given = ({ name, argument }) => (argument ? [`--${name}`, sample(name)] : [`--${name}`]);

// Short names that tgtadm never says in a complaint, because these options are good everywhere.
// Source: short_options and long_options in usr/tgtadm.c of tgt.
const silentShortNames = {
  debug: 'd',
  help: 'h',
  version: 'V',
  lld: 'L',
  op: 'o',
  mode: 'm',
  sid: 's',
  cid: 'c',
  'control-port': 'C',
};

// Good with every operation.
const general = ['debug', 'help', 'version', 'lld', 'op', 'mode', 'control-port'];

/** Releases of tgt that brought an option, where later than 0.9. Source: the tags of tgt's repository. */
const since = {
  'control-port': '1.0.2', bsoflags: '1.0.7', version: '1.0.13', 'initiator-name': '1.0.18', force: '1.0.19',
  blocksize: '1.0.21', bsopts: '1.0.41',
}; // biome-ignore format: a table

async function findOptions(words) {
  const answers = await mapConcurrently(words, async (word) => (await client(`--${word}`)).stderr);
  const names = words.filter((_, index) => !/unrecognized option|is ambiguous/.test(answers[index]));
  // getopt also takes the beginning of a name.
  const whole = names.filter((name) => !names.some((other) => other !== name && other.startsWith(name)));
  return mapConcurrently(whole.sort(), async (name) => {
    const argument = /requires an argument/.test((await client(`--${name}`)).stderr);
    // `--mode lld --op start` takes no options, and complains of them by their short names.
    const { stderr } = await client('--mode', 'lld', '--op', 'start', ...given({ name, argument }));
    const short = silentShortNames[name] ?? stderr.match(/option '-(\w)'/)?.[1];
    const takesNext = short !== undefined && /requires an argument/.test((await client(`-${short}`)).stderr);
    return {
      name,
      short,
      argument,
      // A quirk: `-F` and `-O` swallow the next word although their long forms take no value.
      shortTakesArgument:
        takesNext !== argument && !['help', 'version', 'debug'].includes(name) ? takesNext : undefined,
      since: since[name],
    };
  });
}

/** The modes with their other names. A complaint names the mode in full; session and connection never complain. */
async function findModes(words) {
  const call = ['--op', 'start', '--tid', '1', '--lun', '1'];
  const answers = await mapConcurrently(
    words,
    async (word) => (await client('--mode', word, ...call)).stderr,
  );
  const known = words.filter((_, index) => !answers[index].includes('unknown mode'));
  const fullName = (word) =>
    answers[words.indexOf(word)].match(/(\w+) mode/)?.[1] ??
    known.find((other) => other !== word && other.startsWith(word)) ??
    word;
  const modes = {};
  for (const word of known) {
    const name = fullName(word);
    modes[name] = [...(modes[name] ?? []), ...(word === name ? [] : [word])];
  }
  return modes;
}

async function findOperations(words) {
  const answers = await mapConcurrently(words, async (word) => (await client('--op', word)).stderr);
  return words.filter((_, index) => !answers[index].includes('unknown operation'));
}

/** The options that a complaint asks for: all of `all`, one of `oneOf`; undefined when it is no such complaint. */
function demand(complaint) {
  if (/requires initiator-address, initiator-name/.test(complaint)) {
    return { oneOf: ['initiator-address', 'initiator-name', 'bus'] };
  }
  if (/use --targetname/.test(complaint)) return { all: ['targetname'] };
  const [, first, second] =
    complaint.match(/'([\w-]+)' option is necessary|'([\w-]+)' and '([\w-]+)' options/)?.filter(Boolean) ??
    [];
  if (first !== undefined) return { all: second === undefined ? [first] : [first, second] };
  return /--param portal=/.test(complaint) ? { all: ['params'] } : undefined;
}

/** What an operation requires and allows in a mode; undefined when the mode does not have it. */
async function describeOperation(mode, op, options) {
  const byName = new Map(options.map((option) => [option.name, option]));
  const required = [];
  let oneOf;
  const start = () => {
    const names = oneOf === undefined ? required : [...required, oneOf[0]];
    return ['--mode', mode, '--op', op, ...names.flatMap((name) => given(byName.get(name)))];
  };
  for (;;) {
    const { status, stderr } = await client(...start());
    if (status === noDaemon) break;
    if (/not supported in/.test(stderr)) return undefined;
    const asked = demand(stderr);
    if (asked === undefined || asked.all?.some((name) => required.includes(name))) {
      throw new Error(`--mode ${mode} --op ${op}: ${stderr}`);
    }
    required.push(...(asked.all ?? []));
    oneOf = asked.oneOf ?? oneOf;
  }
  const others = options.filter(({ name }) => !general.includes(name) && !required.includes(name));
  const good = await mapConcurrently(others, (option) => isGood(...start(), ...given(option)));
  const allowed = others.filter((_, index) => good[index]).map(({ name }) => name);
  // Where everything goes, the client leaves the check to the daemon.
  if (required.length === 0 && allowed.length === others.length)
    return { required, allowed: [], isUnchecked: true };
  return { required, oneOf, allowed: allowed.filter((name) => !oneOf?.includes(name)) };
}

async function findDeviceTypes(words) {
  const start = ['--mode', 'logicalunit', '--op', 'new', '--tid', '1', '--lun', '1'];
  const found = {};
  const answers = await mapConcurrently(words, (word) => client(...start, '--device-type', word));
  words.forEach((word, index) => {
    const { status, stderr } = answers[index];
    if (stderr.includes('unknown target type')) return;
    found[word] = { needsBackingStore: status !== noDaemon || undefined };
  });
  return found;
}

/**
 * Names that `--op update` takes but no `--op show` prints, with a value each that is good.
 * Source: usr/iscsi/target.c, usr/iscsi/isns.c and usr/mgmt.c of tgt.
 */
const hiddenParameters = {
  target: {
    state: 'ready',
    RedirectAddress: 'x',
    RedirectPort: '1',
    RedirectReason: 'Permanent',
    RedirectCallback: 'x',
  },
  system: {
    debug: 'off',
    State: 'ready',
    iSNS: 'Off',
    iSNSServerIP: 'x',
    iSNSServerPort: '3205',
    iSNSAccessControl: 'Off',
  },
};

/**
 * Parameters of a logical unit that want an existing file or a media changer to be tried on.
 * Source: usr/spc.c and usr/smc.c of tgt.
 */
const otherUnitParameters = [
  'address', 'barcode', 'bsoflags', 'bsopts', 'clear_slot', 'element_type', 'media_home', 'path', 'quantity', 'sides',
  'start_address', 'volume_tag',
]; // biome-ignore format: a word list

/** What only the daemon knows, as one with one target and one logical unit says. */
async function askDaemon(unitWords, modes) {
  const directory = await mkdtemp(join(tmpdir(), 'tgt-catalog-'));
  const image = join(directory, 'disk');
  await writeFile(image, '');
  await truncate(image, 1 << 20);
  try {
    return await withDaemon((tgtadm) => askAboutTarget(tgtadm, image, unitWords, modes));
  } finally {
    await rm(directory, { recursive: true });
  }
}

async function askAboutTarget(tgtadm, image, unitWords, modes) {
  const must = async (...args) => {
    const { status, stdout, stderr } = await tgtadm(...args);
    if (status !== 0) throw new Error(`tgtadm ${args.join(' ')}: ${stderr}`);
    return stdout;
  };
  const target = ['--lld', 'iscsi', '--mode', 'target', '--tid', '1'];
  const unit = ['--lld', 'iscsi', '--mode', 'logicalunit', '--tid', '1', '--lun', '1'];
  const backingStores = backingStoresOf(await must('--mode', 'system', '--op', 'show'));
  await must(...target, '--op', 'new', '--targetname', 'iqn.2001-04.com.example:catalog');
  await must(...unit, '--op', 'new', '--backing-store', image);

  const shown = [...(await must(...target, '--op', 'show')).matchAll(/^(\w+)=(.*)$/gm)];
  const update = (prefix, name) => async (value) =>
    (await tgtadm(...prefix, '--op', 'update', '--name', name, '--value', String(value))).status === 0;
  const targetParameters = {};
  for (const [, name, byDefault] of shown) {
    targetParameters[name] = {
      default: byDefault,
      ...(await describeValues(update(target, name), byDefault)),
    };
  }
  for (const [name, good] of Object.entries(hiddenParameters.target)) {
    targetParameters[name] = await describeValues(update(target, name), good);
  }
  const systemParameters = {};
  for (const [name, good] of Object.entries(hiddenParameters.system)) {
    systemParameters[name] = await describeValues(update(['--mode', 'system'], name), good);
  }
  const unitParameters = [];
  for (const word of unitWords) {
    const { status } = await tgtadm(...unit, '--op', 'update', '--params', `${word}=1`);
    if (status === 0) unitParameters.push(word);
  }
  await dropOperationsTheDaemonLacks(tgtadm, modes);
  unitParameters.push(...otherUnitParameters);
  return {
    backingStores,
    targetParameters,
    systemParameters,
    unitParameters: [...new Set(unitParameters)].sort(),
  };
}

/** Of the modes that the client does not check, the daemon has a few operations only. */
async function dropOperationsTheDaemonLacks(tgtadm, modes) {
  for (const mode of ['session', 'connection']) {
    for (const op of Object.keys(modes[mode].operations)) {
      const { stderr } = await tgtadm(
        '--lld',
        'iscsi',
        '--mode',
        mode,
        '--op',
        op,
        '--tid',
        '1',
        '--sid',
        '1',
        '--cid',
        '0',
      );
      if (/invalid request/.test(stderr)) delete modes[mode].operations[op];
    }
  }
}

function backingStoresOf(system) {
  const [, list = ''] = system.match(/Backing stores:\n((?: {4}.*\n)+)/) ?? [];
  const stores = {};
  for (const line of list.trim().split('\n')) {
    const [, name, flags] = line.trim().match(/^(\w+)(?: \(bsoflags ([\w:]+)\))?/) ?? [];
    stores[name] = { flags: flags?.split(':') };
  }
  return stores;
}

const wordsToTry = [
  'Yes', 'No', 'None', 'CRC32C', 'on', 'off', 'On', 'Off', 'ready', 'offline', 'Temporary', 'Permanent',
]; // biome-ignore format: a word list

/** The words an update takes, or the range of its numbers; nothing where the daemon takes anything. */
async function describeValues(takes, byDefault) {
  const isNumber = /^\d+$/.test(byDefault);
  const good = isNumber ? Number(byDefault) : 2048;
  if (!isNumber && !(await takes(good))) {
    const values = [];
    for (const word of wordsToTry) {
      // `debug` takes whatever begins with a word of its own.
      if (!values.some((known) => word.startsWith(known)) && (await takes(word))) values.push(word);
    }
    return { values };
  }
  const largest = 2 ** 31 - 1;
  const hasLimit = !(await takes(largest));
  if (!hasLimit && (await takes('nonsense'))) return {};
  const min = (await takes(0)) ? 0 : await bisect(takes, good, 0);
  return hasLimit ? { min, max: await bisect(takes, good, largest) } : { min };
}

/** The last number that is taken on the way from a good one to a bad one. */
async function bisect(takes, good, bad) {
  let [last, refused] = [good, bad];
  while (Math.abs(refused - last) > 1) {
    const middle = Math.trunc((last + refused) / 2);
    if (await takes(middle)) last = middle;
    else refused = middle;
  }
  return last;
}

async function collect() {
  const clientWords = withTails(await wordsOf('/usr/sbin/tgtadm'));
  const options = await findOptions(clientWords);
  const modes = {};
  const operations = await findOperations(clientWords);
  for (const [name, aliases] of Object.entries(await findModes(clientWords))) {
    modes[name] = { aliases, operations: {} };
    for (const op of operations) {
      const description = await describeOperation(name, op, options);
      if (description !== undefined) modes[name].operations[op] = description;
    }
  }
  // The compiler turned the comparison with a word this short into a number.
  const deviceTypes = await findDeviceTypes([...clientWords, 'cd']);
  const tgtd = (await readFile('/usr/sbin/tgtd')).toString('latin1');
  const unitWords = [...new Set([...tgtd.matchAll(/(?<![\w-])([a-z][a-z_]+)=%s/g)].map((match) => match[1]))];
  const daemon = await askDaemon(unitWords, modes);
  return { options, operations, modes, deviceTypes, ...daemon };
}

export const catalog = {
  path: 'server/src/languages/tgtadm/data/options.json',
  depth: 2,
  packages: ['tgt'],
  collect,
};

if (isProgram(import.meta.url)) await runAsProgram(catalog);
