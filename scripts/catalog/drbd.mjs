// Writes server/src/languages/drbd/data/options.json: every option and statement of drbd.conf in DRBD 8.3, 8.4 and 9.
import {
  bogus,
  describedOptions,
  judge,
  places,
  understoodUpToBogus,
  versions,
  wordsOfTheTools,
} from './drbd-probe.mjs';
import * as sources from './drbd-sources.mjs';
import { isProgram, mapConcurrently, runAsProgram } from './support.mjs';

const optionSections = ['net', 'disk', 'options', 'syncer', 'startup', 'handlers', 'proxy'];

// The drbdsetup commands that carry the options of a section.
const commands = {
  8.3: { net: 'net', disk: 'disk', syncer: 'syncer' },
  8.4: { net: 'connect', disk: 'attach', options: 'resource-options' },
  9: { net: 'new-peer', disk: 'attach', options: 'resource-options', peerDevice: 'peer-device-options' },
};

// A statement of each kind, in a form that is good wherever it may stand.
const statements = {
  global: 'global { }',
  common: 'common { }',
  resource: 'resource q { }',
  skip: 'skip { }',
  include: 'include "/dev/null";',
  ...Object.fromEntries(
    ['eq', 'ne', 'gt', 'ge', 'lt', 'le'].map((comparison) => {
      const keyword = `require-drbd-module-version-${comparison}`;
      return [keyword, `${keyword} 9.0.0;`];
    }),
  ),
  on: 'on c { }',
  floating: 'floating 10.0.0.9:7000 { }',
  'stacked-on-top-of': 'stacked-on-top-of r { }',
  'ignore-on': 'ignore-on c;',
  net: 'net { }',
  disk: 'disk { }',
  'disk NAME': 'disk /dev/y;',
  startup: 'startup { }',
  handlers: 'handlers { }',
  options: 'options { }',
  syncer: 'syncer { }',
  proxy: 'proxy { }',
  'proxy on': 'proxy on a { }',
  protocol: 'protocol C;',
  device: 'device /dev/drbd5;',
  'meta-disk': 'meta-disk internal;',
  'flexible-meta-disk': 'flexible-meta-disk /dev/z;',
  volume: 'volume 3 { disk { } }',
  connection: 'connection { host a; host b; }',
  'connection-mesh': 'connection-mesh { hosts a b; }',
  path: 'path { host a; host b; }',
  'template-file': 'template-file "/dev/null";',
  address: 'address 10.0.0.3:7000;',
  'node-id': 'node-id 4;',
  host: 'host a;',
  hosts: 'hosts a b;',
  plugin: 'plugin { zlib level 9; }',
  inside: 'inside 10.0.0.4:7000;',
  outside: 'outside 10.0.0.4:7000;',
};

const inSection = (section, option) => (section === 'global' ? option : `${section} { ${option} }`);
const placeOf = (section) => (section === 'global' ? 'global' : 'resource');

function asksForOption(version, section, name, place = placeOf(section)) {
  return judge(version, places[place](version, inSection(section, `${name} ${bogus};`)));
}

/** Which words are options of which section in which version: Map of name to { section: [version] }. */
async function findOptions(words) {
  const questions = versions.flatMap((version) =>
    ['global', ...optionSections].flatMap((section) => words.map((name) => ({ version, section, name }))),
  );
  const answers = await mapConcurrently(questions, async ({ version, section, name }) =>
    understoodUpToBogus(await asksForOption(version, section, name)),
  );
  const found = new Map();
  questions.forEach(({ version, section, name }, index) => {
    if (!answers[index]) return;
    const sections = found.get(name) ?? {};
    sections[section] = [...(sections[section] ?? []), version];
    found.set(name, sections);
  });
  return found;
}

/** What the tool's complaint about a bogus value says of the type of an option that drbdsetup does not describe. */
function typeByComplaint({ isAccepted, complaint }) {
  if (isAccepted) return { type: 'string' };
  if (/not a (valid )?number|TK_INTEGER/.test(complaint)) return { type: 'number' };
  if (/not 'yes' or 'no'|'yes \| no \| ;'/.test(complaint)) return { type: 'boolean' };
  const [, choice] = complaint.match(/Parse error: '([\w |]+)' expected/) ?? [];
  if (choice?.includes('|')) return { type: 'enum', values: choice.split(' | ') };
  return { type: 'flag' };
}

/** The smallest and largest number the tool takes; 8 digits at most are a number everywhere in drbd.conf. */
async function findRange(version, section, name) {
  const takes = async (number) =>
    (await judge(version, places[placeOf(section)](version, inSection(section, `${name} ${number};`))))
      .isAccepted;
  const largest = 99_999_999;
  const min = (await takes(0)) ? 0 : 1;
  if (await takes(largest)) return { min };
  let [max, tooBig] = [min, largest];
  while (tooBig - max > 1) {
    const middle = Math.floor((max + tooBig) / 2);
    if (await takes(middle)) max = middle;
    else tooBig = middle;
  }
  return { min, max };
}

/** drbdadm 9 says how long a string may be when one is too long; the others do not look. */
async function findMaxLength(version, section, name) {
  const statement = `${name} "${'x'.repeat(250)}";`;
  const { complaint } = await judge(
    version,
    places[placeOf(section)](version, inSection(section, statement)),
  );
  const [, length] = complaint.match(/max len: (\d+)/) ?? [];
  return length === undefined ? undefined : Number(length);
}

const unitWords = { '1/10 seconds': 'tenths of a second', byte: 'bytes' };

async function factsOf(version, name, sections, described) {
  const section = optionSections.concat('global').find((each) => sections[each]?.includes(version));
  const target = sources.aliases[name] ?? name;
  const tables = described[version];
  let facts = tables.get(target) ?? tables.get(name) ?? tables.get(target.replace(/^no-/, ''));
  if (facts === undefined) {
    facts = typeByComplaint(await asksForOption(version, section, name));
    if (facts.type === 'number') Object.assign(facts, await findRange(version, section, name));
  }
  const maxLength = facts.type === 'string' ? await findMaxLength(version, section, name) : undefined;
  const corrected = { ...facts, maxLength, ...sources.corrections[target] };
  if (version === '9') Object.assign(corrected, sources.widerLimits[target]);
  const { default: byDefault, unit, ...others } = corrected;
  return {
    type: others.type,
    min: others.min,
    max: others.max,
    default: sources.defaults[target]?.[version] ?? byDefault,
    unitPrefix: others.unitPrefix,
    unit: sources.units[target] ?? unitWords[unit] ?? unit,
    values: others.values,
    maxLength: others.maxLength,
    valuePrefixes: sources.valuePrefixes[target]?.[version],
  };
}

/** What differs from the base; null takes a fact of the base away. */
function differences(base, facts) {
  const changed = {};
  for (const key of Object.keys(base)) {
    if (JSON.stringify(base[key]) !== JSON.stringify(facts[key])) changed[key] = facts[key] ?? null;
  }
  return changed;
}

async function optionEntry(name, sections, described) {
  const known = versions.filter((version) => Object.values(sections).some((list) => list.includes(version)));
  const newest = known.at(-1);
  const base = await factsOf(newest, name, sections, described);
  const older = {};
  for (const version of known.slice(0, -1)) {
    const changed = differences(base, await factsOf(version, name, sections, described));
    if (Object.keys(changed).length > 0) older[version] = changed;
  }
  const target = sources.aliases[name];
  return {
    name,
    sections,
    ...base,
    since: sources.since[name],
    aliasOf: target,
    isPeerDevice: described.peerDevice.has(target ?? name) || undefined,
    isIgnored: sources.ignored.includes(name) || undefined,
    older: Object.keys(older).length > 0 ? older : undefined,
  };
}

/** Words that the tools read as options but that are no options of their own. */
function isNoOption(name, sections, all) {
  if (name.startsWith('_')) return true; // what `drbdsetup show` prints for drbdadm
  // `no-` before any option (9) or switch (8.4) is grammar. Only 8.3 has names that begin so.
  return (
    name.startsWith('no-') &&
    !Object.values(sections).some((list) => list.includes('8.3')) &&
    all.has(name.slice(3))
  );
}

function cleanSections(name, sections, all) {
  const kept = {};
  for (const [section, list] of Object.entries(sections)) {
    // The 8.4 scanner mistakes its own state in proxy {} for syncer {}: what both have is of syncer.
    const isSyncerState = section === 'proxy' && sections.syncer?.includes('8.4');
    const left = list.filter((version) => {
      if (version === '8.4' && isSyncerState) return false;
      return version === '8.3' || !name.startsWith('no-') || !all.has(name.slice(3));
    });
    if (left.length > 0) kept[section] = left;
  }
  return kept;
}

/** The peer-device options are exactly those that a disk section inside a connection takes; DRBD 9 only. */
async function checkPeerDeviceOptions(entries) {
  const ofDisk = entries.filter((entry) => entry.sections.disk?.includes('9'));
  await mapConcurrently(ofDisk, async ({ name, isPeerDevice = false }) => {
    const answer = await asksForOption('9', 'disk', name, 'connection');
    if (understoodUpToBogus(answer) !== isPeerDevice)
      throw new Error(`connection { disk { ${name} } }: ${answer.complaint}`);
  });
}

async function findStatements() {
  const questions = versions.flatMap((version) =>
    Object.keys(places).flatMap((place) => {
      // drbdadm 9 takes any reserved word for `plugin` there.
      const keywords = place === 'proxy' ? ['plugin'] : Object.keys(statements);
      return keywords.map((keyword) => ({ version, place, keyword }));
    }),
  );
  const answers = await mapConcurrently(questions, async ({ version, place, keyword }) => {
    const { isAccepted, complaint } = await judge(version, places[place](version, statements[keyword]));
    return isAccepted || !/STDIN:\d+: (Parse error|expected)|no host sections allowed/.test(complaint);
  });
  const found = {};
  questions.forEach(({ version, place, keyword }, index) => {
    if (!answers[index]) return;
    found[place] ??= {};
    found[place][keyword] ??= [];
    found[place][keyword].push(version);
  });
  return found;
}

function addNewerReleases(entries, places) {
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  for (const { section, since, options } of sources.newerSections) {
    for (const name of options) {
      const entry = byName.get(name);
      if (entry === undefined || entry.sections[section]?.includes('9')) continue;
      entry.sections[section] = [...(entry.sections[section] ?? []), '9'];
      entry.sectionSince = { ...entry.sectionSince, [section]: since };
    }
  }
  for (const { name, section, ...facts } of sources.newerOptions) {
    if (!byName.has(name)) entries.push({ name, sections: { [section]: ['9'] }, ...facts });
  }
  for (const { name, places: where } of sources.newerStatements) {
    for (const place of where) places[place][name] ??= ['9'];
  }
}

async function collect() {
  const described = { peerDevice: new Map() };
  for (const version of versions) {
    described[version] = new Map();
    for (const [section, command] of Object.entries(commands[version])) {
      const options = await describedOptions(version, command);
      for (const [name, facts] of options) described[version].set(name, facts);
      if (section === 'peerDevice') described.peerDevice = options;
    }
  }
  const words = new Set([...(await wordsOfTheTools()), ...sources.scannerWords]);
  for (const version of versions) for (const name of described[version].keys()) words.add(name);

  const all = await findOptions([...words]);
  const entries = [];
  for (const [name, sections] of all) {
    if (isNoOption(name, sections, all)) continue;
    entries.push(await optionEntry(name, cleanSections(name, sections, all), described));
  }
  await checkPeerDeviceOptions(entries);
  const statementsByPlace = await findStatements();
  addNewerReleases(entries, statementsByPlace);
  entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  const statementsSince = {
    ...sources.statementsSince,
    ...Object.fromEntries(sources.newerStatements.map(({ name, since }) => [name, since])),
  };
  return { options: entries, statements: statementsByPlace, statementsSince };
}

export const catalog = {
  path: 'server/src/languages/drbd/data/options.json',
  depth: 2,
  packages: ['drbd-utils'],
  collect,
};

if (isProgram(import.meta.url)) await runAsProgram(catalog);
