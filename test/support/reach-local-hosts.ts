import { Socket } from 'node:net';

/**
 * Loaded before the program (`node --require`): whoever it calls by one of these names is found on this machine. Names
 * and certificates are checked as ever. `LOCAL_HOSTS` is the ports by name, as JSON.
 */
const ports: Readonly<Record<string, number>> = JSON.parse(process.env.LOCAL_HOSTS ?? '{}');

type Connect = (this: Socket, ...given: unknown[]) => Socket;

const connect = Socket.prototype.connect as Connect;

const redirected: Connect = function redirected(this: Socket, ...given) {
  // Node calls it with the arguments in one array, sorted out already.
  const isSorted = Array.isArray(given[0]);
  const [options, ...rest] = isSorted ? (given[0] as unknown[]) : given;
  if (typeof options !== 'object' || options === null || !('host' in options)) return connect.apply(this, given);
  const port = ports[String(options.host)];
  if (port === undefined) return connect.apply(this, given);
  const listener = rest.find((one) => typeof one === 'function');
  return connect.call(this, { ...options, host: '127.0.0.1', port }, listener);
};

Object.assign(Socket.prototype, { connect: redirected });
