import { DeployFailure } from './failure.ts';
import type { PlannedFile } from './plan.ts';
import { TOOLS, type ToolSupport } from './tools.ts';
import type { NodeTransaction } from './transaction.ts';

/**
 * Asks the node's own tools about the staged files, in the place of the live ones.
 *
 * @throws DeployFailure with the tool's words when one refuses, or is not there.
 */
export async function check(
  transaction: NodeTransaction,
  files: readonly PlannedFile[],
  signal?: AbortSignal,
): Promise<void> {
  const supports = new Map<ToolSupport, PlannedFile[]>();
  for (const file of files) {
    const support = file.language && TOOLS[file.language];
    if (!support || file.after.kind === 'none') continue;
    supports.set(support, [...(supports.get(support) ?? []), file]);
  }
  for (const [support, own] of supports) {
    await requireTool(transaction, support, own, signal);
    if (support.check) await judge(transaction, support.check, [], support.check, signal);
    if (!support.checkFile) continue;
    for (const { path } of own) await judge(transaction, support.checkFile, [path], path, signal);
  }
}

async function requireTool(
  transaction: NodeTransaction,
  { tool, package: name }: ToolSupport,
  files: readonly PlannedFile[],
  signal?: AbortSignal,
): Promise<void> {
  const { code } = await transaction.session.run(`command -v ${tool}`, signal ? { signal } : {});
  if (code === 0) return;
  const { node } = transaction;
  throw new DeployFailure(
    'refused',
    `${node} has no "${tool}", which reads ${files.map(({ path }) => path).join(', ')}. Install it there (Debian: ${name}), or take ${node} out of the "nodes" of these files in ha-cluster.json.`,
    node,
  );
}

async function judge(
  transaction: NodeTransaction,
  script: string,
  words: readonly string[],
  name: string,
  signal?: AbortSignal,
): Promise<void> {
  const { code, stdout, stderr } = await transaction.asIf(script, words, signal);
  if (code === 0) return;
  const said = stderr === '' ? Buffer.from(stdout).toString().trim() : stderr;
  const { node } = transaction;
  throw new DeployFailure('refused', `${node} refuses the new files (${name}):\n${said}`, node);
}
