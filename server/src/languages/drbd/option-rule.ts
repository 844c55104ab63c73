import type { RuleContext } from '../../core/rule.ts';
import type { DrbdOption, DrbdVersion } from './catalog.ts';
import { judgeOption } from './judge.ts';
import type { OptionStatement } from './tree.ts';
import { checkValue, type ValueProblem } from './values.ts';
import { versionOf } from './version.ts';

interface Finding<P> {
  readonly node: OptionStatement;
  readonly option: DrbdOption;
  readonly problem: P;
  readonly version: DrbdVersion;
}

/** A check for a rule over one kind of wrong values, of options that stand where they may. */
export function overValues<K extends ValueProblem['kind']>(
  kinds: readonly K[],
  report: (finding: Finding<Extract<ValueProblem, { kind: K }>>, context: RuleContext) => void,
): { option(node: OptionStatement, context: RuleContext): void } {
  return {
    option(node, context) {
      const version = versionOf(context);
      const verdict = judgeOption(node, version);
      if (verdict.kind !== 'fine' || !verdict.option) return;
      const problem = checkValue(verdict.option, node, version);
      if (!problem || !isOneOf(problem, kinds)) return;
      report({ node, option: verdict.option, problem, version }, context);
    },
  };
}

function isOneOf<K extends ValueProblem['kind']>(
  problem: ValueProblem,
  kinds: readonly K[],
): problem is Extract<ValueProblem, { kind: K }> {
  return kinds.some((kind) => kind === problem.kind);
}
