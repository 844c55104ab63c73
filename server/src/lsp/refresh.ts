import type { Session } from './session.ts';

/**
 * Asks the client to ask again when what was said of a document may have changed without an edit of it. A client asks
 * by itself after an edit of the document it shows.
 */
export function refreshOnChange(session: Session, refresh: () => Promise<void>): void {
  session.onAffected((affected, cause) => {
    if (cause === 'edit' && affected.size < 2) return;
    refresh().catch((error: unknown) => session.failed(error, 'refresh'));
  });
}
