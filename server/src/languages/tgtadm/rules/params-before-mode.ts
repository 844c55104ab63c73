import { defineRule } from '../../../core/rule.ts';
import { mode as modeOf } from '../catalog.ts';
import { meaningOf } from '../meaning.ts';
import { lastUse, type TgtadmNode } from '../tree.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/params-before-mode',
  severity: 'error',
  docs: {
    title: '--params before --mode portal',
    what: 'The order of options does not matter, with this one exception: `--params` of a portal must come behind `--mode portal`.',
    why: 'Before it, tgtadm keeps the parameters for a target, and then says `you must specify --param portal=<portal>`.',
    mend: 'Put `--mode portal` in front.',
    source: 'tgt 1.0.85, tgtadm.c, main, case P',
  },
  examples: {
    bad: [
      'tgtadm --op new --params portal=10.0.0.1:3260 --mode portal\n#               ^^^^^^^^ tgtadm/params-before-mode: behind\n',
    ],
    good: ['tgtadm --op new --mode portal --params portal=10.0.0.1:3260\n'],
  },
  nodes: {
    call(call, context) {
      const params = lastUse(call, 'params');
      const mode = lastUse(call, 'mode');
      if (meaningOf(call).mode?.name !== 'portal' || !params?.value || !mode) return;
      const before = call.options.findLast(
        (use) => use.option?.name === 'mode' && use.span.end <= params.span.start,
      );
      if (before && (before.value?.text === undefined || modeOf(before.value.text)?.name === 'portal'))
        return;
      context.report({
        at: params.nameSpan,
        message:
          'tgtadm takes "--params" for those of a portal only behind "--mode portal"; here it says that no portal is given. Put "--mode portal" in front of it.',
        related: [{ at: mode.span, message: 'The mode follows here.' }],
        fixes: [
          {
            title: 'Swap the two',
            edits: [
              { at: params.span, text: context.text(mode.span) },
              { at: mode.span, text: context.text(params.span) },
            ],
          },
        ],
      });
    },
  },
});
