import { describe, expect, it } from 'vitest';
import type { LanguageId } from '../../server/src/core/language.ts';
import type { DrbdVersion } from '../../server/src/languages/drbd/catalog.ts';
import { clean, corpus, strewBlanks } from '../format/fixtures.ts';
import { type FormatFile, formatted } from '../format/formatted.ts';
import { askCorosync, type CorosyncCase, corosyncObstacle } from '../support/corosync-judge.ts';
import { askCrmsh, crmshObstacle } from '../support/crmsh-judge.ts';
import { drbdObstacle, dumpDrbd } from '../support/drbd-judge.ts';
import { askHeartbeat, heartbeatObstacle } from '../support/heartbeat-judge.ts';
import { needs } from '../support/needs.ts';
import { Random } from '../support/random.ts';
import { prettyPrinted, prettyPrintObstacle } from '../support/shell-judge.ts';
import { configGeneralObstacle, readWithConfigGeneral } from '../support/tgt-admin-judge.ts';

// Formatting changes no meaning: the tools make the same of a file as of what formatting leaves of it, also where its
// blanks had been strewn about before.

interface Pair {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Files of a language that formatting changes: real ones as they are, and clean ones in disorder. */
function pairs(id: LanguageId, files: readonly FormatFile[] = [...clean, ...corpus]): readonly Pair[] {
  const random = new Random(11);
  return files
    .filter(({ language }) => language?.id === id)
    .flatMap((file) => [file, { ...file, text: strewBlanks(file.text, random) }])
    .map((file) => ({ path: file.path, before: file.text, after: formatted(file) }))
    .filter(({ before, after }) => before !== after);
}

describe('drbdadm dump', () => {
  const obstacle = drbdObstacle();
  needs(obstacle === undefined, obstacle ?? '');

  it('says the same', async () => {
    const versions: readonly DrbdVersion[] = ['9', '8.4', '8.3'];
    let compared = 0;
    for (const { path, before, after } of pairs('drbd')) {
      for (const version of versions) {
        const dump = await dumpDrbd({ text: before, version });
        if (dump === undefined) continue;
        expect(await dumpDrbd({ text: after, version }), `${path}, DRBD ${version}:\n${after}`).toBe(dump);
        compared++;
        break;
      }
    }
    console.log(`${compared} configurations of DRBD have the same dump`);
    expect(compared).toBeGreaterThan(5);
  });
});

describe('crm configure load', () => {
  const obstacle = crmshObstacle();
  needs(obstacle === undefined, obstacle ?? '');

  it('makes the same CIB', { timeout: 300_000 }, () => {
    const files = pairs('crmsh', clean);
    const verdicts = askCrmsh(
      'load',
      files.flatMap(({ before, after }) => [before, after]),
    );
    let compared = 0;
    for (const [index, { path, before, after }] of files.entries()) {
      const [was, is] = verdicts.slice(2 * index, 2 * index + 2);
      expect(is?.accepted, `${path}: ${is?.said.join('\n')}\n${after}`).toBe(was?.accepted);
      expect(is?.made, `${path}:\n${before}\n${after}`).toBe(was?.made);
      if (was?.made) compared++;
    }
    console.log(`${compared} crm files make the same CIB`);
    expect(compared).toBeGreaterThan(5);
  });
});

describe('corosync -t', () => {
  const obstacle = corosyncObstacle();
  needs(obstacle === undefined, obstacle ?? '');

  it('says the same', async () => {
    const files = pairs('corosync').map(({ path, before, after }) => ({
      before: { name: path, text: before },
      after: { name: path, text: after },
    }));
    const verdicts = await askCorosync(files.flatMap(({ before, after }) => [before, after]));
    for (const { before, after } of files) {
      // It names the file, each in a folder of its own, and the line.
      const said = (one: CorosyncCase) =>
        verdicts.get(one)?.said.map((line) => line.replaceAll(/\/tmp\S*corosync\.conf(?::\d+)?/g, 'FILE'));
      expect(said(after), `${after.name}:\n${after.text}`).toEqual(said(before));
      expect(verdicts.get(after)?.accepted, after.name).toBe(verdicts.get(before)?.accepted);
    }
    const accepted = files.filter(({ before }) => verdicts.get(before)?.accepted).length;
    console.log(`${files.length} files of corosync are judged alike, ${accepted} of them accepted`);
    expect(accepted).toBeGreaterThan(0);
  });
});

/** Without what happens to a heartbeat that runs for a moment, or not. */
const aboutFile = (errors: readonly string[] = []) =>
  errors.filter((error) => !/unreachable|sending packet/.test(error));

describe('heartbeat', () => {
  const obstacle = heartbeatObstacle();
  needs(obstacle === undefined, obstacle ?? '');

  it('finds the same in ha.cf, authkeys and haresources', async () => {
    const haCf = 'node alpha\nbcast eth0\nauto_failback on\n';
    const authkeys = 'auth 1\n1 crc\n';
    const caseOf = (id: LanguageId, text: string) => {
      if (id === 'ha-authkeys') return { haCf, authkeys: text };
      return id === 'haresources' ? { haCf, authkeys, haresources: text } : { haCf: text, authkeys };
    };
    const files = (['ha-cf', 'ha-authkeys', 'haresources'] as const).flatMap((id) =>
      pairs(id).map(({ path, before, after }, index) => ({
        path,
        was: { name: `${id} ${index} before`, ...caseOf(id, before) },
        is: { name: `${id} ${index} after`, ...caseOf(id, after) },
      })),
    );
    const verdicts = await askHeartbeat(files.flatMap(({ was, is }) => [was, is]));
    for (const { path, was, is } of files) {
      const [before, after] = [was, is].map(({ name }) => verdicts.get(name));
      expect(after?.accepted, path).toBe(before?.accepted);
      expect(aboutFile(after?.errors), path).toEqual(aboutFile(before?.errors));
    }
    console.log(`${files.length} files of heartbeat are judged alike`);
    expect(files.length).toBeGreaterThan(5);
  });
});

describe('bash --pretty-print', () => {
  const obstacle = prettyPrintObstacle();
  needs(obstacle === undefined, obstacle ?? '');

  it('shows the same commands', () => {
    const scripts = pairs('tgtadm');
    let understood = 0;
    for (const { path, before, after } of scripts) {
      const shown = prettyPrinted(before);
      expect(prettyPrinted(after), `${path}:\n${after}`).toEqual(shown);
      if (shown.status === 0) understood++;
    }
    console.log(`${scripts.length} scripts are the same to bash, ${understood} of them without errors`);
    expect(understood).toBeGreaterThan(0);
  });
});

describe('Config::General', () => {
  const obstacle = configGeneralObstacle();
  needs(obstacle === undefined, obstacle ?? '');

  it('reads the same of targets.conf', async () => {
    const files = pairs('tgt-targets');
    const readings = await readWithConfigGeneral(files.flatMap(({ before, after }) => [before, after]));
    for (const [index, { path, after }] of files.entries()) {
      expect(readings[2 * index + 1], `${path}:\n${after}`).toEqual(readings[2 * index]);
    }
    console.log(`${files.length} targets.conf are read alike`);
    expect(files.length).toBeGreaterThan(0);
  });
});
