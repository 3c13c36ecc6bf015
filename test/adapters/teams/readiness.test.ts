import { setTimeout as wait } from 'node:timers/promises';
import { readinessOf } from '../../../src/adapters/teams/readiness';

const patience = { slowAfter: 20, brokenAfter: 200 };
const well = async () => undefined;
const slow = () => wait(60);
const failing = () => Promise.reject(new Error('what the store says'));
const silent = () => new Promise<void>(() => undefined);

describe('readiness', () => {
  it.each([
    ['all answer at once', { store: well, keys: well }, 'ready', { store: 'ready', keys: 'ready' }],
    ['one is slow', { store: slow, keys: well }, 'slow', { store: 'slow', keys: 'ready' }],
    ['one fails', { store: well, keys: failing }, 'broken', { store: 'ready', keys: 'broken' }],
    ['one never answers', { store: silent, keys: slow }, 'broken', { store: 'broken', keys: 'slow' }],
  ])('tells where %s', async (_, checks, status, parts) => {
    expect(await readinessOf(checks, patience)).toEqual({ status, parts });
  });
});
