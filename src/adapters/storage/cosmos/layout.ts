import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContainerDefinition } from '@azure/cosmos';
import { packageRoot } from '../../../root';

/** One account's part: what the infrastructure makes there, and what is expected there. */
export interface Layout {
  readonly database: string;
  /** What one instance wrote, another one reads: nothing weaker is taken. */
  readonly consistency: string;
  /** Without `defaultTtl`: nothing in them ends by itself. */
  readonly containers: readonly (ContainerDefinition & { readonly id: string })[];
}

/** `infra/cosmos-containers.json`, which the infrastructure makes the containers from. */
export function layouts(): { readonly store: Layout; readonly keys: Layout } {
  return JSON.parse(readFileSync(join(packageRoot, 'infra/cosmos-containers.json'), 'utf8'));
}
