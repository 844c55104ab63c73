import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { FileFacts } from '../deploy/file-facts.ts';
import type { Change, Planned } from '../deploy/make-plan.ts';
import { maskChange, maskCib } from '../deploy/masked.ts';
import { planSummary } from '../deploy/summary.ts';

/** A plan for people: what becomes different where, what will run, and what to think about. Secrets are masked. */
export function planReport({ plan, changes, cib }: Planned): string {
  const out = alike(changes).map(([change, nodes]) => diffOf(change, nodes));
  if (plan.cib && cib) {
    const { before, after } = maskCib(cib);
    out.push(patch('CIB', before, after));
  }
  return `${[...out, ...planSummary(plan)].join('\n')}\n`;
}

/** The changes that are the same on several nodes are told once. */
function alike(changes: readonly Change[]): readonly (readonly [Change, readonly string[]])[] {
  const found = new Map<string, { readonly change: Change; readonly nodes: string[] }>();
  for (const change of changes) {
    const { path, before, after, node } = change.file;
    const id = JSON.stringify([path, before, after]);
    const known = found.get(id);
    if (known) known.nodes.push(node);
    else found.set(id, { change, nodes: [node] });
  }
  return [...found.values()].map(({ change, nodes }) => [change, nodes]);
}

function diffOf(change: Change, nodes: readonly string[]): string {
  const { path, before, after } = change.file;
  const differences = differencesOf(before, after);
  const told = differences.length === 0 ? '' : ` (${differences.join(', ')})`;
  const title = `${path} on ${nodes.join(', ')}${told}`;
  const texts = maskChange(change);
  return texts ? patch(title, texts.before, texts.after) : `${title}: content not shown\n`;
}

/** What the differences of the text do not tell. */
function differencesOf(before: FileFacts, after: FileFacts): readonly string[] {
  if (before.kind === 'none') return ['new'];
  if (after.kind === 'none') return ['removed'];
  const isOwned = before.uid === after.uid && before.gid === after.gid;
  return [
    ...(before.mode === after.mode ? [] : [`mode ${before.mode} becomes ${after.mode}`]),
    ...(isOwned ? [] : [`owner ${before.uid}:${before.gid} becomes ${after.uid}:${after.gid}`]),
  ];
}

function patch(title: string, before: string, after: string): string {
  if (before === after) return `${title}\n`;
  const lines = createTwoFilesPatch('now', 'then', before, after, '', '', {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
  return `${title}\n${lines.split('\n').slice(2).join('\n')}`;
}
