import type { Location } from '../../../core/fact.ts';
import type { DocumentView, Problem, RuleContext } from '../../../core/rule.ts';
import type { TgtadmNode } from '../tree.ts';
import type { Finding, FindingOf } from './findings.ts';
import { simulate } from './simulate.ts';
import type { At } from './state.ts';

/** What a rule makes of a finding. */
type Wording = Omit<Problem, 'at' | 'related'> & { readonly earlier?: string };

/** The `document` check of a rule about findings of one kind: it says how each is worded. */
export function reportFindings<K extends Finding['kind']>(
  kind: K,
  word: (finding: FindingOf<K>, place: Location) => Wording,
): (view: DocumentView<TgtadmNode>, context: RuleContext) => void {
  return ({ blocks }, context) => {
    const locate = ({ block, span }: At) => blocks[block]?.at(span);
    for (const finding of simulate(blocks.map(({ tree }) => tree))) {
      if (finding.kind !== kind) continue;
      const at = locate(finding.at);
      if (!at) continue;
      const { earlier, ...problem } = word(finding as FindingOf<K>, at);
      const related = finding.earlier && earlier !== undefined ? locate(finding.earlier) : undefined;
      context.report({
        ...problem,
        at,
        related: related && earlier !== undefined ? [{ at: related, message: earlier }] : [],
      });
    }
  };
}
