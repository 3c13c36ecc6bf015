import { errorName } from './application/error-name';
import type { Log } from './application/ports';

/**
 * Libraries write errors to the console in words of their own, keys and whatever else was at hand included. In its
 * place the log gets one line that says no more than that.
 */
export function quietConsole(log: Log): void {
  const said = () => log.info('library.said');
  Object.assign(console, { debug: said, error: said, info: said, log: said, trace: said, warn: said });
}

/** What nobody caught ends the process, as it would by itself, but without printing what the error holds. */
export function endOnSurprise(log: Log): void {
  process.on('uncaughtException', (error) => {
    log.error('process.ended', { error: errorName(error) });
    process.exit(1);
  });
}
