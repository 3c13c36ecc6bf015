import { toldToItsEnd } from './anything/campaign';
import { openTasks, offers } from '../../src/case/tasks';
import { blockedSteps } from '../../src/case/tasks';
import { procedure } from '../../src/procedure/procedure';
import { Model } from './anything/model';
it('one', () => {
  let last: Model | undefined;
  const orig = Model.prototype.give;
  Model.prototype.give = function (c) { last = this; return orig.call(this, c); };
  try { toldToItsEnd(JSON.parse(process.env.ONE ?? ''), 'T-1'); console.log('fine'); } catch (e) {
    const s = last!.open;
    console.log(String(e), JSON.stringify({ way: s.way, phase: s.phase, roles: s.roles, complainant: s.complainant, observer: s.observer, stepped: s.steppedDown, since: s.accusedSince, strands: Object.values(s.strands).map((x) => [x.accused, x.mayBe, x.closedAt]) }), '\nOPEN', JSON.stringify(openTasks(procedure, s).map((t) => [t.command, t.instance, t.personId])), '\nOFFERS', JSON.stringify(offers(procedure, s).map((t) => [t.command, t.personId])), '\nBLOCKED', JSON.stringify((['handler','hrAdviser','leaderAbove','complainant'] as const).flatMap((r) => blockedSteps(procedure, s, r)).map((b) => [b.instance, b.waitsFor.map((w) => w.instance)])), '\nLAST', JSON.stringify(last!.commits.slice(-2).map((c) => c.events)), '\nworld', JSON.stringify(last!.around()));
  }
});
