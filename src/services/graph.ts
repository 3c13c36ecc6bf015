import { Graph } from '../adapters/directory/graph/graph';
import { openGraphDirectory } from '../adapters/directory/graph/graph-directory';
import { createInstaller } from '../adapters/directory/graph/graph-installer';
import type { Directory } from '../application/directory';
import type { Installer } from '../application/installer';
import type { World } from '../application/world';
import { credentialFor, type Registration } from './credential';

type Outside = Pick<World, 'clock' | 'log'>;

/** What is done through Microsoft Graph. */
export interface GraphServices {
  readonly directory?: (outside: Outside) => Directory & { readonly organisation: string };
  readonly installer?: (outside: Outside) => Installer;
}

interface Places extends Registration {
  readonly TRYGG_GRAPH?: string | undefined;
  readonly TRYGG_TEAMS_APP?: string | undefined;
}

/** `url`: another Graph than the public one. */
export function graphOf(places: Places, url?: string): { readonly graph: GraphServices } {
  const { TRYGG_GRAPH: rolesFile, TRYGG_TEAMS_APP: teamsApp } = places;
  const credential = credentialFor(places);
  const settings = ({ clock, log }: Outside) => ({ now: () => Date.parse(clock.now()), log });
  /** One for each: Teams may fail where the directory does not. */
  const graph = (outside: Outside) => new Graph({ credential, url, ...settings(outside) });
  return {
    graph: {
      ...(rolesFile && {
        directory: (outside) => {
          const directory = openGraphDirectory(graph(outside), { rolesFile, ...settings(outside) });
          // Nobody waits for Graph to start: who is in a case can go on with it.
          directory.check().catch(() => outside.log.error('directory.unchecked'));
          return directory;
        },
      }),
      ...(teamsApp && { installer: (outside) => createInstaller(graph(outside), teamsApp) }),
    },
  };
}
