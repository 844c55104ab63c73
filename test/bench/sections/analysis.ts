import { makeConfiguration } from '../configuration.ts';
import { analyse, CRM_FILE, DRBD_FILE } from '../ours.ts';
import { crmshTime, drbdadmTime, jsonValidator, type Outcome, yamlValidator } from '../peers.ts';
import { milliseconds, type Row, type Section, times } from '../report.ts';
import { crmSchema, drbdSchema } from '../schemas.ts';
import { median, race } from '../statistics.ts';

/** With more statements than this crmsh takes many minutes. */
const MOST_FOR_CRMSH = 1000;

/** Full analysis from the text to all diagnostics, beside validators of other languages and the real tools. */
export async function analysis(): Promise<Section> {
  const rows: Row[] = [];
  const notes = new Set<string>();
  for (const size of [100, 1000, 10_000]) {
    const { drbd, crm, data } = makeConfiguration(size);
    const subjects = [
      {
        name: `${size.toLocaleString('en')} DRBD resources`,
        file: { path: DRBD_FILE, text: drbd },
        json: jsonValidator(data.drbd, drbdSchema),
        yaml: yamlValidator(data.drbd, drbdSchema),
        tool: { name: 'drbdadm', factor: 1, time: () => drbdadmTime(drbd) },
      },
      {
        name: `${size.toLocaleString('en')} crm primitives`,
        file: { path: CRM_FILE, text: crm },
        json: jsonValidator(data.crm, crmSchema),
        yaml: yamlValidator(data.crm, crmSchema),
        tool: {
          name: 'crmsh',
          factor: 50,
          time: (): Outcome =>
            size > MOST_FOR_CRMSH
              ? {
                  reason: `crmsh is left out beyond ${MOST_FOR_CRMSH} primitives: it would take many minutes`,
                }
              : crmshTime(crm),
        },
      },
    ];
    for (const { name, file, json, yaml, tool } of subjects) {
      for (const [what, problems] of [
        ['our analysis', analyse([file])],
        ['the JSON service', await json.validate()],
        ['the YAML service', await yaml.validate()],
      ] as const) {
        if (problems > 0)
          throw new Error(`${what} finds ${problems} problems in ${name}: the contest is not even`);
      }
      const rounds = size <= 100 ? 25 : size <= 1000 ? 6 : 2;
      const turns = size <= 1000 ? 3 : 2;
      const spent: number[] = [];
      const found = await race(
        {
          ours: () => {
            const before = process.cpuUsage();
            analyse([file]);
            const { user, system } = process.cpuUsage(before);
            spent.push((user + system) / 1e6);
          },
          json: json.validate,
          yaml: yaml.validate,
        },
        rounds,
        turns,
      );
      const rate = file.text.length / found.ours;
      const jsonFactor = rate / (json.text.length / found.json);
      const yamlFactor = rate / (yaml.text.length / found.yaml);
      const outcome = tool.time();
      const cells = [
        `${name}, ${Math.round(file.text.length / 1000).toLocaleString('en')} kB`,
        milliseconds(found.ours),
        `${milliseconds(found.json)} / ${Math.round(json.text.length / 1000).toLocaleString('en')} kB`,
        times(jsonFactor),
        `${milliseconds(found.yaml)} / ${Math.round(yaml.text.length / 1000).toLocaleString('en')} kB`,
        times(yamlFactor),
      ];
      const goals = [jsonFactor >= 1, yamlFactor >= 10];
      if ('reason' in outcome) {
        notes.add(`Skipped: ${outcome.reason}.`);
        cells.push('skipped', '');
      } else {
        // The tools are asked for processor time (crmsh: time, less its start); so are we.
        const factor = outcome.seconds / median(spent);
        goals.push(factor >= tool.factor);
        cells.push(`${tool.name} ${milliseconds(outcome.seconds * 1000)}`, times(factor));
      }
      rows.push({
        cells,
        goal: { text: `≥ 1 ×, ≥ 10 ×, ≥ ${tool.factor} ×`, met: goals.every(Boolean) },
      });
    }
  }
  return {
    title: 'Full analysis: parse, facts, rules',
    columns: [
      'configuration',
      'ours',
      'JSON service',
      'our speed',
      'YAML service',
      'our speed',
      'tool',
      'our speed',
    ],
    rows,
    notes: [
      '"Our speed" is a multiple of theirs (below 1 × we are slower): by bytes of text per second against the JSON and YAML services, each of which validates a document of the same information against a schema; by time against the tool.',
      ...notes,
    ],
  };
}
