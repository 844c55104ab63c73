import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { getLanguageService as getJsonService } from 'vscode-json-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { getLanguageService as getYamlService } from 'yaml-language-server';
import { askCrmsh, crmshObstacle } from '../support/crmsh-judge.ts';

const require = createRequire(import.meta.url);

export function versionOf(name: string): string {
  return (require(`${name}/package.json`) as { version: string }).version;
}

/** A document and the number of problems its validator finds in it, from nothing to the diagnostics. */
export type Validate = () => Promise<number>;

export function jsonValidator(
  data: object,
  schema: object,
): { readonly text: string; readonly validate: Validate } {
  const text = `${JSON.stringify(data, undefined, 2)}\n`;
  const service = getJsonService({});
  service.configure({ validate: true, schemas: [{ uri: 'bench://schema', fileMatch: ['*'], schema }] });
  return {
    text,
    validate: async () => {
      const document = TextDocument.create('file:///bench.json', 'json', 1, text);
      return (await service.doValidation(document, service.parseJSONDocument(document))).length;
    },
  };
}

export function yamlValidator(
  data: object,
  schema: object,
): { readonly text: string; readonly validate: Validate } {
  const text = toYaml(data, '');
  const service = getYamlService({
    schemaRequestService: (uri) => Promise.reject(new Error(`${uri} is not asked for`)),
    workspaceContext: { resolveRelativePath: (relative) => relative },
  });
  service.configure({ validate: true, schemas: [{ uri: 'bench://schema', fileMatch: ['*'], schema }] });
  let version = 0;
  return {
    text,
    validate: async () => {
      // The service keeps the tree of a version of a document; every round is a new version.
      const document = TextDocument.create('file:///bench.yaml', 'yaml', ++version, text);
      return (await service.doValidation(document, false)).length;
    },
  };
}

function toYaml(value: unknown, indent: string): string {
  if (Array.isArray(value)) {
    return value
      .map((one) =>
        isTree(one)
          ? `${indent}- ${toYaml(one, `${indent}  `).trimStart()}`
          : `${indent}- ${toYaml(one, '')}\n`,
      )
      .join('');
  }
  if (!isTree(value)) return JSON.stringify(value);
  return Object.entries(value)
    .map(([key, one]) => {
      if (!isTree(one)) return `${indent}${key}: ${toYaml(one, '')}\n`;
      return Object.keys(one).length === 0
        ? `${indent}${key}: {}\n`
        : `${indent}${key}:\n${toYaml(one, `${indent}  `)}`;
    })
    .join('');
}

function isTree(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Seconds of processor time, or why there are none. */
export type Outcome = { readonly seconds: number } | { readonly reason: string };

/** `drbdadm sh-nop`: reads and checks the configuration, and does nothing. */
export function drbdadmTime(text: string): Outcome {
  const program = '/usr/sbin/drbdadm';
  if (!existsSync(program)) return { reason: 'drbdadm is not installed (apt-get install drbd-utils)' };
  return inFolder((folder) => {
    const file = path.join(folder, 'drbd.conf');
    writeFileSync(file, text);
    // The shell's `times` ends with the user and system time of its children. The best of some runs is what it
    // takes: the first ones also pay for reading the program, and a busy machine adds its own.
    const runs = Array.from({ length: 7 }, () => {
      const said = execFileSync(
        'bash',
        ['-c', `${program} -c "$1" sh-nop >/dev/null 2>&1; times`, 'bash', file],
        { env: { ...process.env, __DRBD_NODE__: 'alice' }, encoding: 'utf8', timeout: 120_000 },
      );
      const [, user = '', system = ''] = /(\S+) (\S+)\s*$/.exec(said) ?? [];
      return seconds(user) + seconds(system);
    });
    return { seconds: Math.min(...runs) };
  });
}

function seconds(time: string): number {
  const [, minutes = '0', rest = '0'] = /(\d+)m([\d.]+)s/.exec(time) ?? [];
  return Number(minutes) * 60 + Number(rest);
}

/** `crm configure load`, less what it takes to load nothing. */
export function crmshTime(text: string): Outcome {
  const obstacle = crmshObstacle();
  if (obstacle !== undefined) return { reason: obstacle };
  const load = (one: string) => {
    const before = performance.now();
    askCrmsh('load', [one]);
    return (performance.now() - before) / 1000;
  };
  const nothing = load('');
  return { seconds: load(text) - nothing };
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
