import { randomBytes } from 'node:crypto';
import { type FileHandle, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { decode, encode } from '../core/text.ts';

/** Why a file was left as it is, in words for people. */
export class NotWritten extends Error {}

/**
 * Puts a new text in the place of the old one, or fails and leaves the file as it is: whoever reads it meanwhile
 * gets either all of the old text or all of the new one. Encoding, mode and owner stay, and links stay links.
 *
 * @throws NotWritten when the file has changed since `before` was read, or the new text cannot stand in for it.
 */
export async function replaceText(file: string, before: string, after: string): Promise<void> {
  const target = await realpath(file);
  const facts = await stat(target);
  const old = decode(await readFile(target));
  if (old.kind !== 'text' || old.text !== before) throw new NotWritten('has changed meanwhile');
  const bytes = encode(after, old.encoding);
  if (!bytes) throw new NotWritten('is not UTF-8, and has no place for a character of the new text');
  const temporary = path.join(
    path.dirname(target),
    `.${path.basename(target)}.${randomBytes(6).toString('hex')}.tmp`,
  );
  const handle = await open(temporary, 'wx', 0o600);
  try {
    try {
      await handle.writeFile(bytes);
      await keepOwner(handle, facts);
      await handle.chmod(facts.mode & 0o7777);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function keepOwner(handle: FileHandle, { uid, gid }: { uid: number; gid: number }): Promise<void> {
  const mine = await handle.stat();
  if (mine.uid === uid && mine.gid === gid) return;
  try {
    await handle.chown(uid, gid);
  } catch {
    throw new NotWritten('belongs to another user, who would lose it: run this as root');
  }
}
