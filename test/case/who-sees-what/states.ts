import { procedure } from '../../../src/procedure/procedure';
import { proposed, warningAppealed } from '../../support/discipline-scenes';
import { accusing, appointing, steppingDown } from '../../support/policy-scenes';
import {
  acknowledge,
  acknowledged,
  call,
  close,
  colleague,
  heard,
  observed,
  prepared,
  readyToClose,
  received,
  wishes,
} from '../../support/scenes';
import { people, Story } from '../../support/story';

const story = () => new Story(procedure);

const hearingEva = {
  step: 'hearWitness',
  subject: 'matter',
  round: 1,
  answers: { heldAt: '2026-01-12T11:00', place: 'Room 1', witnessId: 'eva', minutes: 'Both laughed.' },
  named: people.eva,
};

/** Cases in which, between them, everybody comes to have what they can have, as they are in the tests of the rules. */
export const states = {
  /** Late with everything. */
  late: acknowledged(story()).timePasses('2026-02-20T08:00:00.000Z'),
  handedOver: received(story())
    .does('kari', 'StepDown', steppingDown())
    .does('anne', 'AppointHandler', appointing('per')),
  /** Jonas is accused; Silje was named later, and both were called. */
  twoAccused: call(call(prepared(story()).does('anne', 'NameAccused', accusing('silje'))), 'a2'),
  witnessHeard: heard(story()).does('kari', 'HearWitness', hearingEva),
  closed: close(readyToClose(story())),
  dismissal: proposed(story()),
  appealed: warningAppealed(story()),
  observed: observed(story()),
  wishesAsked: acknowledge(observed(story())).does('kari', 'AskForWishes', wishes('wanted')),
  support: story().asks({ supporter: colleague }),
};
