import type { Disposable, ExtensionContext } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { Session } from './session.ts';

/** What differs between the hosts of extensions: Node.js on a machine, and a web worker in a browser. */
export interface Platform {
  /** A client with a language server of its own, not started yet. */
  createClient(context: ExtensionContext, options: LanguageClientOptions): ServerClient;
  /** Lets only their owner read these files (URIs), as far as the host knows owners. */
  restrictFiles(...uris: readonly unknown[]): Promise<void>;
  /** What only this host can do. */
  features(session: Session, context: ExtensionContext): readonly Disposable[];
}

export interface ServerClient {
  readonly client: BaseLanguageClient;
  /** Ends what the client leaves behind when it is disposed of. */
  end(): void;
}
