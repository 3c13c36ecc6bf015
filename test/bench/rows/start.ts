import { spawn } from 'node:child_process';
import { get } from 'node:http';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { packageRoot } from '../../../src/root';
import { freePort } from '../../support/free-port';
import type { BenchGround } from '../ground';
import { appId, tenantId } from '../load-channel';
import { atMost, type Measured, ms } from '../row';
import { inTurn, overRounds } from '../statistics';

const rounds = 7;
const lookEveryMs = 4;

/** From the start of the process to the moment when it says that it is ready. The product finds its data there. */
export async function startRow(ground: BenchGround): Promise<Measured> {
  const environment = {
    ...process.env,
    MICROSOFT_APP_ID: appId,
    MICROSOFT_APP_TENANT_ID: tenantId,
    MICROSOFT_APP_TYPE: 'UserAssignedMSI',
    TRYGG_DATA: ground.folderFor('start'),
    TRYGG_DIRECTORY: ground.directoryFile,
  };
  const works = {
    product: async () => [await timeToReady('build/test/bench/processes/product-start.js', environment)],
    bare: async () => [await timeToReady('build/test/bench/processes/bare-start.js', environment)],
  };
  await inTurn({ rounds: 1 }, works);
  const took = await inTurn({ rounds }, works);
  const [own, bare] = [overRounds(took.product), overRounds(took.bare)];
  return atMost({
    name: 'start to ready',
    value: own / bare,
    unit: '× bare bot with the same packages',
    bar: 1.5,
    from: `${ms(own)} against ${ms(bare)}; ${rounds} rounds`,
  });
}

async function timeToReady(program: string, environment: NodeJS.ProcessEnv): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, [join(packageRoot, program)], {
    env: { ...environment, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    while (!(await isReady(port))) {
      if (child.exitCode !== null) throw new Error(`${program} ended before it was ready`);
      await setTimeout(lookEveryMs);
    }
    return performance.now() - started;
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
}

function isReady(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    get({ port, host: '127.0.0.1', path: '/readyz', agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    }).on('error', () => resolve(false));
  });
}
