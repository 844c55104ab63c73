import { describe, expect, it } from 'vitest';
import { HostError } from '../../server/src/core/host.ts';
import { Workspace } from '../../server/src/core/workspace.ts';
import { languages } from '../../server/src/languages/index.generated.ts';
import { clientHost } from '../../server/src/platform/client-host.ts';
import { splitHost } from '../../server/src/platform/split-host.ts';
import {
  type FileAnswer,
  listFolderMethod,
  type ReadFileRequest,
  readFileMethod,
} from '../../server/src/protocol.ts';
import { rules } from '../../server/src/rules.generated.ts';
import { MemoryHost, type Place } from '../support/memory-host.ts';

/** An editor that answers requests for its files, as JSON carries them. */
function client(places: Readonly<Record<string, Place>>) {
  const files = new MemoryHost(places);
  const asked: string[] = [];
  const answer = async (method: string, params: unknown): Promise<FileAnswer<unknown>> => {
    try {
      if (method === listFolderMethod) return { content: await files.list(inMemory(String(params))) };
      const { uri } = params as ReadFileRequest;
      return { content: Buffer.from(await files.read(inMemory(uri))).toString('base64') };
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      return { trouble: { code: error.code, message: error.message } };
    }
  };
  const ask = async <T>(method: string, params: unknown): Promise<T> => {
    asked.push(method);
    return JSON.parse(JSON.stringify(await answer(method, params)));
  };
  return { host: clientHost(ask), asked };
}

/** The files in memory have plain paths, whatever the editor calls the place. */
const inMemory = (uri: string) => uri.replace(/^[a-z-]+:\/\/[^/]*/, 'file://');

const at = (path: string) => `vscode-vfs://github/repository${path}`;

describe('files of the client', () => {
  it('come with their bytes, in any encoding and beyond one piece', async () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256);
    const { host } = client({ '/repository/odd': bytes });
    expect(await host.read(at('/odd'), 1e6)).toEqual(bytes);
  });

  it('are refused in the words of the client', async () => {
    const { host } = client({ '/repository/authkeys': { error: 'no-permission' } });
    await expect(host.read(at('/authkeys'), 1e6)).rejects.toMatchObject({ code: 'no-permission' });
    await expect(host.read(at('/gone'), 1e6)).rejects.toMatchObject({ code: 'not-found' });
    await expect(host.list(at('/gone'))).rejects.toBeInstanceOf(HostError);
  });

  it('make one cluster, the files that are not open as well', async () => {
    const { host } = client({
      '/repository/etc/drbd.d/db.res': 'resource db { device minor 1; }\n',
      '/repository/cluster.crm':
        'primitive fs Filesystem params device=/dev/drbd2 directory=/srv fstype=xfs\n',
    });
    const workspace = new Workspace({
      host,
      languages,
      clusterRules: rules,
      failed: (error) => {
        throw error;
      },
      unreadable: ({ uri, message }) => {
        throw new Error(`${uri} ${message}`);
      },
    });
    await workspace.addFolder('vscode-vfs://github/repository');
    const found = workspace.find(at('/cluster.crm'));
    expect(found?.cluster.diagnostics(at('/cluster.crm')).map(({ code }) => code)).toContain(
      'cluster/device-mismatch',
    );
  });
});

describe('a server on a machine', () => {
  it('reads the disk itself and asks for the rest', async () => {
    const disk = new MemoryHost({ '/etc/ha.cf': 'node a\n' });
    const { host: others, asked } = client({ '/repository/ha.cf': 'node b\n' });
    const host = splitHost(disk, others);
    expect(new TextDecoder().decode(await host.read('file:///etc/ha.cf', 99))).toBe('node a\n');
    expect(await host.list('file:///etc')).toEqual([{ name: 'ha.cf', kind: 'file' }]);
    expect(asked).toEqual([]);
    expect(new TextDecoder().decode(await host.read(at('/ha.cf'), 99))).toBe('node b\n');
    expect(await host.list(at(''))).toEqual([{ name: 'ha.cf', kind: 'file' }]);
    expect(await host.real(at('/ha.cf'))).toBe(at('/ha.cf'));
    expect(asked).toEqual([readFileMethod, listFolderMethod]);
  });
});
