import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { languageFiles, languages, textsFor } from '../../src/language/texts';
import { button } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import type { PersonName } from '../support/organisation';
import { beginCase } from '../support/whole-case';

const appName = 'Nordlys';

/** A toast that names a bot for complaints is a hint by itself: the organisation names it as it likes. */
describe('the name that the organisation gave it', () => {
  let local: LocalTrygg;
  const folder = mkdtempSync(join(tmpdir(), 'trygg-'));

  beforeAll(async () => {
    const policyFile = join(folder, 'policy.json');
    writeFileSync(policyFile, JSON.stringify({ appName }));
    local = await startLocalTrygg(undefined, { policyFile });
  });
  afterAll(async () => {
    await local.stop();
    rmSync(folder, { recursive: true });
  });

  it('stands in every text, in both languages, and in none of the keys', () => {
    for (const language of languages) {
      const leaves = (texts: object, path = ''): [string, string][] =>
        Object.entries(texts).flatMap(([key, text]) =>
          typeof text === 'string' ? [[`${path}${key}`, text]] : leaves(text, `${path}${key}.`),
        );
      const mentioned = leaves(languageFiles[language]).filter(
        ([, text]) => /Trygg/.test(text) && !text.includes('{{'),
      );
      expect(mentioned.length).toBeGreaterThan(50);
      for (const [key, text] of mentioned) {
        expect(textsFor(language, appName).text(key)).toBe(text.replaceAll('Trygg', appName));
        expect(textsFor(language).text(key)).toBe(text);
      }
    }
  });

  it('is a name and no pattern', () => {
    expect(textsFor('nb', '$& $1').text('screens.welcome.summary')).toBe('Velkommen til $& $1');
  });

  it('is all that anybody reads in a case: chats, toasts, dialogs and files', async () => {
    const { caseId, play } = await beginCase(local, [], { accused: ['jonas'], what: 'Latter i møter.' });
    await play.hearComplainant();
    const people: readonly PersonName[] = ['nora', 'kari', 'anne'];
    const read: string[] = [];
    for (const name of people) {
      const person = local.person(name);
      for (const word of ['hjelp', 'mine saker', 'oppgaver', 'innsyn', 'tull']) await person.say(word);
      await person.press(button('OpenCase'));
      read.push(JSON.stringify(person.dialog));
      person.closeDialog();
      const complaint = { caseId, step: 'complaint', subject: 'matter', round: 1 };
      await person.dialogStep('task/submit', { verb: 'SendFile', ...complaint });
      read.push(JSON.stringify(person.dialog));
      person.closeDialog();
      await person.answerFile('accept');
      await local.trygg.downloaded();
      const [file] = person.files;
      expect(file?.name).toMatch(/^Nordlys-/);
      read.push(file?.content.toString('latin1') ?? '', JSON.stringify([person.messages, person.toasts]));
    }
    const all = read.join('\n');
    expect(all).toContain(appName);
    expect(all.match(/.{0,60}Trygg.{0,20}/g)).toBeNull();
  });
});
