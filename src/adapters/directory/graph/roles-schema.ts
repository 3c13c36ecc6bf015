import { z } from 'zod';
import { text } from '../directory-schema';

/** An object id of Microsoft Entra. */
export const objectId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const id = z.string().regex(objectId, 'must be an object id of Microsoft Entra, in lower case');

const named = { person: id.optional(), group: id.optional() };
const namesOne = ({ person, group }: { person?: string | undefined; group?: string | undefined }) =>
  (person === undefined) !== (group === undefined);
const notOne = { message: 'must name either a person or a group' };

const member = z.object(named).strict().refine(namesOne, notOne);
const members = z.array(member).default([]);
const some = (why: string) => z.array(member).min(1, why);

/** A property of a user that Graph gives on `$select`; of those in parts, one part: `employeeOrgData/division`. */
const attribute = z
  .string()
  .regex(
    /^(department|companyName|officeLocation|employeeOrgData\/(division|costCenter)|onPremisesExtensionAttributes\/extensionAttribute([1-9]|1[0-5])|extension_[0-9a-f]{32}_\w+)$/,
    'is no attribute that Trygg can read',
  );

const whole = (least: number, most: number) =>
  z.number().int('must be a whole number').min(least, `is below ${least}`).max(most, `is above ${most}`);

/** Who has which part in the procedure, where people come from Microsoft Graph: docs/directory-graph.md. */
export const rolesSchema = z
  .object({
    organisation: z.object({ name: text }).strict(),
    attributes: z
      .object({ unit: attribute.default('department'), birthDate: attribute.optional() })
      .strict()
      .default({}),
    hr: z
      .object({
        advisers: some('names nobody: a case needs somebody in HR'),
        duty: z.array(z.object({ unit: text, advisers: some('names nobody') }).strict()).default([]),
        lastResort: some('names nobody: a case must have somewhere to go when everybody else is a party'),
      })
      .strict(),
    leaders: z.array(member).optional(),
    safetyRepresentatives: z
      .array(
        z
          .object({ unit: text.optional(), ...named })
          .strict()
          .refine(namesOne, notOne),
      )
      .default([]),
    unionRepresentatives: members,
    appointingAuthority: members,
    workingEnvironmentCommittee: members,
    dataProtectionOfficers: members,
    cache: z
      .object({
        minutes: whole(1, 1_440).default(15),
        hoursWithoutAnswer: whole(0, 72).default(12),
        people: whole(10, 200_000).default(5_000),
      })
      .strict()
      .default({}),
  })
  .strict();

export type RolesFile = z.infer<typeof rolesSchema>;
export type Member = z.infer<typeof member>;
