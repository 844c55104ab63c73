import { defineRule } from '../../../core/rule.ts';
import { option as optionOf } from '../catalog.ts';
import { baseOptions } from '../inheritance.ts';
import { settingOf } from '../option-names.ts';
import { nameOf, optionsIn } from '../resource.ts';
import { type DrbdNode, ofKind } from '../tree.ts';
import { readNumber, valueIn } from '../values.ts';
import { versionOf } from '../version.ts';

const volume = (lines: string, general = '') =>
  `resource r0 {\n${general}  volume 0 {\n    device minor 0;\n    disk /dev/vg/r0;\n    disk {\n${lines}    }\n  }\n  on alice {\n    address 10.0.0.1:7788;\n  }\n  on bob {\n    address 10.0.0.2:7788;\n  }\n}\n`;
const COMMON = 'common {\n  disk {\n    on-io-error detach;\n  }\n}\n';

export default defineRule<DrbdNode>({
  code: 'drbd/ambiguous-inheritance',
  severity: 'error',
  docs: {
    title: 'A volume that contradicts its resource',
    what: 'A `volume` of a resource sets an option in `disk`, and the `disk` section of the resource, or of `common`, sets it to something else.',
    why: 'For a volume outside of a host section DRBD 9 does not let the inner value win: drbdadm stops with `ambiguous inheritance for option`.',
    mend: 'Set the option in one of the two places, or write the volume into the sections of the hosts, where it may differ.',
    source: 'drbd-utils 9.22, drbdadm_postparse.c',
  },
  examples: {
    bad: [
      COMMON +
        volume(
          '      on-io-error pass_on;\n#     ^^^^^^^^^^^^^^^^^^^^ drbd/ambiguous-inheritance: "detach"\n',
        ),
    ],
    good: [COMMON + volume('      on-io-error detach;\n'), volume('      on-io-error pass_on;\n')],
  },
  nodes: {
    resource(resource, context) {
      const name = nameOf(resource.name);
      if (name === undefined || versionOf(context) !== '9') return;
      const own = optionsIn(resource.body, 'disk');
      for (const { body } of ofKind(resource.body, 'volume')) {
        for (const node of optionsIn(body, 'disk')) {
          const setting = settingOf(node);
          const outer = own.find((one) => settingOf(one).name === setting.name);
          const inherited = outer
            ? undefined
            : baseOptions(context, name, setting.name).findLast(({ data }) => data.section === 'disk');
          const value = outer ? settingOf(outer).value : inherited?.data.value;
          if (value === undefined || isSame(setting.name, value, setting.value)) continue;
          const place = outer ? 'in the "disk" section of the resource' : 'in "common"';
          const at = outer?.span ?? inherited;
          context.report({
            at: node.span,
            message: `"${setting.name}" is "${setting.value}" here and "${value}" ${place}, and drbdadm 9 refuses that as "ambiguous inheritance". Set it in one place only.`,
            related: at ? [{ at, message: `"${setting.name}" is "${value}" here.` }] : [],
          });
        }
      }
    },
  },
});

/** Compares what is meant: `50M` and `51200K` are one size. */
function isSame(name: string, a: string, b: string): boolean {
  if (a === b) return true;
  const known = optionOf('disk', name, '9');
  if (known?.type !== 'number') return false;
  const [first, second] = [a, b].map((text) => {
    const written = readNumber(text);
    return written && valueIn(known.unitPrefix, written);
  });
  return first !== undefined && first === second;
}
