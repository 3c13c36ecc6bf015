import { join } from 'node:path';
import { keyFileWrapper } from '../../src/adapters/keys/key-file';
import { openEmbeddedKeyStore } from '../../src/adapters/storage/embedded-key-store';
import type { KeyStore } from '../../src/application/ports';
import { rotateKeys } from '../../src/application/rotation';

/** A rotation that kills its own process (-9) before it wraps one key more than so many. */
const [folder = '', most = ''] = process.argv.slice(2);
const wrapper = keyFileWrapper(join(folder, 'wrapping.key'));
const keyStore = openEmbeddedKeyStore({ file: join(folder, 'keys.db'), key: wrapper.cipherKey('keys') });
let wrapped = 0;
const dying: KeyStore = {
  ...keyStore,
  async replaceKey(key, anew) {
    if (wrapped === Number(most)) process.kill(process.pid, 'SIGKILL');
    wrapped += 1;
    return keyStore.replaceKey(key, anew);
  },
};
void rotateKeys(dying, wrapper);
