import { defineRule } from '../../../core/rule.ts';
import type { HaCfNode, Word } from '../tree.ts';
import { valuesOfKind } from '../typed.ts';
import { inWords, readTime } from '../values.ts';

/** How many seconds the units are that people write, apart from those that heartbeat knows. */
const SECONDS: Readonly<Record<string, number>> = {
  s: 1,
  sec: 1,
  secs: 1,
  second: 1,
  seconds: 1,
  m: 60,
  min: 60,
  mins: 60,
  minute: 60,
  minutes: 60,
  h: 3600,
};

export default defineRule<HaCfNode>({
  code: 'ha-cf/bad-time',
  severity: 'error',
  docs: {
    title: 'A time that heartbeat cannot read',
    what: 'A time is a number of seconds without any unit (`30`, `1.5`), or of milliseconds or microseconds (`500ms`, `500us`), with no blank in between.',
    why: 'Heartbeat refuses to start, and does not say which line it was.',
    mend: 'Write the seconds as a bare number.',
    source:
      'cluster-glue 1.0.12, cl_misc.c, cl_get_msec; heartbeat 3.0.6, config.c, set_keepalive_ms and others',
  },
  examples: {
    bad: [
      'node alice bob\nbcast eth0\ndeadtime 30s\n#        ^^^ ha-cf/bad-time: write 30\n',
      'node alice bob\nbcast eth0\ninitdead 2min\n#        ^^^^ ha-cf/bad-time: write 120\n',
      'node alice bob\nbcast eth0\nkeepalive 500 ms\n#             ^^ ha-cf/bad-time: "500ms"\n',
      'node alice bob\nbcast eth0\nkeepalive 0\n#         ^ ha-cf/bad-time: longer than nothing\n',
    ],
    good: ['node alice bob\nbcast eth0\nkeepalive 500ms\nwarntime 2.5\ndeadtime 30\n'],
  },
  nodes: {
    directive(line, context) {
      const { name, values } = line;
      for (const { word, type, index } of valuesOfKind(line, 'time')) {
        const time = readTime(word.text);
        const before = values[index - 1];
        if (time && 'milliseconds' in time) {
          if (time.milliseconds > 0 || type.zero) continue;
          context.report({
            at: word.span,
            message: `"${name.text}" must be longer than nothing: heartbeat refuses to start with ${word.text}.`,
          });
        } else if (before && isUnit(word) && /^[\d.]+$/.test(before.text)) {
          const joined = join(before.text, word.text);
          context.report({
            at: word.span,
            message: `Heartbeat takes "${word.text}" for a second value of "${name.text}" and refuses to start, since it is no time. Write "${joined}", without a blank.`,
            fixes: [
              {
                title: `Replace with "${joined}"`,
                certain: true,
                edits: [{ at: { start: before.span.start, end: word.span.end }, text: joined }],
              },
            ],
          });
        } else {
          const seconds = time && inSeconds(time.number, time.unit);
          context.report({
            at: word.span,
            message: seconds
              ? `Heartbeat knows no unit "${time.unit}" and refuses to start. It counts in seconds unless told otherwise: write ${seconds}.`
              : `"${word.text}" is not a time. Heartbeat reads seconds (30, 1.5), or milliseconds with "ms" (500ms), and refuses to start with anything else.`,
            fixes: seconds
              ? [
                  {
                    title: `Replace with ${seconds} (${inWords(Number(seconds) * 1000)})`,
                    certain: true,
                    edits: [{ at: word.span, text: seconds }],
                  },
                ]
              : [],
          });
        }
      }
    },
  },
});

function isUnit({ text }: Word): boolean {
  return /^(?:ms|us)/i.test(text) || text.toLowerCase() in SECONDS;
}

function inSeconds(number: string, unit: string): string | undefined {
  const seconds = SECONDS[unit.toLowerCase()];
  return seconds && /^\d+(?:\.\d+)?$/.test(number) ? String(Number(number) * seconds) : undefined;
}

function join(number: string, unit: string): string {
  return inSeconds(number, unit) ?? `${number}${unit}`;
}
