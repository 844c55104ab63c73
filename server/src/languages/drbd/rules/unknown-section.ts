import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { statementsOf } from '../catalog.ts';
import { catalogPlace, placeName } from '../places.ts';
import type { DrbdNode } from '../tree.ts';
import { versionOf } from '../version.ts';
import { either } from '../wording.ts';

/** Sections that the manual names and the parser does not have. */
const MANUAL_ONLY: Readonly<Record<string, string>> = {
  'peer-device-options':
    'The manual names this section, but drbdadm has no such keyword: its options stand in "disk { }" of the resource, the connection or the volume.',
};

export default defineRule<DrbdNode>({
  code: 'drbd/unknown-section',
  severity: 'error',
  docs: {
    title: 'A section DRBD does not have',
    what: 'The word before the `{` is no section of any version of DRBD.',
    why: 'drbdadm stops with a parse error that lists what it expected.',
    mend: 'Mend the spelling; keywords are written in lower case.',
    source: 'drbd-utils 9.22, drbdadm_parser.c',
  },
  examples: {
    bad: [
      'common {\n  startupp {\n# ^^^^^^^^ drbd/unknown-section: "startup"\n    wfc-timeout 120;\n  }\n}\n',
      'common {\n  peer-device-options {\n# ^^^^^^^^^^^^^^^^^^^ drbd/unknown-section: disk { }\n    c-max-rate 10M;\n  }\n}\n',
    ],
    good: ['common {\n  startup {\n    wfc-timeout 120;\n  }\n}\n'],
  },
  nodes: {
    'unknown-section'({ keyword, inside }, context) {
      if (keyword.form === 'placeholder' || keyword.form === 'odd' || inside === 'unknown') return;
      const place = catalogPlace(inside);
      const sections = place
        ? statementsOf(place, versionOf(context)).filter(({ form }) => form === 'section')
        : [];
      const names = [...new Set(sections.map((section) => section.keyword))];
      const near = nearest(keyword.text, names);
      const hint =
        MANUAL_ONLY[keyword.text] ??
        (near
          ? `Did you mean "${near}"?`
          : names.length > 0
            ? `In ${placeName(inside)} it expects ${either(names)}.`
            : `${placeName(inside)} holds no sections.`);
      context.report({
        at: keyword.span,
        message: `${keyword.text === '' ? 'This "{" has no keyword before it' : `DRBD has no section "${keyword.text}"`}, and drbdadm refuses the configuration. ${hint}`,
        fixes: near ? [{ title: `Replace with "${near}"`, edits: [{ at: keyword.span, text: near }] }] : [],
      });
    },
  },
});
