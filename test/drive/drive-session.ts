import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../vscode-host/browser.ts';
import { startVsCode, type VsCodeServer } from '../vscode-host/server.ts';
import { Workbench } from './workbench.ts';

export const checkout = path.resolve(import.meta.dirname, '../..');

/** Fills a folder with the sample cluster. */
export function copySample(folder: string): void {
  cpSync(path.join(checkout, 'docs/sample-cluster'), folder, { recursive: true });
}

/** A VS Code of its own with the extension of this checkout, a folder open in it, and a person in front of it. */
export class DriveSession {
  readonly folder: string;
  readonly browser: Browser;
  readonly workbench: Workbench;
  readonly #scratch: string;
  readonly #server: VsCodeServer;

  private constructor(
    scratch: string,
    folder: string,
    server: VsCodeServer,
    browser: Browser,
    workbench: Workbench,
  ) {
    this.#scratch = scratch;
    this.folder = folder;
    this.#server = server;
    this.browser = browser;
    this.workbench = workbench;
  }

  /** `prepare` fills the folder, which bears the name; `settings` are a person's own, or the machine's. */
  static async open(
    name: string,
    prepare: (folder: string) => void,
    settings: Readonly<Record<string, unknown>> = {},
    machineSettings: Readonly<Record<string, unknown>> = {},
  ): Promise<DriveSession> {
    const scratch = mkdtempSync(path.join(tmpdir(), 'ha-cluster-drive-'));
    const folder = path.join(scratch, name);
    mkdirSync(folder);
    prepare(folder);
    const server = await startVsCode({
      dataDirectory: path.join(scratch, 'vscode'),
      extensions: [checkout],
      settings: { 'window.autoDetectColorScheme': true, ...settings },
      machineSettings,
    });
    const browser = await launchBrowser();
    const workbench = await Workbench.open(browser, server.url({ folder }));
    return new DriveSession(scratch, folder, server, browser, workbench);
  }

  /** Another window, with another folder. */
  async openWindow(folder: string): Promise<Workbench> {
    return Workbench.open(this.browser, this.#server.url({ folder }));
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.#server.stop();
    rmSync(this.#scratch, { recursive: true, force: true });
  }
}
