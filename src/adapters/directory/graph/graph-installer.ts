import { z } from 'zod';
import type { Installer } from '../../../application/installer';
import { NotNow } from '../../../application/messenger';
import { type Graph, GraphFailed, publicGraph } from './graph';
import { objectId } from './roles-schema';

const chat = z.object({ id: z.string().min(1) });
const installations = z.object({ value: z.array(z.object({ id: z.string().min(1) })) });

/** A policy forbids it, the person has no Teams or is not there, or the app is not in the catalogue. */
const final = [400, 403, 404];

/** Installs the app of this id in the organisation's catalogue. `graph` is its own: Teams may fail where the directory does not. */
export function createInstaller(graph: Graph, teamsApp: string): Installer {
  const install = async (personId: string) => {
    const apps = `/users/${personId}/teamwork/installedApps`;
    const bound = { 'teamsApp@odata.bind': `${publicGraph}/v1.0/appCatalogs/teamsApps/${teamsApp}` };
    try {
      await graph.post('install', apps, bound);
    } catch (error) {
      if (!(error instanceof GraphFailed) || error.status !== 409) throw error;
      // They have it already. When their chat is looked at, Teams tells the bot of it anew.
      const filter = `$expand=teamsApp&$filter=teamsApp/id eq '${teamsApp}'`;
      const [own] = (await graph.one('install', `${apps}?${filter}`, installations))?.value ?? [];
      if (own) await graph.one('install', `${apps}/${encodeURIComponent(own.id)}/chat`, chat);
    }
  };
  return {
    async install(personId) {
      if (!objectId.test(personId)) return 'refused';
      try {
        await install(personId);
        return 'installed';
      } catch (error) {
        if (!(error instanceof GraphFailed)) throw error;
        if (final.includes(error.status)) return 'refused';
        throw error.retryAfter === undefined ? error : new NotNow(error.retryAfter);
      }
    },
  };
}
