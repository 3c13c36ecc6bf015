import type { Store } from '../../../application/ports';
import { type CosmosAccount, openAccount } from './account';
import { commitsIn } from './commits';
import { documentsIn } from './documents';
import { headsIn } from './heads';
import { layouts } from './layout';
import { looksIn } from './looks';

/** After a command: of what its messages became is written down together what this leaves room for. */
const mostAsked = 4;

/** The store on Azure Cosmos DB, for any number of instances. What a method has answered is there for all of them. */
export async function openCosmosStore(at: CosmosAccount): Promise<Store> {
  const account = await openAccount(at, layouts().store);
  const commits = account.items('commits');
  return {
    mostAsked,
    ...commitsIn(commits),
    ...headsIn(account.items('heads')),
    ...looksIn(account.items('looks')),
    ...documentsIn(account.items('documents')),
    /** Cosmos DB overwrites what it gives up by itself. Its backups are those of the account, and of ciphertext. */
    clean: async () => 'clean',
    async check() {
      await commits.read({ id: 'check', pk: 'check' });
    },
    close: account.close,
  };
}
