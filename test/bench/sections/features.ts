import { makeCluster } from '../../support/analyse.ts';
import { makeConfiguration } from '../configuration.ts';
import { CRM_FILE, DRBD_FILE, Editor } from '../ours.ts';
import { milliseconds, number, type Row, type Section } from '../report.ts';
import { quantile, timed } from '../statistics.ts';

const SIZE = 1000;
const ASKED = 300;

/** Completion and hover in the middle of large files, and the memory that a cluster keeps. */
export async function features(): Promise<Section> {
  const { drbd, crm } = makeConfiguration(SIZE);
  const files = { drbd: { path: DRBD_FILE, text: drbd }, crm: { path: CRM_FILE, text: crm } };
  const editors = {
    drbd: await Editor.open(files.drbd, [files.crm]),
    crm: await Editor.open(files.crm, [files.drbd]),
  };
  const at = {
    drbd: drbd.indexOf('max-buffers', drbd.length / 2),
    crm: crm.indexOf('cidr_netmask', crm.length / 4),
  };
  const rows: Row[] = [];
  for (const language of ['drbd', 'crm'] as const) {
    for (const [name, ask] of [
      ['completion', () => editors[language].completions(at[language])],
      ['hover', () => editors[language].hover(at[language] + 2)],
    ] as const) {
      if (!ask()) throw new Error(`${name} in the ${language} file answers nothing`);
      const samples: number[] = [];
      for (let index = 0; index < ASKED; index++) samples.push(await timed(ask));
      const name_ = `${name}, ${SIZE.toLocaleString('en')} ${language === 'drbd' ? 'DRBD resources' : 'crm primitives'}`;
      rows.push({
        cells: [name_, milliseconds(quantile(samples, 0.5)), milliseconds(quantile(samples, 0.99))],
      });
    }
  }
  rows.push({
    cells: ['memory kept per MB of text, both files', `${number(memory([files.drbd, files.crm]))} MB`, ''],
  });
  return {
    title: 'Completion, hover, memory',
    columns: ['what', 'median', '99th percentile'],
    rows,
  };
}

/** Megabytes kept for each megabyte of text. */
function memory(files: readonly { readonly path: string; readonly text: string }[]): number {
  const { gc } = globalThis;
  if (!gc) throw new Error('memory can only be measured with node --expose-gc');
  const heap = () => {
    gc();
    return process.memoryUsage().heapUsed;
  };
  const before = heap();
  const cluster = makeCluster(files);
  const kept = heap() - before;
  if (cluster.documents.size !== files.length) throw new Error('files are missing');
  return kept / files.reduce((sum, { text }) => sum + text.length, 0);
}
