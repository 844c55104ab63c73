import { makeConfiguration } from '../configuration.ts';
import { CRM_FILE, DRBD_FILE, Editor } from '../ours.ts';
import { milliseconds, type Row, type Section, times } from '../report.ts';
import { median, quantile } from '../statistics.ts';

/** What is typed, character by character, and taken back again the same way. */
const TYPED = {
  drbd: { after: 'max-buffers', text: '\n        ping-timeout 5;' },
  crm: { after: 'params ip=', text: ' \\\n    meta target-role=Started' },
} as const;

/** Keystrokes that are measured, after half as many that are not. */
const STROKES = 1000;

/** One keystroke in the middle of a file: from the edit to the new diagnostics of the document. */
export async function keystroke(): Promise<Section> {
  const rows: Row[] = [];
  for (const language of ['drbd', 'crm'] as const) {
    const medians: number[] = [];
    for (const lines of [1000, 18_000, 100_000]) {
      const samples = await type(language, lines);
      const worst = quantile(samples, 0.99);
      medians.push(median(samples));
      rows.push({
        cells: [
          `${language === 'drbd' ? 'DRBD' : 'crm'}, ${lines.toLocaleString('en')} lines`,
          milliseconds(median(samples)),
          milliseconds(worst),
        ],
        ...(lines === 18_000 && { goal: { text: '99 % < 2 ms', met: worst < 2 } }),
      });
    }
    const growth = (medians.at(-1) ?? 0) / (medians[0] ?? 1);
    rows.push({
      cells: [
        `${language === 'drbd' ? 'DRBD' : 'crm'}, growth from 1,000 to 100,000 lines`,
        times(growth),
        '',
      ],
      goal: { text: '≤ 1.5 ×', met: growth <= 1.5 },
    });
  }
  return {
    title: 'One keystroke in the middle of a file',
    columns: ['file', 'median', '99th percentile'],
    rows,
    notes: [
      'From the edit of the text document to the new diagnostics in the form of the protocol. The other file of the cluster is open too, so that what depends on the edit in there is checked again as well.',
    ],
  };
}

async function type(language: 'drbd' | 'crm', lines: number): Promise<readonly number[]> {
  const probe = makeConfiguration(100);
  const size = Math.round((100 * lines) / probe[language].split('\n').length);
  const configuration = makeConfiguration(size);
  const files = {
    drbd: { path: DRBD_FILE, text: configuration.drbd },
    crm: { path: CRM_FILE, text: configuration.crm },
  };
  const { after, text } = TYPED[language];
  const editor = await Editor.open(files[language], [files[language === 'drbd' ? 'crm' : 'drbd']]);
  const whole = configuration[language];
  const at = whole.indexOf('\n', whole.indexOf(after, whole.length / (language === 'drbd' ? 2 : 4)));
  const samples: number[] = [];
  while (samples.length < STROKES * 1.5) {
    for (let index = 0; index < text.length; index++) {
      samples.push(await editor.replace(at + index, 0, text[index] ?? ''));
    }
    for (let index = text.length - 1; index >= 0; index--)
      samples.push(await editor.replace(at + index, 1, ''));
  }
  return samples.slice(STROKES / 2);
}
