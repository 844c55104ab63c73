import { commands, Location, Position, Range, Uri } from 'vscode';
import type { PlaceInFile, PositionInFile } from '../../../../server/src/protocol.ts';

/** Shows places of files beside a position, as "Find All References" does; a code lens of the server hands them over. */
export async function showReferences(
  uri: string,
  position: PositionInFile,
  places: readonly PlaceInFile[],
): Promise<void> {
  const at = ({ line, character }: PositionInFile) => new Position(line, character);
  await commands.executeCommand(
    'editor.action.showReferences',
    Uri.parse(uri),
    at(position),
    places.map(
      (place) => new Location(Uri.parse(place.uri), new Range(at(place.range.start), at(place.range.end))),
    ),
  );
}
