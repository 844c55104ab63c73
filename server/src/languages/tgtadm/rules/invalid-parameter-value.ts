import { defineRule } from '../../../core/rule.ts';
import { systemParameters, targetParameters, type UpdateParameter } from '../catalog.ts';
import { does, either } from '../meaning.ts';
import type { TgtadmNode } from '../tree.ts';
import { certainValue } from '../values.ts';

export default defineRule<TgtadmNode>({
  code: 'tgtadm/invalid-parameter-value',
  severity: 'error',
  docs: {
    title: 'A value that a parameter does not take',
    what: 'Each parameter of `--op update` takes certain words or a number from a range.',
    why: 'tgtd answers `invalid request`, and the parameter keeps its value.',
    mend: 'Take a value from the range. Words are written as here, capitals included.',
    source: 'tgt 1.0.85, iscsi/param.c, iscsi/iscsid.c, session_keys',
  },
  examples: {
    bad: [
      'tgtadm --op update --mode target --tid 1 --name MaxConnections --value 0\n#                                                                      ^ tgtadm/invalid-parameter-value: 1 to 65535\n',
      'tgtadm --op update --mode target --tid 1 --name HeaderDigest --value Maybe\n#                                                                    ^^^^^ tgtadm/invalid-parameter-value: None or CRC32C\n',
    ],
    good: ['tgtadm --op update --mode target --tid 1 --name HeaderDigest --value CRC32C\n'],
  },
  nodes: {
    call(call, context) {
      const parameters = does(call, 'target', 'update')
        ? targetParameters
        : does(call, 'system', 'update')
          ? systemParameters
          : undefined;
      const name = certainValue(call, 'name');
      const value = certainValue(call, 'value');
      const parameter = name && parameters?.get(name.text);
      if (!value || !parameter || takes(parameter, value.text)) return;
      const range = parameter.values
        ? either(parameter.values)
        : parameter.max === undefined
          ? `a number from ${parameter.min} on`
          : `a number from ${parameter.min} to ${parameter.max}`;
      context.report({
        at: value.span,
        message: `"${parameter.name}" takes ${range}; tgtd refuses "${value.text}".`,
      });
    },
  },
});

function takes({ values, min, max }: UpdateParameter, text: string): boolean {
  if (values)
    return (
      values.includes(text) ||
      (values.includes('None') && text.split(',').every((one) => values.includes(one)))
    );
  if (min === undefined && max === undefined) return true;
  if (!/^[+-]?(?:0[xX][0-9a-fA-F]+|\d+)$/.test(text)) return false;
  const number = Number(text);
  return number >= (min ?? Number.NEGATIVE_INFINITY) && number <= (max ?? Number.POSITIVE_INFINITY);
}
