import type { Log } from '../../application/ports';

/** What whoever runs Trygg sees of it: counts, durations and the names of what was done. Never content, and never a person. */
export interface Telemetry {
  /** The same log, whose events are counted. */
  counting(log: Log): Log;
  /** The same port, each of whose calls is told of by its name and its duration. */
  traced<Port extends object>(name: string, port: Port): Port;
  /** Everything that the work does besides is told of as a part of it. */
  spanning<Done>(name: string, kind: string, work: () => Promise<Done>): Promise<Done>;
  /** Sends what is left. Never fails: where nobody listens, nothing is told. */
  end(): Promise<void>;
}

/** Where nobody asked for any. */
export const untold: Telemetry = {
  counting: (log) => log,
  traced: (_, port) => port,
  spanning: (_name, _kind, work) => work(),
  end: async () => undefined,
};
