// Writes server/src/languages/ha-cf/data/asked.json: which directives, media, methods of authkeys and compressions the
// installed heartbeat knows, and its defaults.
//
// Every word in the binary that could be a directive is written into one ha.cf; heartbeat complains of each that is
// none ("Illegal directive") and goes on. Strings of a program may share their ends, so that the ends of words are
// asked about too. Media and methods are plugins, one file for each. `heartbeat -D` prints the defaults.
//
// What a directive takes, its units and what it is for, no program tells: that stands in directives.json and docs.json,
// from config.c of 3.0.6, and test/conformance/heartbeat.test.ts asks heartbeat about values of each.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, isProgram, repositoryRoot, runAsProgram } from './support.mjs';

const PROGRAM = '/usr/libexec/heartbeat/heartbeat';
const PLUGINS = '/usr/lib/heartbeat/plugins';

/** Media are directives that heartbeat hands to a plugin, and crashes on when it is given a value that is none. */
async function plugins(kind) {
  const files = await readdir(join(PLUGINS, kind));
  return files.flatMap((file) => (file.endsWith('.so') ? [file.slice(0, -'.so'.length)] : [])).sort();
}

async function candidates() {
  const binary = (await readFile(PROGRAM)).toString('latin1');
  const words = [...binary.matchAll(/[a-z][a-z\d_]{2,40}(?=\0)/g)].map(([word]) => word);
  const ends = words.flatMap((word) => Array.from(word, (_, start) => word.slice(start)));
  return [...new Set(ends)].filter((end) => /^[a-z][a-z\d_]{2,}$/.test(end)).sort();
}

async function complaintsAbout(lines) {
  const folder = await mkdtemp(join(tmpdir(), 'heartbeat-'));
  try {
    const place = join(folder, '0000');
    await mkdir(place);
    await writeFile(join(place, 'ha.cf'), `node alpha\nbcast eth0\n${lines.join('\n')}\n`);
    await writeFile(join(place, 'node'), 'alpha');
    await ask('bash', [join(repositoryRoot, 'test/support/heartbeat-judge.sh'), folder, 'eth0']);
    return await readFile(join(place, 'said'), 'latin1');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function knownDirectives(media) {
  const words = (await candidates()).filter((word) => !media.includes(word));
  const said = await complaintsAbout(words.map((word) => `${word} 1`));
  const illegal = new Set([...said.matchAll(/Illegal directive \[([^\]]*)\]/g)].map(([, word]) => word));
  if (illegal.size === 0) throw new Error(`heartbeat refused no word: ${said.slice(0, 300)}`);
  return words.filter((word) => !illegal.has(word));
}

async function defaults() {
  const printed = (await ask(PROGRAM, ['-D'])).split('\n').slice(2);
  return Object.fromEntries(
    printed.flatMap((line) => {
      const [, name, value] = line.match(/^(\w+) +(\S+) {2,}/) ?? [];
      return name === undefined ? [] : [[name, value]];
    }),
  );
}

export const catalog = {
  path: 'server/src/languages/ha-cf/data/asked.json',
  depth: 1,
  packages: ['heartbeat'],
  async collect() {
    const media = await plugins('HBcomm');
    return {
      directives: await knownDirectives(media),
      media,
      methods: await plugins('HBauth'),
      compressions: await plugins('compress'),
      defaults: await defaults(),
    };
  },
};

if (isProgram(import.meta.url)) await runAsProgram(catalog);
