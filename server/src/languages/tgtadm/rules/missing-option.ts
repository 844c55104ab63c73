import { defineRule } from '../../../core/rule.ts';
import { needsBackingStore } from '../catalog.ts';
import { dashed, either, isUnderstood, meaningOf } from '../meaning.ts';
import { type Call, lastUse, type TgtadmNode, textOf } from '../tree.ts';

/** What stands in place of a value in a fix, by option. */
const SAMPLES: Readonly<Record<string, string>> = { tid: '1', lun: '1' };

export default defineRule<TgtadmNode>({
  code: 'tgtadm/missing-option',
  severity: 'error',
  docs: {
    title: 'A call without an option it needs',
    what: 'Each operation of each mode needs certain options, and one is not there.',
    why: 'tgtadm refuses the command, e.g. `creating new target requires a name, use --targetname`, and everything that builds on it fails too. Only `--mode account --op delete` it takes without `--user`, and deletes nothing.',
    mend: 'Add the option.',
    source: 'tgt 1.0.85, tgtadm.c, main; asked for every mode and operation',
  },
  examples: {
    bad: [
      'tgtadm --op new --mode target --tid 1\n#<- tgtadm/missing-option: "--targetname"\n',
      'tgtadm --op delete --mode account\n#<- tgtadm/missing-option: deletes nothing\n',
      'tgtadm --op bind --mode target --tid 1\n#<- tgtadm/missing-option: --initiator-address\n',
      'tgtadm --op new --mode logicalunit --tid 1 --lun 1 --device-type pt --bstype sg\n#<- tgtadm/missing-option: "--backing-store"\n',
    ],
    good: ['tgtadm --op new --mode target --tid 1 --targetname iqn.2026-01.example:a\n'],
  },
  nodes: {
    call(call, context) {
      const { mode, op, operation } = meaningOf(call);
      if (!mode || !operation || !isUnderstood(call)) return;
      const missing = operation.required.filter((name) => !lastUse(call, name));
      if (missing.length > 0) {
        context.report({
          at: call.name.span,
          message: `"--mode ${mode.name} --op ${op}" needs ${list(missing)}, and tgtadm refuses the command without.${because(call, missing)}`,
          fixes: missing
            .filter((name) => SAMPLES[name] !== undefined)
            .slice(0, 1)
            .map((name) => ({
              title: `Add ${dashed(name)}`,
              edits: [
                {
                  at: { start: call.span.end, end: call.span.end },
                  text: ` ${dashed(name)} ${SAMPLES[name]}`,
                },
              ],
            })),
        });
        return;
      }
      if (mode.name === 'account' && op === 'delete' && !lastUse(call, 'user')) {
        context.report({
          at: call.name.span,
          severity: 'warning',
          message:
            '"--mode account --op delete" without "--user" deletes nothing, and tgtadm reports success. Add "--user NAME".',
        });
        return;
      }
      if (operation.oneOf.length > 0 && !operation.oneOf.some((name) => lastUse(call, name))) {
        // tgtadm.c takes --host in place of --bus as well.
        if (lastUse(call, 'host')) return;
        context.report({
          at: call.name.span,
          message: `"--mode ${mode.name} --op ${op}" needs one of ${either(operation.oneOf.map(dashed))}, and tgtadm refuses the command without.`,
        });
        return;
      }
      const type = textOf(call, 'device-type');
      if (op === 'new' && type !== undefined && needsBackingStore(type) && !lastUse(call, 'backing-store')) {
        context.report({
          at: call.name.span,
          message: `A unit of device type "${type}" needs "--backing-store", and tgtadm refuses the command without.`,
        });
      }
    },
  },
});

function list(names: readonly string[]): string {
  return names.map((name) => `"${dashed(name)}"`).join(' and ');
}

function because(call: Call, missing: readonly string[]): string {
  if (missing.includes('targetname'))
    return ' Give the target a name, e.g. "--targetname iqn.2026-01.example.storage:backup".';
  if (missing.includes('params') && textOf(call, 'mode') === 'portal')
    return ' Add "--params portal=ADDRESS:3260".';
  return '';
}
