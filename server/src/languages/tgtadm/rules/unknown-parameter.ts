import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { systemParameters, targetParameters, unitParameters } from '../catalog.ts';
import { does } from '../meaning.ts';
import type { TgtadmNode } from '../tree.ts';
import { certainValue } from '../values.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/unknown-parameter',
  severity: 'error',
  docs: {
    title: 'A parameter that tgtd does not have',
    what: '`--op update` sets parameters of the system and of targets by `--name` and `--value`, those of a unit by `--params KEY=VALUE,...`. Case counts.',
    why: 'tgtd answers `invalid request` or `unknown parameter`, and nothing is changed.',
    mend: 'Correct the name.',
    source: 'tgt 1.0.85, iscsi/param.c, target.c, spc.c, smc.c',
  },
  examples: {
    bad: [
      'tgtadm --op update --mode target --tid 1 --name MaxQueueCmds --value 64\n#                                               ^^^^^^^^^^^^ tgtadm/unknown-parameter: "MaxQueueCmd"\n',
      'tgtadm --op update --mode logicalunit --tid 1 --lun 1 --params vendor=ACME\n#                                                              ^^^^^^^^^^^ tgtadm/unknown-parameter: "vendor_id"\n',
    ],
    good: [
      'tgtadm --op update --mode target --tid 1 --name MaxQueueCmd --value 64\ntgtadm --op update --mode logicalunit --tid 1 --lun 1 --params vendor_id=ACME\n',
    ],
  },
  nodes: {
    call(call, context) {
      const known = does(call, 'target', 'update')
        ? [...targetParameters.keys()]
        : does(call, 'system', 'update')
          ? [...systemParameters.keys()]
          : undefined;
      const name = certainValue(call, 'name');
      if (known && name && !known.includes(name.text)) {
        const meant = nearest(name.text, known);
        context.report({
          at: name.span,
          message: `tgtd has no parameter "${name.text}" and refuses the command. ${meant ? `Did you mean "${meant}"?` : `It knows ${known.slice(0, 6).join(', ')} and others.`}`,
          fixes: meant ? [{ title: `Replace with ${meant}`, edits: [{ at: name.span, text: meant }] }] : [],
        });
      }
      const params = certainValue(call, 'params');
      if (!params || !does(call, 'logicalunit', 'update')) return;
      for (const pair of params.text.split(',')) {
        const key = pair.split('=', 1)[0]?.trim() ?? '';
        if (key === '' || unitParameters.has(key)) continue;
        const names = [...unitParameters.keys()];
        const meant = nearest(key, names) ?? names.find((each) => each.startsWith(key));
        context.report({
          at: params.span,
          message: `tgtd has no parameter "${key}" of a unit and refuses the command.${meant ? ` Did you mean "${meant}"?` : ''}`,
        });
      }
    },
  },
});
