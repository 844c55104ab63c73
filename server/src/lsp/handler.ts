import type { ServerCapabilities } from 'vscode-languageserver';
import type { Language } from '../core/language.ts';
import type { Session } from './session.ts';

/** Registers one method of the protocol and says what it offers to the client. */
export type Handler = (session: Session, languages: readonly Language[]) => ServerCapabilities;

/** Answers a request; a handler that throws is reported, the client gets the fallback, and the session lives on. */
export async function answer<T>(
  session: Session,
  method: string,
  fallback: T,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    session.failed(error, method);
    return fallback;
  }
}
