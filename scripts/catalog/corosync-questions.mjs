import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask as askProgram, repositoryRoot } from './support.mjs';

/** Asks corosync about many files in one go; the tests ask through the same script. */
const judge = join(repositoryRoot, 'test/support/corosync-judge.sh');

/** What stands in a section besides the key in question, so that corosync looks at it at all. */
const companions = {
  'logging.logger_subsys': 'subsys: MAIN',
  'logging.logging_daemon': 'name: corosync',
  'nodelist.node': 'name: beta\nnodeid: 2\nring0_addr: 10.0.0.2',
};

/** A sound file with `key: value` in the section of that path. */
function fileWith(section, key, value) {
  const names = section === '' ? [] : section.split('.');
  const lines = [companions[section] ?? '', `${key}: ${value}`].filter((line) => line !== '');
  const open = names.map((name) => `${name} {`);
  const close = names.map(() => '}');
  const node = 'nodelist {\nnode {\nname: alpha\nnodeid: 1\nring0_addr: 10.0.0.1\n}\n';
  const isNode = section === 'nodelist.node';
  return [
    'totem {\nversion: 2\ncluster_name: catalog\ntransport: knet\n}',
    isNode ? `${node}node {\n${lines.join('\n')}\n}\n}` : `${node}}`,
    ...(isNode ? [] : [...open, ...lines, ...close]),
    '',
  ].join('\n');
}

/**
 * What `corosync -t` complains of when a key has a value; `undefined` where it takes the value. Each question is
 * `{ section, key, value }`; the answers come in the same order.
 */
export async function complaintsOf(questions) {
  const directory = await mkdtemp(join(tmpdir(), 'corosync-catalog-'));
  const names = questions.map((_, index) => String(index).padStart(6, '0'));
  try {
    for (const [index, { section, key, value }] of questions.entries()) {
      const place = join(directory, names[index]);
      await mkdir(place);
      await writeFile(join(place, 'corosync.conf'), fileWith(section, key, value));
      await writeFile(join(place, 'node'), 'alpha');
      await writeFile(join(place, 'addresses'), '10.0.0.1/24\n');
      await writeFile(join(place, 'hosts'), '127.0.0.1 localhost\n');
    }
    const statuses = new Map(
      (await askProgram('bash', [judge, directory], { timeout: 240_000 }))
        .trim()
        .split('\n')
        .map((line) => line.split(' ')),
    );
    return await Promise.all(
      names.map(async (name) => {
        const status = statuses.get(name);
        if (status === undefined) throw new Error('corosync was not asked: this needs root and namespaces');
        return status === '0'
          ? undefined
          : complaint(await readFile(join(directory, name, 'said'), 'latin1'));
      }),
    );
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** The sentence that says why, without the time, the place in the file, and the name of the program. */
function complaint(said) {
  const line = said.split('\n').find((one) => /error|Assertion/.test(one)) ?? said;
  return line.replace(/^.*?(?:corosync\.conf:\d+: |parse error in config: |\[MAIN {2}\] )/, '').trim();
}
