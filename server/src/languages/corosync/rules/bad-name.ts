import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { type CorosyncNode, LONGEST_PATH, type Word } from '../tree.ts';

/** The bytes that the path of a key must have (icmap.h, ICMAP_KEYNAME_MINLEN). */
const SHORTEST = 3;

export default defineRule<CorosyncNode>({
  code: 'corosync/bad-name',
  severity: 'error',
  docs: {
    title: 'A name that corosync cannot store',
    what: 'Names of sections and keys consist of letters, digits and `_ - . /`. With the names of the sections around it, joined by dots, a key has 3 to 254 bytes.',
    why: "Corosync refuses to start: `Can't store key ... into icmap, returned error is CS_ERR_NAME_TOO_LONG`, whatever is wrong with the name. Blanks that do not look like it (a no-break space, a byte order mark) do the same.",
    mend: 'Mend the name.',
    source: 'corosync 3.1.7, icmap.c, icmap_check_key_name; measured',
  },
  examples: {
    bad: [
      'totem {\n  version: 2\n  cluster name: web\n# ^^^^^^^^^^^^ corosync/bad-name: "cluster_name"\n}\n',
      'totem {\n  version: 2\n  \u00a0token: 3000\n# ^^^^^^ corosync/bad-name: blank\n}\n',
      'id: 5\n#<- corosync/bad-name: short\n',
    ],
    good: ['totem {\n  version: 2\n  cluster_name: web\n}\n'],
  },
  nodes: {
    section(node, context) {
      if (node.name.text === '') return;
      // An empty section of any name is passed over: only its keys are stored.
      if (node.body.length > 0 || node.pathLength >= LONGEST_PATH)
        check(node.name, node.pathLength, 'section', context);
    },
    entry(node, context) {
      check(node.key, node.pathLength, 'key', context);
    },
  },
});

/** What reads like a blank and is none to corosync. */
const ODD_BLANKS = /[\u00a0\u2000-\u200f\u202f\u2060\u3000\ufeff\f\v]/;

function check(name: Word, length: number, what: 'section' | 'key', context: RuleContext): void {
  const { text, span } = name;
  const report = (wrong: string, mended?: string) => {
    context.report({
      at: span,
      message: `${wrong}, and corosync refuses to start.${mended === undefined ? ' Letters, digits and _ - . / are allowed.' : ` Write "${mended}".`}`,
      fixes:
        mended === undefined ? [] : [{ title: `Write "${mended}"`, edits: [{ at: span, text: mended }] }],
    });
  };
  if (/[^A-Za-z0-9_./:-]/.test(text)) {
    const odd = ODD_BLANKS.test(text);
    const mended = text.replaceAll(new RegExp(ODD_BLANKS, 'g'), '').replaceAll(/[ \t]+/g, '_');
    report(
      odd
        ? `In the name of this ${what} is a blank that corosync does not take for one`
        : `"${text}" is no name for a ${what}`,
      mended !== text && /^[A-Za-z0-9_./-]+$/.test(mended) ? mended : undefined,
    );
  } else if (length > LONGEST_PATH) {
    report(`With the sections around it, the name of this ${what} has more than ${LONGEST_PATH} bytes`);
  } else if (what === 'key' && length < SHORTEST) {
    report(
      text === ''
        ? 'There is no key before the colon'
        : `"${text}" is too short for a key outside of all sections`,
    );
  }
}
