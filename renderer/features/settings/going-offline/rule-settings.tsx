import { returnManners, ruleActions, timedReturnManners } from '../../../../shared/inactivity/rules';
import { useApp } from '../../../app-context';
import { Select } from '../../../ui/select';
import { SettingGroup } from '../../../ui/setting-group';
import { SettingItem } from '../setting-item';
import { useRules } from './use-rules';
import { keyOf, numberOf, withPresent } from './with-present';

type RuleAction = (typeof ruleActions)[number];

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const offeredDelays = [0, 30 * SECOND_MS, MINUTE_MS, 2 * MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS] as const;

/** What happens at a lock, at sleep, at the end, when the agent is back, and when a timed presence is over. */
export function RuleSettings() {
  const { translator } = useApp();
  const { rules, change } = useRules();
  return (
    <SettingGroup title={translator.text('going-offline.rules')}>
      <LockSetting />
      <ActionSetting
        rule="sleep"
        value={rules.sleep.action}
        offered={ruleActions}
        onChoose={(action) => change({ sleep: { action } })}
      />
      <ActionSetting
        rule="quit"
        value={rules.quit.action}
        offered={['nothing', 'offline']}
        onChoose={(action) => change({ quit: { action } })}
      />
      <SettingItem
        path="inactivity.return"
        title={translator.text('going-offline.return')}
        hint={translator.text('going-offline.return.hint')}
        decidedValue={translator.text(`going-offline.return.${rules.return}`)}
      >
        {(titleId) => (
          <Select
            labelledBy={titleId}
            value={rules.return}
            choices={returnManners.map((value) => ({ value, label: translator.text(`going-offline.return.${value}`) }))}
            onChoose={(manner) => change({ return: manner })}
          />
        )}
      </SettingItem>
      <SettingItem
        path="inactivity.timedReturn"
        title={translator.text('going-offline.timed-return')}
        hint={translator.text('going-offline.timed-return.hint')}
        decidedValue={translator.text(`going-offline.timed-return.${rules.timedReturn}`)}
      >
        {(titleId) => (
          <Select
            labelledBy={titleId}
            value={rules.timedReturn}
            choices={timedReturnManners.map((value) => ({
              value,
              label: translator.text(`going-offline.timed-return.${value}`),
            }))}
            onChoose={(manner) => change({ timedReturn: manner })}
          />
        )}
      </SettingItem>
    </SettingGroup>
  );
}

interface ActionSettingProps<Action extends RuleAction> {
  readonly rule: 'sleep' | 'quit';
  readonly value: Action;
  readonly offered: readonly Action[];
  readonly onChoose: (action: Action) => void;
}

function ActionSetting<Action extends RuleAction>({ rule, value, offered, onChoose }: ActionSettingProps<Action>) {
  const { translator } = useApp();
  const nameOf = (action: Action): string => translator.text(`going-offline.action.${action}`);
  return (
    <SettingItem
      path={`inactivity.${rule}.action`}
      title={translator.text(`going-offline.${rule}`)}
      decidedValue={nameOf(value)}
    >
      {(titleId) => (
        <Select
          labelledBy={titleId}
          value={value}
          choices={offered.map((action) => ({ value: action, label: nameOf(action) }))}
          onChoose={onChoose}
        />
      )}
    </SettingItem>
  );
}

/** A lock that is shorter than its time changes nothing. */
function LockSetting() {
  const { translator } = useApp();
  const { rules, change } = useRules();
  const { action, afterMs } = rules.lock;
  const nameOf = (one: RuleAction): string => translator.text(`going-offline.action.${one}`);
  const delay = (ms: number | null): string => {
    if (ms === null || ms === 0) return translator.text('going-offline.lock.at-once');
    return ms < MINUTE_MS
      ? translator.text('going-offline.lock.after-seconds', { seconds: ms / SECOND_MS })
      : translator.text('going-offline.lock.after-minutes', { minutes: ms / MINUTE_MS });
  };
  return (
    <SettingItem
      path="inactivity.lock"
      title={translator.text('going-offline.lock')}
      decidedValue={action === 'nothing' ? nameOf(action) : `${nameOf(action)} ${delay(afterMs)}`}
    >
      {(titleId) => (
        <span className="setting-pair">
          <Select
            labelledBy={titleId}
            value={action}
            choices={ruleActions.map((value) => ({ value, label: nameOf(value) }))}
            onChoose={(chosen) => change({ lock: { action: chosen } })}
          />
          {action !== 'nothing' && (
            <>
              <span className="unseen" id={`${titleId}-after`}>
                {translator.text('going-offline.lock.after')}
              </span>
              <Select
                labelledBy={`${titleId}-after`}
                value={keyOf(afterMs)}
                choices={withPresent(offeredDelays, afterMs, delay)}
                onChoose={(key) => change({ lock: { afterMs: numberOf(key) ?? 0 } })}
              />
            </>
          )}
        </span>
      )}
    </SettingItem>
  );
}
