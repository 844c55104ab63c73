import { expect } from 'vitest';
import type { ApplyOptions } from '../../../../server/src/deploy/apply.ts';
import { DeployFailure } from '../../../../server/src/deploy/failure.ts';
import { makePlan } from '../../../../server/src/deploy/make-plan.ts';
import type { SshSettings } from '../../../../server/src/deploy/node-access.ts';
import type { Plan } from '../../../../server/src/deploy/plan.ts';
import { settleNodes } from '../../../../server/src/deploy/rollback.ts';
import { shellWords } from '../../../../server/src/deploy/shell-words.ts';
import type { FaultPlan, FaultySsh } from '../../nodes/faulty-ssh.ts';
import { TestCluster } from '../../nodes/test-cluster.ts';
import type { TestNode } from '../../nodes/test-node.ts';
import type { Sighting, Watch } from '../../nodes/watch.ts';
import { Desk } from '../../support/desk.ts';
import { AUTHKEYS, newVersion, oldVersion, type Version, workspace } from './versions.ts';

export const STATE = '/var/lib/ha-cluster-config';

const NAMES = ['alice', 'gertrude'] as const;

/** What came of a command: nothing, or how it failed. */
export type Attempt = { readonly failure?: DeployFailure; readonly notes: readonly string[] };

/**
 * Two nodes and a desk for many faults one after the other: before each, the nodes have the old version of the files
 * and the desk the new one.
 */
export class Scene {
  readonly cluster: TestCluster;
  readonly desk: Desk;
  #recoveries = 0;
  readonly #watches = new Map<string, Watch>();
  readonly #seen: Sighting[] = [];
  /** Beside authkeys: the names of what a plan stages and keeps there. */
  readonly #secret = new Set<string>([AUTHKEYS]);

  private constructor(cluster: TestCluster) {
    this.cluster = cluster;
    this.desk = new Desk(cluster, workspace);
  }

  static async create(): Promise<Scene> {
    const scene = new Scene(await TestCluster.create({ nodes: NAMES }));
    for (const node of scene.nodes) await scene.#watch(node);
    return scene;
  }

  get nodes(): readonly TestNode[] {
    return this.cluster.nodes;
  }

  node(name: string): TestNode {
    return this.cluster.node(name);
  }

  async #watch(node: TestNode): Promise<void> {
    this.#watches.set(node.name, await node.watch('/etc/ha.d'));
  }

  /** Ends everything; checks that nobody could ever read a secret. */
  async close(): Promise<void> {
    try {
      for (const watch of this.#watches.values()) this.#seen.push(...(await watch.stop()));
      expectSecret(this.#seen, this.#secret);
    } finally {
      await this.cluster.close();
    }
  }

  /** Switches a node on that has died. */
  async revive(node: TestNode): Promise<void> {
    const watch = this.#watches.get(node.name);
    if (watch) this.#seen.push(...(await watch.stop()));
    await node.start();
    await this.#watch(node);
  }

  /** The old files everywhere, and nothing else. */
  async reset(): Promise<void> {
    const writes = [...oldVersion].map(([path, { content, mode }]) => {
      const [at] = [shellWords(path)];
      return `printf %s ${shellWords(content)} >${at}; chmod ${mode} ${at}`;
    });
    const script = `umask 077
      for d in ${STATE} /etc/ha.d; do while mountpoint -q $d; do umount $d; done; done
      rm -rf ${STATE} /etc/ha.d /etc/drbd.d; mkdir -p -m 755 /etc/ha.d /etc/drbd.d\n${writes.join('\n')}`;
    await Promise.all(this.nodes.map((node) => node.must(['sh', '-euc', script])));
  }

  async plan(): Promise<Plan> {
    const { plan } = await makePlan(await this.desk.cluster(), { ssh: this.desk.ssh });
    this.keepSecret(plan);
    return plan;
  }

  /** What a plan stages and keeps beside authkeys is for nobody else. */
  keepSecret(plan: Plan): void {
    for (const name of NAMES) {
      const own = plan.files.filter(({ node }) => node === name);
      for (const [n, { path }] of own.entries()) {
        if (path !== AUTHKEYS) continue;
        for (const end of ['new', 'old'])
          this.#secret.add(`/etc/ha.d/.ha-cluster-config.${plan.id}.${n}.${end}`);
      }
    }
  }

  /** ssh with a fault; where a node may die in it, ssh notices that soon. */
  faulty(plan?: FaultPlan): SshSettings & { readonly calls: FaultySsh['calls'] } {
    const { program, calls } = this.cluster.faultySsh(plan);
    const options = typeof plan?.fault === 'function' ? QUICK : [];
    return { ...this.desk.ssh, program, options, calls };
  }

  async apply(plan: Plan, options: Partial<ApplyOptions> = {}): Promise<Attempt> {
    return attempt(() => this.desk.apply(plan, options));
  }

  /** What every running node has, file by file: all old or all new, or else what is mixed. */
  async versions(): Promise<readonly string[]> {
    return Promise.all(this.nodes.filter(({ isRunning }) => isRunning).map(versionOf));
  }

  /** Right after a fault, and before anything was put in order: no file is anything but one version of it. */
  async expectWhole(): Promise<void> {
    for (const version of await this.versions()) expect(version).toMatch(/^(?:old|new|mixed)$/);
  }

  /** After a command that ended: all nodes have one version, and nothing else is left of it. */
  async expectSettled(): Promise<'old' | 'new'> {
    const versions = await this.versions();
    expect(versions, 'all nodes have one version').toEqual(
      versions[0] === 'old' ? ['old', 'old'] : ['new', 'new'],
    );
    for (const node of this.nodes) expect(await leftovers(node), `left on ${node.name}`).toEqual([]);
    return versions[0] === 'old' ? 'old' : 'new';
  }

  /** What the nodes are and how they are reached; each by its name without it. */
  nodesAre(nodes: Readonly<Record<string, object>> = { alice: {}, gertrude: {} }): void {
    this.desk.write({ 'ha-cluster.json': JSON.stringify({ nodes }) });
  }

  /** Puts in order what was cut off, if anything was. */
  async settle(): Promise<'old' | 'new'> {
    await this.expectWhole();
    const nodes = NAMES.map((name) => ({ name, ssh: name, become: false }));
    await settleNodes(nodes, this.desk.ssh);
    return this.expectSettled();
  }

  /**
   * The next command puts in order what was cut off; every third time one more deploys. Returns how the first left the
   * nodes.
   */
  async expectRecovery(): Promise<'old' | 'new'> {
    const version = await this.settle();
    this.#recoveries += 1;
    if (this.#recoveries % 3 === 1 && version === 'old') {
      expect(await this.apply(await this.plan())).toEqual({ notes: [] });
      expect(await this.expectSettled()).toBe('new');
    }
    return version;
  }
}

/** Options for ssh ahead of those of the product: nobody waits for minutes, and a busy machine is not taken for a dead one. */
const QUICK = ['-oServerAliveInterval=2', '-oServerAliveCountMax=5', '-oConnectTimeout=30'];

/** Runs a command to its end, whichever. */
export async function attempt(
  command: () => Promise<{ readonly notes: readonly string[] }>,
): Promise<Attempt> {
  try {
    return { notes: (await command()).notes };
  } catch (error) {
    if (error instanceof DeployFailure) return { failure: error, notes: [] };
    throw error;
  }
}

async function versionOf(node: TestNode): Promise<string> {
  const files = [...newVersion.keys()].map((path) => shellWords(path));
  const report = await node.must(
    `for f in ${files.join(' ')}; do stat -c '%n %F %a %U:%G' "$f" 2>/dev/null && base64 -w 0 "$f" && echo || echo "$f none"; done`,
  );
  const lines = report.trimEnd().split('\n');
  const has = new Set<string>();
  for (const path of newVersion.keys()) {
    const at = lines.findIndex((line) => line.startsWith(`${path} `));
    const is = lines[at] ?? '';
    const content = is === `${path} none` ? undefined : Buffer.from(lines[at + 1] ?? '', 'base64').toString();
    const matching = (['old', 'new'] as const).filter((version) =>
      isAs((version === 'old' ? oldVersion : newVersion).get(path), path, is, content),
    );
    if (matching.length === 0) return `${node.name}: ${is} ${JSON.stringify(content)}`;
    if (matching.length === 1) has.add(matching[0] ?? '');
  }
  return has.size === 1 ? [...has].join() : 'mixed';
}

function isAs(
  wanted: ReturnType<Version['get']>,
  path: string,
  is: string,
  content: string | undefined,
): boolean {
  if (!wanted) return content === undefined;
  return is === `${path} regular file ${wanted.mode} root:root` && content === wanted.content;
}

/** What a deployment that has ended may not leave: temporary files, records without an end, records for others. */
async function leftovers(node: TestNode): Promise<readonly string[]> {
  const said = await node.must(
    `find /etc -name '.ha-cluster-config*'
     [ ! -e ${STATE} ] || find ${STATE} -maxdepth 2 -type d ! -perm 700
     for d in ${STATE}/deployments/* ${STATE}/deployments/.[!.]*; do
       [ ! -e "$d" ] || case $(cat "$d/phase") in complete|undone) ;; *) echo "$d $(cat "$d/phase")" ;; esac
     done`,
  );
  return said.split('\n').filter(Boolean);
}

/** Whether secrets were never for anybody but root: at no moment, and under no name. */
function expectSecret(seen: readonly Sighting[], secret: ReadonlySet<string>): void {
  const open = seen.flatMap((one) => {
    if (one.kind === 'gone') return [];
    if (one.path === STATE) return one.mode === '700' ? [] : [`${one.path} ${one.mode}`];
    if (!secret.has(one.path)) return [];
    return one.kind === 'file' && one.mode === '600' && one.owner === 'root:root'
      ? []
      : [`${one.path} ${one.kind} ${one.mode} ${one.owner}`];
  });
  expect([...new Set(open)]).toEqual([]);
  // The watch has seen what it was there for.
  const names = new Set(seen.map(({ path }) => path));
  expect(names).toContain(AUTHKEYS);
  expect([...names].some((name) => name !== AUTHKEYS && secret.has(name))).toBe(true);
}
