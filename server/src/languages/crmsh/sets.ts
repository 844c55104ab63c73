import type { NameSet } from '../../core/constraint-sets.ts';
import { type Member, pairNamed, type SetStatement } from './tree.ts';
import { booleanOf } from './values.ts';

/** The sets that crmsh makes: one for each bracket, and a new one where the role or the action changes (parse.py, ResourceSet). */
export function splitSets(statement: SetStatement): readonly NameSet<Member>[] {
  const parallel = booleanOf(pairNamed(statement.options, 'sequential')?.value?.text ?? '') === false;
  const any = booleanOf(pairNamed(statement.options, 'require-all')?.value?.text ?? '') === false;
  return statement.sets.flatMap(({ bracket, members }) => {
    const runs: Member[][] = [];
    for (const member of members) {
      const run = runs.at(-1);
      if (run && sameQualifier(run[0], member)) run.push(member);
      else runs.push([member]);
    }
    return runs.map((run) => ({
      parallel: parallel || bracket !== undefined,
      any: any || bracket === '[',
      members: run,
    }));
  });
}

function sameQualifier(a: Member | undefined, b: Member): boolean {
  return (a?.qualifier?.text.toLowerCase() ?? '') === (b.qualifier?.text.toLowerCase() ?? '');
}
