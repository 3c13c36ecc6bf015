/**
 * Runs once on the first SIGTERM or SIGINT, and ends the process when it is done. A terminal and a runner often both
 * send the signal: later ones must not cut off what the first has begun.
 */
export function onShutdown(stop: () => Promise<void>): void {
  let stopping = false;
  const begin = () => {
    if (stopping) return;
    stopping = true;
    void stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', begin);
  process.on('SIGINT', begin);
}
