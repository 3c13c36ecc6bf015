import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { type Attributes, type Meter, ROOT_CONTEXT, type Span, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Log } from '../../application/ports';
import type { Telemetry } from './telemetry';

export interface TelemetrySettings {
  /** Where a collector listens for OTLP over HTTP, without `/v1/…`. */
  readonly endpoint: string;
  /** The share of turns of which every part is told, 0 to 1. What is counted is always counted whole. */
  readonly share: number;
}

/** Milliseconds. */
const toldEvery = 60_000;
const longestExport = 10_000;
const longestFarewell = 2_000;

/** Facts of an event that tell kinds apart. Any other one, a case's number for instance, has too many values to count. */
const counted = ['kind', 'problem', 'error', 'verb'];

type Facts = Parameters<Log['info']>[1];

/** Telemetry for any collector that understands OpenTelemetry. */
export function openTelemetry({ endpoint, share }: TelemetrySettings): Telemetry {
  const resource = resourceFromAttributes({ 'service.name': 'trygg' });
  const to = (what: string) => ({ url: `${endpoint}/v1/${what}`, timeoutMillis: longestExport });
  const exported = { exportTimeoutMillis: longestExport };
  const meters = new MeterProvider({
    resource,
    readers: [
      new PeriodicExportingMetricReader({
        ...exported,
        exporter: new OTLPMetricExporter(to('metrics')),
        exportIntervalMillis: toldEvery,
      }),
    ],
  });
  const tracers = new TracerProvider({
    resource,
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
    spanProcessors: [new BatchSpanProcessor({ ...exported, exporter: new OTLPTraceExporter(to('traces')) })],
  });
  const tracer = tracers.getTracer('trygg');
  const count = counting(meters.getMeter('trygg'));
  const current = new AsyncLocalStorage<Span>();

  const spanOf = <Done>(name: string, attributes: Attributes, work: () => Done): Done => {
    const outer = current.getStore();
    const span = tracer.startSpan(name, { attributes }, outer ? trace.setSpan(ROOT_CONTEXT, outer) : ROOT_CONTEXT);
    const done = current.run(span, work);
    if (!(done instanceof Promise)) {
      span.end();
      return done;
    }
    const ended = done.catch((error: unknown) => {
      // What an error says may hold what somebody wrote.
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    });
    return ended.finally(() => span.end()) as Done;
  };

  return {
    counting: (log) => ({
      info(event, facts) {
        count(event, 'info', facts);
        log.info(event, facts);
      },
      error(event, facts) {
        count(event, 'error', facts);
        log.error(event, facts);
      },
    }),
    traced: (name, port) =>
      new Proxy(port, {
        get(target, method) {
          const found: unknown = Reflect.get(target, method);
          if (typeof found !== 'function') return found;
          return (...given: unknown[]) =>
            spanOf(`${name}.${String(method)}`, {}, () => Reflect.apply(found, target, given));
        },
      }),
    spanning: (name, kind, work) => spanOf(name, { kind }, work),
    async end() {
      const sent = Promise.allSettled([meters.shutdown(), tracers.shutdown()]);
      await Promise.race([sent, wait(longestFarewell, undefined, { ref: false })]);
    },
  };
}

/** Every event by its name; how long turns take; and, as of the newest sweep, how much waits and for how long. */
function counting(meter: Meter): (event: string, level: string, facts: Facts) => void {
  const events = meter.createCounter('trygg.events');
  const turns = meter.createHistogram('trygg.turn', { unit: 'ms' });
  const waiting = {
    unsettled: meter.createGauge('trygg.unsettled', { description: 'commits whose messages wait to be sent' }),
    unsettledFor: meter.createGauge('trygg.unsettled.for', { unit: 's' }),
    dueFor: meter.createGauge('trygg.due.for', { unit: 's', description: 'since when the first of what is due waits' }),
  };
  return (event, level, facts = {}) => {
    const kinds = Object.fromEntries(counted.flatMap((name) => (name in facts ? [[name, facts[name]]] : [])));
    events.add(1, { event, level, ...kinds });
    if (event === 'turn') turns.record(Number(facts.ms), kinds);
    if (event !== 'sweep') return;
    for (const [name, gauge] of Object.entries(waiting)) gauge.record(Number(facts[name]));
  };
}
