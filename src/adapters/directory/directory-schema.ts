import { z } from 'zod';

export const text = z.string().trim().min(1, 'is empty');

/** Accounts are compared letter by letter with what the channel says, which is in lower case. */
const id = text.refine((value) => value === value.toLowerCase() && !/\s/.test(value), {
  message: 'must be written in lower case and without spaces',
});

export const calendarDate = z.string().refine(
  (value) => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
    const parsed = new Date(`${value}T00:00:00Z`);
    return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
  },
  { message: 'must be a date of the calendar, written as 1990-12-31' },
);

const person = z
  .object({
    id,
    name: text,
    position: text,
    unit: text,
    birthDate: calendarDate.optional(),
    manager: id.optional(),
    active: z.boolean().default(true),
    guest: z.boolean().optional(),
    email: z.string().email('must be an e-mail address').optional(),
  })
  .strict();

export const directorySchema = z
  .object({
    organisation: z.object({ name: text }).strict(),
    people: z.array(person).min(1, 'names nobody'),
    hr: z
      .object({
        advisers: z.array(id).min(1, 'names nobody: a case needs somebody in HR'),
        duty: z.array(z.object({ unit: text, adviser: id, deputy: id.optional() }).strict()),
        lastResort: z.array(id).min(1, 'names nobody: a case must have somewhere to go when everybody else is a party'),
      })
      .strict(),
    safetyRepresentatives: z.array(z.object({ unit: text, person: id }).strict()).default([]),
    unionRepresentatives: z.array(id).default([]),
    appointingAuthority: id.optional(),
    workingEnvironmentCommittee: z.array(id).default([]),
    dataProtectionOfficers: z.array(id).default([]),
  })
  .strict();

export type DirectoryFile = z.infer<typeof directorySchema>;
export type FilePerson = z.infer<typeof person>;
