import { defineRule, type RuleContext } from '../../../core/rule.ts';
import { type CrmshNode, pairNamed, type Word } from '../tree.ts';
import { isVariable } from '../values.ts';

/** What the units of a date spec can be (Pacemaker Explained, "Date specifications"). */
const RANGES: Readonly<Record<string, readonly [least: number, most: number]>> = {
  hours: [0, 23],
  monthdays: [1, 31],
  weekdays: [1, 7],
  yearsdays: [1, 366],
  yeardays: [1, 366],
  months: [1, 12],
  weeks: [1, 53],
};

export default defineRule<CrmshNode>({
  code: 'crmsh/impossible-expression',
  severity: 'warning',
  docs: {
    title: 'An expression that is never true',
    what: 'A date that does not exist, an hour or a month out of range, or a number that is none.',
    why: 'crmsh takes it over, with an error in the log at most. Pacemaker finds the expression false for ever: the rule never applies.',
    mend: 'Write dates as in 2026-12-31 or 2026-12-31T18:00:00, hours from 0 to 23, weekdays from 1 (Monday) to 7.',
    source:
      'Pacemaker 2.1.5, parse_date, pe__eval_date_spec; "is not a valid ISO 8601 date/time specification"',
  },
  examples: {
    bad: [
      'primitive d ocf:pacemaker:Dummy op monitor interval=20s\nlocation l d rule 100: date in start=2026-13-45 end=2027-01-01\n#                                    ^^^^^^^^^^ crmsh/impossible-expression: month\n',
      'primitive d ocf:pacemaker:Dummy op monitor interval=20s\nlocation l d rule 100: date spec hours=9-25\n#                                      ^^^^ crmsh/impossible-expression: 0 to 23\n',
      'primitive d ocf:pacemaker:Dummy op monitor interval=20s\nlocation l d rule 100: pingd number:gt much\n#                                      ^^^^ crmsh/impossible-expression: number\n',
    ],
    good: [
      'primitive d ocf:pacemaker:Dummy op monitor interval=20s\nlocation l d rule 100: date in start=2026-12-01 end=2026-12-31T18:00:00Z\nlocation m d rule 100: date spec hours=9-17 weekdays=1-5\nlocation n d rule 100: pingd number:gt 100\n',
    ],
  },
  nodes: {
    expression({ form, operator, value, pairs }, context) {
      if (form === 'comparison') {
        const isNumber = /^(?:number|integer):/i.test(operator?.text ?? '');
        if (value && isNumber && !isVariable(value.text) && !/^[+-]?\d+(?:\.\d+)?$/.test(value.text)) {
          report(value, 'is compared as a number and is none', context);
        }
        return;
      }
      if (form !== 'date') return;
      for (const date of [value, pairNamed(pairs, 'start')?.value, pairNamed(pairs, 'end')?.value]) {
        const wrong = date && wrongDate(date.text);
        if (wrong) report(date, wrong, context);
      }
      for (const { name, value: units } of pairs) {
        const range = Object.hasOwn(RANGES, name.text) ? RANGES[name.text] : undefined;
        if (!units || !range || isVariable(units.text)) continue;
        const [from = '', to = from] = units.text.split('-');
        const fits = [from, to].every(
          (one) => /^\d+$/.test(one) && Number(one) >= range[0] && Number(one) <= range[1],
        );
        if (!fits) report(units, `is out of range: ${name.text} go from ${range[0]} to ${range[1]}`, context);
      }
    },
  },
});

/** What is wrong with a date, in words that follow it; of forms other than year, month and day nothing is said. */
function wrongDate(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (Number(month) < 1 || Number(month) > 12) return `is no date: there is no month ${month}`;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(day) < 1 || Number(day) > last ? `is no date: that month has ${last} days` : undefined;
}

function report(word: Word, wrong: string, context: RuleContext): void {
  context.report({
    at: word.span,
    message: `"${word.text}" ${wrong}. Pacemaker finds the expression false for ever, so that the rule never applies. Correct it.`,
  });
}
