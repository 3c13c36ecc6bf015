import { openTelemetry } from '../../../src/adapters/telemetry/open-telemetry';
import { LocalCollector } from '../../support/local-collector';

/** Tells a collector of a few things and prints what it heard: the exporters load what they need in a way that only a process of their own allows. */

class Port {
  readonly #word = 'kept';
  async read(what: string): Promise<string> {
    return `${what} ${this.#word}`;
  }
  async fail(): Promise<never> {
    throw new Error('what somebody wrote');
  }
  async *all(): AsyncGenerator<number> {
    yield* [1, 2];
  }
  now(): number {
    return 7;
  }
}

async function run(): Promise<void> {
  const collector = await LocalCollector.start();
  const { endpoint } = collector;
  const telemetry = openTelemetry({ endpoint, share: 1 });
  const port = telemetry.traced('port', new Port());
  const answers: unknown[] = [
    await port.read('it'),
    port.now(),
    await port.fail().catch((error: Error) => error.message),
  ];
  for await (const one of port.all()) answers.push(one);
  const turn = () => telemetry.spanning('turn', 'message', () => port.read('it'));
  await Promise.all([turn(), turn()]);
  const logged: string[] = [];
  const log = telemetry.counting({ info: (event) => logged.push(event), error: (event) => logged.push(event) });
  log.info('turn', { kind: 'message', ms: 12, case: 'T-1234-5678', person: 'somebody' });
  log.error('message.failed', { kind: 'task', error: 'Undeliverable', case: 'T-1234-5678' });
  await telemetry.end();
  await collector.close();

  const unheard = openTelemetry({ endpoint, share: 1 });
  answers.push(await unheard.spanning('turn', 'message', async () => 'done'));
  await unheard.end();
  process.stdout.write(JSON.stringify({ answers, logged, told: collector.told }), () => process.exit());
}

void run();
