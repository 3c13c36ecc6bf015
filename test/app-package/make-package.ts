import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ValidateFunction } from 'ajv';
import Ajv from 'ajv-draft-04';
import { ZipFile } from 'yazl';
import { z } from 'zod';
import { readPolicy } from '../../src/adapters/policy/read-policy';
import { workbenchRegistration } from '../../src/config';
import { packageRoot } from '../../src/root';
import { icons, packageFolder, texts } from './package-files';

/** What differs from one organisation to another, by the names that Agents Toolkit uses. */
export const settings = z.object({
  TEAMS_APP_ID: z.string().uuid().refine(isOwn, 'belongs to the workbench, or is an example'),
  BOT_ID: z.string().uuid().refine(isOwn, 'belongs to the workbench, or is an example'),
  BOT_DOMAIN: z
    .string()
    .refine(isDomain, 'must be the host under which Teams reaches Trygg, and no example: trygg.firma.no'),
  ORGANISATION_NAME: z.string().trim().min(1).max(32),
  APP_NAME: z.string().trim().min(1).max(30).optional(),
  /** The policy of the Trygg that the package leads to: the two call it the same. */
  TRYGG_POLICY: z.string().min(1).optional(),
  APP_VERSION: z
    .string()
    .regex(/^[1-9]\d{0,4}\.\d{1,5}\.\d{1,5}$/, 'must be like 1.0.0')
    .default('1.0.0'),
});

export type PackageSettings = Readonly<Record<string, string | undefined>>;

/** One file of the package, checked. */
export interface PackageFile {
  readonly name: string;
  readonly content: Buffer;
}

/** A folder for each version of the schemas. */
export const schemas = join(
  dirname(require.resolve('@microsoft/app-manifest/package.json')),
  'build/json-schemas/teams',
);

/**
 * The files of the Teams package for one organisation.
 *
 * @throws Error naming everything that is missing, an example or not as the official schemas want it
 */
export function packageFiles(environment: PackageSettings): readonly PackageFile[] {
  const values = read(environment);
  return [
    ...texts.map(({ file, schema }) => {
      const text = filledIn(file, readFileSync(join(packageFolder, file), 'utf8'), values);
      check(file, JSON.parse(text), schema);
      return { name: file, content: Buffer.from(text, 'utf8') };
    }),
    ...icons.map(({ name, size }) => {
      const content = readFileSync(join(packageFolder, `${name}.png`));
      checkIcon(`${name}.png`, content, size);
      return { name: `${name}.png`, content };
    }),
  ];
}

/** The same bytes each time from the same files. */
export async function zipped(files: readonly PackageFile[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { name, content } of files) zip.addBuffer(content, name, { mtime: new Date(2026, 0, 1), mode: 0o644 });
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

function read(environment: PackageSettings): Readonly<Record<string, string>> {
  const found = settings.safeParse(environment);
  if (found.success) {
    const { BOT_DOMAIN, APP_NAME, TRYGG_POLICY, ...rest } = found.data;
    const { TRYGG_URL: address } = environment;
    if (address !== undefined && new URL(address).host !== BOT_DOMAIN) {
      throw new Error('The package can’t be made:\n  BOT_DOMAIN: is another host than that of TRYGG_URL');
    }
    const { appName } = readPolicy(TRYGG_POLICY);
    if (APP_NAME !== undefined && TRYGG_POLICY !== undefined && APP_NAME !== appName) {
      throw new Error(
        `The package can’t be made:\n  APP_NAME: is ${APP_NAME}, and the policy ${TRYGG_POLICY} calls the app ${appName}. People would see two names. Make them the same`,
      );
    }
    return { ...rest, BOT_DOMAIN, APP_NAME: APP_NAME ?? appName };
  }
  const lines = found.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new Error(`The package can’t be made:\n${lines.join('\n')}`);
}

/** As JSON has it: a name may hold quotation marks. */
function filledIn(file: string, text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${file} asks for ${name}, which nobody gives`);
    return JSON.stringify(value).slice(1, -1);
  });
}

/** Against the schemas of the version that the manifest names, as the vendor ships them. */
export function check(file: string, content: { readonly $schema?: string }, schema: string): void {
  const [, version, named] = /\/teams\/(v[\d.]+)\/([\w.]+)$/.exec(content.$schema ?? '') ?? [];
  if (named !== schema) throw new Error(`${file} names another schema than ${schema}`);
  const isValid = validatorOf(join(schemas, version ?? '', schema));
  if (isValid(content)) return;
  const lines = isValid.errors?.map(({ instancePath, message }) => `  ${instancePath || '/'} ${message}`) ?? [];
  throw new Error(`${file} is not as ${schema} of ${version} wants it:\n${lines.join('\n')}`);
}

/** Large, and so compiled once. */
const validators = new Map<string, ValidateFunction>();

function validatorOf(schema: string): ValidateFunction {
  const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false, unicodeRegExp: false });
  const validator = validators.get(schema) ?? ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
  validators.set(schema, validator);
  return validator;
}

/** A PNG of that size. */
function checkIcon(name: string, content: Buffer, size: number): void {
  const isPng = content.subarray(1, 4).toString('latin1') === 'PNG';
  if (!isPng || content.readUInt32BE(16) !== size || content.readUInt32BE(20) !== size) {
    throw new Error(`${name} must be a PNG of ${size} × ${size}`);
  }
}

/** No placeholder that somebody forgot: all the same digit, or the workbench's. */
function isOwn(id: string): boolean {
  return id !== workbenchRegistration.appId && !/^(.)\1*$/.test(id.replaceAll('-', ''));
}

const examples =
  /(^|\.)(example|invalid|localhost|local|test|contoso\.com|example\.(com|net|org|no)|ngrok[\w-]*\.\w+|devtunnels\.ms|loca\.lt)$/;

function isDomain(host: string): boolean {
  const isHost = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/.test(host);
  return isHost && !examples.test(host);
}

export const packageFile = join(packageRoot, 'appPackage/build/appPackage.zip');
