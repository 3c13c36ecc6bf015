import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { packageFile, packageFiles, zipped } from './make-package';

/** `npm run package [-- file]`: makes the Teams package from the settings in the environment, or in that file. */
async function main(): Promise<void> {
  const [, , file] = process.argv;
  if (file !== undefined) process.loadEnvFile(file);
  const files = packageFiles(process.env);
  const { name } = JSON.parse(files.find((one) => one.name === 'manifest.json')?.content.toString('utf8') ?? '{}');
  mkdirSync(dirname(packageFile), { recursive: true });
  writeFileSync(packageFile, await zipped(files));
  process.stdout.write(
    `${packageFile} holds ${files.map(({ name }) => name).join(', ')}, and is as the schemas want it.\nPeople see it as “${name.short}”. Where HR has set another name in the chat, that one is APP_NAME.\n`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'The package could not be made.'}\n`);
  process.exit(1);
});
