// What was logged, and who is told when something is wrong. The log holds no content and no person (docs/operate.md).
param name string
param location string
param alertEmail string

// Each looks at what the last minutes brought. `fires`: from how many rows on; 0 means that nothing came at all.
var alerts = [
  {
    name: 'sweep-silent'
    says: 'No sweep for a quarter of an hour: nobody is reminded, and what was left behind is not sent.'
    severity: 1
    window: 'PT15M'
    query: '| where event == "sweep"'
    fires: 0
  }
  {
    name: 'reminders-late'
    says: 'What is due has waited for more than ten minutes, sweep after sweep.'
    severity: 1
    window: 'PT15M'
    query: '| where event == "sweep" and toint(line.dueFor) > 600'
    fires: 3
  }
  {
    name: 'outbox-growing'
    says: 'Messages wait that nobody sends: for more than ten minutes, or more than a hundred of them.'
    severity: 1
    window: 'PT15M'
    query: '| where event == "sweep" and (toint(line.unsettledFor) > 600 or toint(line.unsettled) > 100)'
    fires: 3
  }
  {
    name: 'errors'
    says: 'Turns fail. People are told that it did not work, and nothing that was accepted is lost.'
    severity: 2
    window: 'PT15M'
    query: '| where event in ("turn.failed", "process.ended", "anchor.failed")'
    fires: 5
  }
  {
    name: 'case-unreadable'
    says: 'A case can not be read: it stands still, and its people see no tasks of it. All others go on.'
    severity: 1
    window: 'PT15M'
    query: '| where event == "case.unreadable"'
    fires: 1
  }
  {
    name: 'not-delivered'
    says: 'Messages could not be delivered for good. HR has a task for each.'
    severity: 3
    window: 'PT1H'
    query: '| where event in ("message.failed", "message.unreachable")'
    fires: 10
  }
]

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: 90
    features: {
      disableLocalAuth: true
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: '${name}-insights'
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    DisableLocalAuth: true
    DisableIpMasking: false
  }
}

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${name}-alerts'
  location: 'global'
  properties: {
    enabled: true
    groupShortName: 'trygg'
    emailReceivers: [
      {
        name: 'operators'
        emailAddress: alertEmail
        useCommonAlertSchema: true
      }
    ]
  }
}

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in alerts: {
    name: '${name}-${alert.name}'
    location: location
    kind: 'LogAlert'
    properties: {
      displayName: '${name}: ${alert.name}'
      description: alert.says
      severity: alert.severity
      enabled: true
      evaluationFrequency: 'PT5M'
      windowSize: alert.window
      scopes: [workspace.id]
      autoMitigate: true
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: 'AppServiceConsoleLogs | extend line = parse_json(ResultDescription) | extend event = tostring(line.event) ${alert.query}'
            timeAggregation: 'Count'
            operator: alert.fires == 0 ? 'LessThanOrEqual' : 'GreaterThanOrEqual'
            threshold: alert.fires
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: [people.id]
      }
    }
  }
]

output workspaceId string = workspace.id
