// What holds where the language server is a process of its own, which in a browser it is not.

import { serverProcess } from './server-process.ts';
import { eventually, open, problem, replace, revertAll } from './support.ts';

const typo = 'drbd/unknown-option';
const commonFile = 'etc/drbd.d/global_common.conf';

suite('After the server crashed', () => {
  teardown(revertAll);

  test('problems come back', async function () {
    if (process.platform !== 'linux') this.skip();
    await open(commonFile);
    await problem(commonFile, typo);
    const crashed = await eventually('the process of the server', serverProcess);
    process.kill(crashed, 'SIGKILL');
    await eventually('another server', () => {
      const pid = serverProcess();
      return pid === crashed ? undefined : pid;
    });
    const editor = await open('etc/drbd.d/db.res');
    await replace(editor, 'shared-secret', 'shared-secrt');
    await problem('etc/drbd.d/db.res', typo, /shared-secret/);
  });
});
