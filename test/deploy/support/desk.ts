import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Cluster } from '../../../server/src/core/cluster.ts';
import { Workspace } from '../../../server/src/core/workspace.ts';
import { type Applied, type ApplyOptions, apply } from '../../../server/src/deploy/apply.ts';
import { makePlan, type PlanOptions, readSource } from '../../../server/src/deploy/make-plan.ts';
import type { SshSettings } from '../../../server/src/deploy/node-access.ts';
import type { Plan } from '../../../server/src/deploy/plan.ts';
import { languages } from '../../../server/src/languages/index.generated.ts';
import { nodeHost } from '../../../server/src/platform/node-host.ts';
import { rules as clusterRules } from '../../../server/src/rules.generated.ts';
import type { TestCluster } from '../nodes/test-cluster.ts';

/** The desk of an administrator: a folder with the files of a cluster, and the way to its nodes. */
export class Desk {
  readonly folder: string;
  readonly ssh: SshSettings;

  constructor(nodes: TestCluster, files: Readonly<Record<string, string>>, program = 'ssh') {
    this.folder = mkdtempSync(path.join(nodes.directory, 'desk-'));
    this.ssh = { program, options: ['-F', nodes.ssh.config], environment: {}, mayAsk: false };
    this.write(files);
  }

  write(files: Readonly<Record<string, string | Uint8Array>>): void {
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(this.folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  }

  edit(name: string, from: string, to: string): void {
    const before = readFileSync(path.join(this.folder, name), 'utf8');
    if (!before.includes(from)) throw new Error(`${name} does not contain ${from}`);
    this.write({ [name]: before.replace(from, to) });
  }

  remove(name: string): void {
    rmSync(path.join(this.folder, name));
  }

  /** What a file has now. */
  async content(name: string): Promise<Uint8Array> {
    return readSource(this.folder, name);
  }

  /** The cluster as it is in the folder now. */
  async cluster(): Promise<Cluster> {
    const workspace = new Workspace({
      host: nodeHost,
      languages,
      clusterRules,
      failed: (error) => {
        throw error;
      },
      unreadable: ({ uri, message }) => {
        throw new Error(`${uri} ${message}`);
      },
    });
    await workspace.addFolder(pathToFileURL(this.folder).href);
    const [cluster] = workspace.clusters;
    if (!cluster) throw new Error('there is no cluster in the folder');
    return cluster;
  }

  async plan(options: Partial<PlanOptions> = {}): Promise<Plan> {
    const { plan } = await makePlan(await this.cluster(), { ssh: this.ssh, ...options });
    return plan;
  }

  async apply(plan: Plan, options: Partial<ApplyOptions> = {}): Promise<Applied> {
    return apply(plan, {
      ssh: this.ssh,
      contentOf: ({ source }) => this.content(source),
      ...options,
    });
  }

  /** Plans and applies. */
  async deploy(options: Partial<ApplyOptions> = {}): Promise<Plan> {
    const plan = await this.plan();
    await this.apply(plan, options);
    return plan;
  }
}
