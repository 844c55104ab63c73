import type { LanguageId } from '../core/language.ts';
import { decode } from '../core/text.ts';
import { languages } from '../languages/index.generated.ts';
import { DeployFailure } from './failure.ts';
import { secretsIn } from './mask.ts';
import type { NodeAccess } from './node-access.ts';
import type { Target, Targets } from './targets.ts';
import { activationScript, isCalledByOthers, TOOLS, type ToolSupport } from './tools.ts';
import { toYaml, type Yaml } from './yaml.ts';

/** What Ansible is given: two texts, and copies of files of the workspace. */
export interface Ansible {
  readonly inventory: string;
  readonly playbook: string;
  /** Below `files/`: the name there, and the file of the workspace, relative to the root. */
  readonly files: readonly { readonly name: string; readonly source: string }[];
}

type Contents = ReadonlyMap<string, { readonly bytes: Uint8Array; readonly isProgram: boolean }>;

/** The tools of a cluster are not on the path of everybody who may become root. */
const ENVIRONMENT = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' };

/** Programs read new files only when this variable is true: `-e activate=true`. */
const IS_ACTIVATED = 'activate | bool';

/**
 * Inventory and playbook for the files of a cluster, for those who deploy to many with Ansible: one node after the
 * other, each file checked by its tool where that can judge a single file, with a backup, and nothing activated unless
 * asked.
 *
 * @throws DeployFailure when a name would mean something else to Ansible.
 */
export function ansibleOf(nodes: readonly NodeAccess[], targets: Targets, contents: Contents): Ansible {
  for (const { name } of nodes) {
    if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(name)) {
      throw new DeployFailure('other', `"${name}" is no name that Ansible takes for a node.`, name);
    }
  }
  const sources = [...new Set([...targets.files.map(({ source }) => source), ...targets.cib])];
  const files = sources.map((source, index) => ({ name: plainName(source, index + 1), source }));
  const nameOf = new Map(files.map(({ name, source }) => [source, name]));
  const tasks = targets.files.flatMap((target) => {
    requirePlainPath(target);
    return copyTasks(target, nodes, nameOf.get(target.source) ?? '', contents);
  });
  const scripts = targets.files
    .filter(isRun)
    .map((target) => ({ target, name: nameOf.get(target.source) ?? '' }));
  const playbook: Yaml = [
    {
      name: 'Files of the cluster, one node after the other',
      hosts: 'cluster',
      gather_facts: false,
      serial: 1,
      any_errors_fatal: true,
      environment: ENVIRONMENT,
      vars: { activate: false },
      tasks,
      handlers: [...handlers(targets), ...scripts.map(scriptHandler)],
    },
    {
      name: 'What all nodes take over together',
      hosts: 'cluster',
      gather_facts: false,
      any_errors_fatal: true,
      environment: ENVIRONMENT,
      vars: { activate: false },
      tasks: [...sharedTasks(targets), ...cibTasks(targets, nameOf, contents)],
    },
  ];
  return { inventory: toYaml(inventoryOf(nodes)), playbook: toYaml(playbook), files };
}

function inventoryOf(nodes: readonly NodeAccess[]): Yaml {
  const hosts = nodes.map(({ name, ssh, become }): [string, Yaml] => {
    const at = ssh.lastIndexOf('@');
    return [
      name,
      {
        ansible_host: { unsafe: ssh.slice(at + 1) },
        ...(at > 0 && { ansible_user: { unsafe: ssh.slice(0, at) } }),
        ...(become && { ansible_become: true }),
      },
    ];
  });
  return { cluster: { hosts: Object.fromEntries(hosts) } };
}

/** Of letters that mean nothing to Ansible, and that make it no file of a cluster where it lies. */
function plainName(source: string, number: number): string {
  const name = source.slice(source.lastIndexOf('/') + 1).replace(/[^\w]+/g, '-');
  return `${String(number).padStart(2, '0')}-${name}`;
}

/** @throws DeployFailure for a path in which Ansible would put the value of a variable. */
function requirePlainPath({ path, source }: Target): void {
  if (!/\$[\w{]/.test(path)) return;
  throw new DeployFailure(
    'other',
    `${source} goes to ${path}, in which Ansible takes "$" for a variable. Rename it, or deploy it with "ha-cluster apply".`,
  );
}

function copyTasks(target: Target, nodes: readonly NodeAccess[], name: string, contents: Contents): Yaml[] {
  const { path, source, language } = target;
  const support = language && TOOLS[language];
  const { bytes = new Uint8Array(), isProgram = false } = contents.get(source) ?? {};
  const mode = modeOf(support, isProgram);
  const test = candidateTest(support, bytes);
  const what = support?.activation?.what;
  const isShared = support?.activation?.once === true;
  const handler = what === 'script' ? isRun(target) && scriptName(name) : what && handlerName(what);
  const notified = isShared || !handler ? [] : [handler];
  const only =
    nodes.length === target.nodes.length ? undefined : `inventory_hostname in ${names(target.nodes)}`;
  const copy: Yaml = {
    name: { unsafe: path },
    'ansible.builtin.copy': {
      src: name,
      dest: { unsafe: path },
      owner: 'root',
      group: 'root',
      mode: `0${mode}`,
      backup: true,
      ...(test !== undefined && { validate: test }),
    },
    ...(only !== undefined && { when: only }),
    ...((mode.endsWith('00') || holdsSecret(language, bytes)) && { no_log: true }),
    ...(isShared && { register: 'copied' }),
    ...(notified.length > 0 && { notify: notified }),
  };
  if (!isShared || what === undefined) return [copy];
  const note: Yaml = {
    name: { unsafe: `Note whether ${path} has changed` },
    'ansible.builtin.set_fact': { [changedName(what)]: true },
    when: 'copied is changed',
  };
  return [copy, note];
}

function modeOf(support: ToolSupport | undefined, isProgram: boolean): string {
  const mode = support?.mode ?? '644';
  if (support?.insists || !isProgram) return support?.insists ?? mode;
  return mode === '600' ? '700' : '755';
}

function candidateTest(support: ToolSupport | undefined, bytes: Uint8Array): string | undefined {
  const isBash = /^#!.*bash/.test(Buffer.from(bytes.subarray(0, 100)).toString());
  return isBash ? support?.candidate?.replace(/^sh /, 'bash ') : support?.candidate;
}

function holdsSecret(language: LanguageId | undefined, bytes: Uint8Array): boolean {
  const decoded = decode(bytes);
  if (decoded.kind === 'binary') return true;
  const known = languages.find(({ id }) => id === language);
  return known !== undefined && secretsIn(known, decoded.text).length > 0;
}

function handlerName(what: string): string {
  return `Let ${what} read its files`;
}

function scriptName(name: string): string {
  return `Run ${name}`;
}

function isRun({ language, path }: Target): boolean {
  return language === 'tgtadm' && !isCalledByOthers(path);
}

function changedName(what: string): string {
  return `ha_cluster_${what.replaceAll('-', '_')}_changed`;
}

/** As Jinja reads it; the names are plain. */
function names(nodes: readonly string[]): string {
  return `[${nodes.map((node) => `'${node}'`).join(', ')}]`;
}

function activations(targets: Targets, isShared: boolean) {
  const found = new Map<string, string>();
  for (const { language } of targets.files) {
    const activation = language && TOOLS[language]?.activation;
    if (!activation || activation.what === 'script' || (activation.once === true) !== isShared) continue;
    found.set(activation.what, activationScript(activation.what) ?? activation.command);
  }
  return [...found].map(([what, script]) => ({ what, script }));
}

/** At the end of each node's turn, before the next one's. */
function handlers(targets: Targets): Yaml[] {
  return activations(targets, false).map(({ what, script }) => ({
    name: handlerName(what),
    'ansible.builtin.shell': { cmd: { unsafe: script } },
    when: IS_ACTIVATED,
  }));
}

function scriptHandler({ target, name }: { readonly target: Target; readonly name: string }): Yaml {
  return {
    name: scriptName(name),
    'ansible.builtin.command': { argv: ['sh', { unsafe: target.path }] },
    when: IS_ACTIVATED,
    no_log: true,
  };
}

/** What one node does for all of them, once all have the new file. */
function sharedTasks(targets: Targets): Yaml[] {
  return activations(targets, true).map(({ what, script }) => ({
    name: handlerName(what),
    'ansible.builtin.shell': { cmd: { unsafe: script } },
    run_once: true,
    when: [
      IS_ACTIVATED,
      `ansible_play_hosts | map('extract', hostvars) | selectattr('${changedName(what)}', 'defined') | list | length > 0`,
    ],
  }));
}

/** Of some mistakes crmsh only writes a line, and exits with 0; and a warning of Pacemaker it calls an ERROR, too. */
const LOAD_STATEMENTS = `set -e
before=$(cibadmin -Q -o configuration)
said=$(crm -D plain configure load update - 2>&1) || { printf '%s\\n' "$said"; exit 1; }
printf '%s\\n' "$said"
if printf '%s\\n' "$said" | grep -v '[[:space:]]warning: ' | grep -q ERROR; then exit 1; fi
if [ "$(cibadmin -Q -o configuration)" = "$before" ]; then echo unchanged; fi`;

/** Statements go into the CIB once, through the first node. */
function cibTasks({ cib }: Targets, nameOf: ReadonlyMap<string, string>, contents: Contents): Yaml[] {
  return cib.map((source) => {
    const bytes = contents.get(source)?.bytes ?? new Uint8Array();
    return {
      name: { unsafe: `Statements of ${source}` },
      'ansible.builtin.shell': {
        cmd: { unsafe: LOAD_STATEMENTS },
        stdin: `{{ lookup('ansible.builtin.file', '${nameOf.get(source) ?? ''}') }}`,
      },
      run_once: true,
      when: IS_ACTIVATED,
      ...(holdsSecret('crmsh', bytes) && { no_log: true }),
      register: 'loaded',
      changed_when: "'unchanged' not in loaded.stdout_lines",
    };
  });
}
