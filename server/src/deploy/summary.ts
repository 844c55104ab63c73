import { isEmpty, type Plan } from './plan.ts';

/** A plan in lines for people, without the differences of the files. */
export function planSummary(plan: Plan): readonly string[] {
  const lines = plan.nodes.map(({ name, activity, versions }) => {
    const tools = Object.entries(versions).map(([tool, release]) => `${tool} ${release}`);
    const told = tools.length === 0 ? '' : ` (${tools.join(', ')})`;
    return `${name}: ${activity.length === 0 ? 'standby' : activity.join(', ')}${told}`;
  });
  for (const { source, reason } of plan.left) lines.push(`${source} stays here: ${reason}.`);
  if (isEmpty(plan)) return [...lines, '', 'Nothing to change: the nodes have what is here.'];
  const paths = new Map<string, string[]>();
  for (const { path, node } of plan.files) paths.set(path, [...(paths.get(path) ?? []), node]);
  if (paths.size > 0) lines.push('', 'Files to replace:');
  for (const [path, nodes] of paths) lines.push(`  ${path} on ${nodes.join(', ')}`);
  if (plan.cib) {
    const { node, sources, transition } = plan.cib;
    lines.push('', `The CIB takes over ${sources.join(', ')}, through ${node}. Pacemaker will then:`);
    lines.push(
      ...(transition.length === 0 ? ['  start, stop or move nothing'] : transition.map((one) => `  ${one}`)),
    );
  }
  if (plan.activation.length > 0) {
    lines.push('', 'To activate, when you ask for it, one node after the other:');
    lines.push(...plan.activation.map(({ node, command }) => `  on ${node}: ${command}`));
  }
  if (plan.risks.length > 0) lines.push('', 'Think about:', ...plan.risks.map((risk) => `  ${risk}`));
  const order = plan.nodes.filter(({ name }) => plan.files.some(({ node }) => node === name));
  if (order.length > 1) {
    lines.push(
      '',
      `The files are staged and checked on all nodes, then replaced on ${order.map(({ name }) => name).join(', then ')}.`,
    );
  }
  return lines;
}
