import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface CrmshVerdict {
  readonly accepted: boolean;
  /** What crmsh printed, for the message of a failing test. */
  readonly said: readonly string[];
  /** The XML that is made of what is accepted: of a statement its own, of a file the whole configuration. */
  readonly made?: string;
}

/** Online nodes with quorum and without fencing, so that crm_verify has nothing to say about the cluster itself. */
export const emptyCib = (
  nodes: readonly string[],
) => `<cib crm_feature_set="3.16.1" validate-with="pacemaker-3.9" epoch="1" num_updates="0" admin_epoch="0" have-quorum="1">
  <configuration>
    <crm_config>
      <cluster_property_set id="cib-bootstrap-options">
        <nvpair id="cib-bootstrap-options-stonith-enabled" name="stonith-enabled" value="false"/>
      </cluster_property_set>
    </crm_config>
    <nodes>
${nodes.map((name, index) => `      <node id="${index + 1}" uname="${name}"/>`).join('\n')}
    </nodes>
    <resources/>
    <constraints/>
  </configuration>
  <status/>
</cib>
`;

/** crmsh is installed for Debian's python, whatever else is first on PATH. */
const PYTHON = '/usr/bin/python3';

/** Why crmsh cannot be asked on this machine; undefined when it can. */
export function crmshObstacle(): string | undefined {
  if (!existsSync('/usr/sbin/crm')) return 'crmsh is not installed (apt-get install crmsh)';
  if (!existsSync('/usr/sbin/crm_verify'))
    return 'crm_verify is not installed (apt-get install pacemaker-cli-utils)';
  if (!existsSync('/usr/lib/ocf/resource.d/heartbeat/IPaddr2')) {
    return 'the agents are not installed (apt-get install resource-agents)';
  }
  return undefined;
}

/** crmsh's verdict on single statements (`parse`) or on whole files (`load`), in the order of the texts. */
export function askCrmsh(
  mode: 'parse' | 'load',
  texts: readonly string[],
  nodes: readonly string[] = ['alice', 'gertrude'],
): readonly CrmshVerdict[] {
  return ask<CrmshVerdict>(mode, texts, nodes);
}

/** What Pacemaker makes of a configuration, when all nodes have just started. */
export interface Simulation extends CrmshVerdict {
  /** `start fs alice`, `monitor recurring drbd gertrude`, in the order in which they happen. */
  readonly actions: readonly string[];
  /** By resource and node: Started, Promoted or Unpromoted. */
  readonly running: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By primitive and node: the scores with which it is assigned. */
  readonly scores: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Loads each text into a cluster of its own and asks crm_simulate what happens. */
export function askPacemaker(
  texts: readonly string[],
  nodes: readonly string[] = ['alice', 'gertrude'],
): readonly Simulation[] {
  return ask<Simulation>('simulate', texts, nodes);
}

function ask<Verdict>(mode: string, texts: readonly string[], nodes: readonly string[]): readonly Verdict[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'crmsh-'));
  try {
    const cib = path.join(folder, 'base.xml');
    writeFileSync(cib, emptyCib(nodes));
    const answer = execFileSync(PYTHON, [path.join(import.meta.dirname, 'crmsh-judge.py'), mode], {
      input: JSON.stringify(texts),
      env: { ...process.env, CIB_file: cib, TERM: 'dumb', HOME: folder },
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const verdicts = JSON.parse(answer) as Verdict[];
    if (verdicts.length !== texts.length)
      throw new Error(`crmsh judged ${verdicts.length} of ${texts.length} texts`);
    return verdicts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
