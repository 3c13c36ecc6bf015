import { isDeepStrictEqual } from 'node:util';
import { keyFileWrapper } from '../../../src/adapters/keys/key-file';
import { createKeys } from '../../../src/adapters/keys/keys';
import { openEmbeddedStore } from '../../../src/adapters/storage/embedded';
import { openEmbeddedKeyStore } from '../../../src/adapters/storage/embedded-key-store';
import { Cases } from '../../../src/application/cases';
import type { Keys, Store } from '../../../src/application/ports';
import { nextDue } from '../../../src/case/decide-due';
import { isRefusal } from '../../../src/case/refusal';
import type { Case, CaseState } from '../../../src/case/state';
import { peopleIn } from '../../../src/case/views';
import { temporaryFolder } from '../../adapters/storage/temporary-files';
import { must } from './holds';
import { type Asked, ground, grounds, type Model } from './model';
import { asStored } from './replayed';
import { everybody } from './world';

/** Real files, real keys, and two processes that take the commands in turn. */
export class Stored {
  private constructor(
    private readonly store: Store,
    private readonly keys: Keys,
    readonly close: () => Promise<void>,
  ) {}

  static async open(): Promise<Stored> {
    const folder = temporaryFolder();
    const key = Buffer.alloc(32, 7);
    const store = openEmbeddedStore({ file: folder.path('store.db'), key });
    const keyStore = openEmbeddedKeyStore({ file: folder.path('keys.db'), key });
    const keys = await createKeys({ keyStore, wrapper: keyFileWrapper(folder.path('wrapping.key')) });
    return new Stored(store, keys, async () => {
      await store.close();
      await keyStore.close();
      folder.remove();
    });
  }

  /**
   * The same commands make the same case on disk: as its head has it, as its commits alone have it, and for whoever
   * looks up their own cases.
   */
  async keepsAsModelled(model: Model): Promise<void> {
    const processes = ['one', 'other'].map(
      (name) => new Cases(this.store, this.keys, grounds, name, { info: () => {}, error: () => {} }),
    );
    const [one, other] = processes;
    if (!one || !other) return;
    const { caseId } = model.open;
    for (const [place, asked] of model.asked.entries()) {
      // Every third head is not written: the next command finds one that is behind, or none.
      await this.carryOut(place % 2 === 0 ? one : other, caseId, asked, place % 3 !== 2);
    }
    const { state, version, mac } = await one.load(caseId);
    same(state, model.state, 'the newest state');
    must(version === model.commits.length, `${version} commits, not ${model.commits.length}`);
    await other.writeHead(opened(state), version, mac);
    await this.headHolds(one, model);
    await this.store.deleteHead(caseId);
    same((await one.load(caseId)).state, model.state, 'the state from the commits');
    const last = (await one.commitOf(caseId, version)).messages;
    same(last, model.commits.at(-1)?.messages, 'the messages of the last commit');
  }

  private async carryOut(cases: Cases, caseId: string, asked: Asked, writesHead: boolean): Promise<void> {
    const { command, decision } = asked;
    const begins = ['SendComplaint', 'AskForSupport', 'OpenFalseAccusation'].includes(command.body.type);
    const outcome = await (begins ? cases.begin(caseId, command) : cases.carryOut(caseId, async () => command));
    must('refusal' in outcome === isRefusal(decision), `${command.id} is answered otherwise on disk`);
    if (!('accepted' in outcome) || !writesHead) return;
    const { state, version, mac } = outcome.accepted;
    await cases.writeHead(state, version, mac);
  }

  private async headHolds(cases: Cases, { open }: Model): Promise<void> {
    const head = await this.store.head(open.caseId);
    same((await cases.load(open.caseId)).state, open, 'the state from the head');
    must(head?.nextDue === nextDue(ground, open), 'another date is due');
    const inIt = peopleIn(open);
    for (const id of everybody) {
      const own = (await this.store.headsOf(this.keys.personKey(id))).some(({ caseId }) => caseId === open.caseId);
      must(own === inIt.includes(id), `${id} finds the case in their list, or does not`);
    }
  }
}

function same(stored: unknown, modelled: unknown, what: string): void {
  must(isDeepStrictEqual(asStored(stored), asStored(modelled)), `${what} differs from the model`);
}

function opened(state: CaseState): Case {
  if (state.phase === 'absent') throw new Error('no case was stored');
  return state;
}
