// Writes server/src/languages/corosync/data/asked.json: what corosync itself says about the values of its keys. A key
// is asked with a word that no key takes; the complaint names the range of a number. Limits within the range are those
// that further complaints name. Which words a key takes is found by giving it every word that any key is known to
// take, and those of the complaint.
//
// Corosync stores keys that it does not know without a word, so that nothing tells their names but its binary and its
// manual page; a name there that keys.json does not have is an error here: somebody has to describe it first. What
// older versions knew, defaults, and keys that only corosync-qdevice reads stay in keys.json.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { complaintsOf } from './corosync-questions.mjs';
import { isProgram, repositoryRoot, runAsProgram } from './support.mjs';

const NONSENSE = 'nonsense';

/** Words to try, in the order in which messages name them. Sources: corosync.conf(5) and coroparse.c of 1.4 to 3.1. */
const wordsToTry = [
  'yes', 'no', 'on', 'off', '0', '1', 'knet', 'udpu', 'udp', 'iba', 'sctp', 'whitetank', 'none', 'ipv4', 'ipv6',
  'ipv4-6', 'ipv6-4', 'nss', 'openssl', 'gcrypt', 'aes128', 'aes192', 'aes256', '3des', 'md5', 'sha1', 'sha256',
  'sha384', 'sha512', 'passive', 'active', 'rr', 'zlib', 'lz4', 'lz4hc', 'lzo2', 'lzma', 'bzip2', 'zstd', 'emerg',
  'alert', 'crit', 'err', 'error', 'warning', 'notice', 'info', 'debug', 'daemon', 'local0', 'local1', 'local2',
  'local3', 'local4', 'local5', 'local6', 'local7', 'auth', 'authpriv', 'cron', 'ftp', 'kern', 'lpr', 'mail', 'news',
  'syslog', 'user', 'uucp', 'trace', 'hires', 'native', 'shm', 'socket', 'auto', 'enabled', 'disabled', 'true', 'false',
]; // biome-ignore format: a word list

/** Names in the binary that are no keys of the file: corosync keeps its state, and orders to it, under such names. */
const internal =
  /^(?:runtime|stats|config|internal_configuration|global|cfg|logging\.(?:logger_subsys|logging_daemon)$)|\.(?:c|h|d)$|^lib|\.so\.|\.\d|local_node_pos|^pload|^quorum\.cancel_wait_for_all|knet_comprmpression/;

async function rows() {
  const path = join(repositoryRoot, 'server/src/languages/corosync/data/keys.json');
  const sections = JSON.parse(await readFile(path, 'utf8'));
  const isInstalled = ({ versions }) => versions === undefined || versions.includes('3');
  return Object.entries(sections).flatMap(([section, { versions, keys }]) =>
    Object.entries(keys).map(([key, row]) => ({
      section,
      key,
      row,
      path: section === '' ? key : `${section}.${key}`,
      isInstalled: isInstalled({ versions }) && isInstalled(row),
    })),
  );
}

/** Every name that the program or its manual page has must be one of ours. */
async function expectAllKnown(known) {
  const paths = new Set(known.map(({ path }) => path));
  const sections = new Set(known.flatMap(({ section }) => [section, ...parents(section)]));
  const names = new Set(known.flatMap(({ section, key }) => [key, ...section.split('.')]));
  const binary = (await readFile('/usr/sbin/corosync')).toString('latin1');
  const compiled = [...binary.matchAll(/(?<=\0)[a-z]+(?:\.[a-z_\d]+)+(?=\0)/g)].map(([name]) => name);
  const page = (await promisify(gunzip)(await readFile('/usr/share/man/man5/corosync.conf.5.gz'))).toString();
  const documented = [...page.matchAll(/^\.TP\n"?([a-z][a-zA-Z_]+)(?: \(.*\))?"?$/gm)].map(
    ([, name]) => name,
  );
  const strangers = [
    ...compiled.filter((name) => !internal.test(name) && !paths.has(name) && !sections.has(name)),
    ...documented.filter((name) => !names.has(name.replace('ringX_addr', 'ringN_addr'))),
  ];
  if (strangers.length > 0)
    throw new Error(`corosync knows what keys.json does not: ${strangers.join(', ')}`);
}

function parents(section) {
  return section.split('.').map((_, depth, all) => all.slice(0, depth).join('.'));
}

const stores = {
  '0..255': 'u8',
  '0..65535': 'u16',
  '0..4294967295': 'u32',
  '-2147483648..2147483647': 'i32',
};

/** What a complaint says of a number: the range that fits, or limits of its own. */
function rangeIn(complaint) {
  const range = complaint?.match(/integer in range \((-?\d+\.\.\d+)\)/)?.[1];
  // Of 64 bits it fails to say the range, and stops by an assertion.
  return stores[range] ?? (/safe_atoq_range/.test(complaint ?? '') ? 'u64' : undefined);
}

function limitsIn(complaint) {
  const least = complaint?.match(/may not be less than \((\d+)/)?.[1];
  const most = complaint?.match(/must be between \d+ .*and (\d+)/)?.[1];
  return {
    ...(least !== undefined && { least: Number(least) }),
    ...(most !== undefined && { most: Number(most) }),
  };
}

async function askNumbers(keys) {
  const answers = await complaintsOf(
    keys.flatMap(({ section, key }) => ['0', '1', '250'].map((value) => ({ section, key, value }))),
  );
  return keys.map(({ path, store }, index) => {
    const [zero, one, many] = answers.slice(index * 3, index * 3 + 3);
    const limits = { ...limitsIn(one), ...limitsIn(many) };
    return [path, { store, ...limits, ...(limits.least > 0 && !limitsIn(zero).least && { zero: true }) }];
  });
}

/** A word is taken when corosync does not complain of it as it does of nonsense. */
async function askWords(keys) {
  const candidates = keys.map(({ complaint }) => [
    ...new Set([...wordsToTry, ...(complaint.match(/[a-z][a-z\d-]*/g) ?? [])]),
  ]);
  const answers = await complaintsOf(
    keys.flatMap(({ section, key }, index) => candidates[index].map((value) => ({ section, key, value }))),
  );
  let next = 0;
  const taken = keys.map(({ complaint }, index) =>
    candidates[index].filter(
      (word) =>
        answers[next++]?.replace(`"${word}"`, `"${NONSENSE}"`).replace(`'${word}'`, `'${NONSENSE}'`) !==
        complaint,
    ),
  );
  const louder = await complaintsOf(
    keys.map(({ section, key }, index) => ({ section, key, value: taken[index][0]?.toUpperCase() ?? '' })),
  );
  return keys.map(({ path, complaint }, index) => [
    path,
    {
      words: taken[index],
      ...(louder[index]?.replace(taken[index][0]?.toUpperCase(), NONSENSE) !== complaint && {
        ignoreCase: true,
      }),
    },
  ]);
}

async function collect() {
  const known = await rows();
  await expectAllKnown(known);
  const keys = known.filter(({ isInstalled, key }) => isInstalled && !key.includes('N'));
  const complaints = await complaintsOf(keys.map(({ section, key }) => ({ section, key, value: NONSENSE })));
  const refusing = keys
    .map((one, index) => ({ ...one, complaint: complaints[index], store: rangeIn(complaints[index]) }))
    .filter(
      ({ complaint, store, row }) => store !== undefined || (complaint !== undefined && row.type === 'word'),
    );
  return {
    numbers: Object.fromEntries(await askNumbers(refusing.filter(({ store }) => store !== undefined))),
    words: Object.fromEntries(await askWords(refusing.filter(({ store }) => store === undefined))),
  };
}

export const catalog = {
  path: 'server/src/languages/corosync/data/asked.json',
  depth: 2,
  packages: ['corosync'],
  collect,
};

if (isProgram(import.meta.url)) await runAsProgram(catalog);
