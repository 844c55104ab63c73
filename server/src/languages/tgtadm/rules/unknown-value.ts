import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { backingStores, deviceTypes } from '../catalog.ts';
import { does, either } from '../meaning.ts';
import type { TgtadmNode } from '../tree.ts';
import { backingStoreOf, certainValue, refusedFlags } from '../values.ts';

/** Backing stores that other builds of tgt have. */
const OTHER_BUILDS = ['rbd', 'glfs', 'cfs'];
/** Transports of tgt, as built with everything. */
const DRIVERS = ['iscsi', 'iser', 'fcoe', 'ibmvio'];

export default defineRule<TgtadmNode>({
  code: 'tgtadm/unknown-value',
  severity: 'error',
  docs: {
    title: 'A value from a fixed list, and not on it',
    what: '`--device-type`, `--bstype`, `--bsoflags` and `--lld` take words from fixed lists. Case counts.',
    why: "An unknown device type is refused by tgtadm, the others by the daemon: `invalid request`, `can't find the driver`.",
    mend: 'Take a word from the list. Which backing stores and transports there are depends on how tgt was built: `tgtadm --mode system --op show` lists them.',
    source: 'tgt 1.0.85, tgtadm.c, str_to_device_type; target.c, tgt_device_create; system show',
  },
  examples: {
    bad: [
      'tgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd0 --device-type Disk\n#                                                                              ^^^^ tgtadm/unknown-value: "disk"\n',
      'tgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd0 --bstype rwdr\n#                                                                         ^^^^ tgtadm/unknown-value: "rdwr"\n',
      'tgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd0 --bstype aio --bsoflags direct\n#                                                                                        ^^^^^^ tgtadm/unknown-value: "aio"\n',
    ],
    good: [
      'tgtadm --op new --mode logicalunit --tid 1 --lun 1 -b /dev/drbd0 --device-type disk --bsoflags sync:direct\n',
    ],
  },
  nodes: {
    call(call, context) {
      const type = certainValue(call, 'device-type');
      if (type && !deviceTypes.includes(type.text)) {
        report(context, type, 'device type', deviceTypes);
      }
      const store = certainValue(call, 'bstype');
      if (store && !backingStores.includes(store.text) && !OTHER_BUILDS.includes(store.text)) {
        // What other builds have cannot be known: only a slip of the pen is sure.
        const slip = nearest(store.text, backingStores) !== undefined;
        report(context, store, 'backing store', backingStores, slip ? 'error' : 'warning');
      }
      const driver = certainValue(call, 'lld');
      if (driver && !DRIVERS.includes(driver.text)) report(context, driver, 'transport', DRIVERS, 'warning');
      const flags = certainValue(call, 'bsoflags');
      if (!flags || !does(call, 'logicalunit', 'new', 'update')) return;
      const kind = backingStoreOf(call);
      const refused = refusedFlags(flags.text, kind);
      if (refused.length === 0) return;
      const known = refusedFlags(flags.text, undefined).length === 0;
      context.report({
        at: flags.span,
        message: known
          ? `The backing store "${kind}" takes no "${refused.join(':')}", and tgtd refuses the unit. Take out "--bsoflags", or use the backing store "rdwr".`
          : `"${refused.join(':')}" is no flag of a backing store, and tgtd refuses the unit. The flags are "sync", "direct" and "sync:direct".`,
      });
    },
  },
});

function report(
  context: RuleContext,
  { text, span }: { readonly text: string; readonly span: { readonly start: number; readonly end: number } },
  what: string,
  known: readonly string[],
  severity: 'error' | 'warning' = 'error',
): void {
  const meant = nearest(text, known);
  context.report({
    at: span,
    severity,
    message: `tgt has no ${what} "${text}"${severity === 'error' ? ' and refuses the command' : ' as it is usually built'}. ${meant ? `Did you mean "${meant}"?` : `It knows ${either(known)}.`}`,
    fixes: meant ? [{ title: `Replace with ${meant}`, edits: [{ at: span, text: meant }] }] : [],
  });
}
